import { expect, it } from 'vitest';
import { bootsFolder } from '../../src/cli/boots-folder.ts';

it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string | undefined]>([
  ['linux', { HOME: '/home/juliet' }, '/home/juliet/.cache/caesura/boots'],
  ['linux', { HOME: '/h', XDG_CACHE_HOME: '/var/caches' }, '/var/caches/caesura/boots'],
  ['darwin', { HOME: '/Users/juliet' }, '/Users/juliet/Library/Caches/caesura/boots'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/caesura/boots'],
  ['linux', { HOME: '/h', CAESURA_CACHE: '/elsewhere' }, '/elsewhere/boots'],
  ['linux', { HOME: '/h', CAESURA_CACHE: '' }, undefined],
])('on %s with %o boots are kept in %s', (platform, environment, folder) => {
  expect(bootsFolder(environment, platform)).toBe(folder);
});

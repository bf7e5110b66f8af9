import { describe, expect, it } from 'vitest';
import {
  changedBy,
  readVariation,
  ruleWords,
  xepWords,
} from '../../../src/prosody/variations/read-variation.ts';
import { VARIATIONS } from '../../../src/prosody/variations/variations.ts';
import { variationModules } from '../../../src/prosody/variations/module-sources.ts';
import { variationText } from '../../../src/xmpp/stage.ts';

const written = (text: string) => {
  const read = readVariation(text);
  return read.ok ? variationText(read.value) : read.error;
};

describe('a variation', () => {
  it.each([
    ['forgets-110', 'forgets-110'],
    [' history-length = 3 ', 'history-length=3'],
    ['history-length=003', 'history-length=3'],
    ['history-length', 'history-length=0'],
    ['drops', 'drops=message'],
    ['drops=self-presence', 'drops=self-presence'],
  ])('%s is %s', (text, canonical) => {
    expect(written(text)).toBe(canonical);
    expect(written(canonical)).toBe(canonical);
  });

  it.each([
    ['', /^There is no variation "". There are room-default, no-locking, .* and full-room\.$/],
    ['forgets', /^There is no variation "forgets"\./],
    ['constructor', /^There is no variation "constructor"\./],
    ['forgets-110=yes', /^The variation forgets-110 takes no value: leave out "=yes"\.$/],
    ['history-length=', /takes a whole number of messages from 0 to 1000: history-length=0\.$/],
    ['history-length=-1', /takes a whole number/],
    ['full-room=0', /takes a whole number of occupants from 1 to 1000/],
    ['drops=iq', /takes a kind of stanza, one of message, subject, .* and error: drops=message\.$/],
  ])('%s is refused in words', (text, sentence) => {
    expect(written(text)).toMatch(sentence);
  });
});

describe('the list of variations', () => {
  it.each(VARIATIONS.map((each) => [each.name, each] as const))('tells all of %s', (_, each) => {
    expect(each.name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(each.sentence).toMatch(/^[A-Z].*\.$/);
    expect(xepWords(each)).toMatch(/section \d+(\.\d+)*\.$/);
    expect(changedBy(each)).toMatch(/^[a-z_0-9, ]+$/);
    if (each.value !== undefined) expect(ruleWords(each.value)).not.toBe('');
    if (each.means.kind === 'options') return;
    const module = variationModules.get(`mod_${each.means.module}.lua`) ?? '';
    expect(module, 'a comment that says what it does').toMatch(/^-- [A-Z]/);
  });

  it('has a use for every module', () => {
    const used = VARIATIONS.map(({ means }) => (means.kind === 'module' ? means.module : ''));
    const modules = [...variationModules.keys()].filter((file) => !file.endsWith('.lib.lua'));
    expect(modules.filter((file) => !used.includes(file.replace(/^mod_|\.lua$/g, '')))).toEqual([]);
  });
});

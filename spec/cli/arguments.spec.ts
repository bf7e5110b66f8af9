import { describe, expect, it } from 'vitest';
import { parseArguments, USAGE } from '../../src/cli/arguments.ts';

const words = (line: string) => line.split(' ');

describe('the words of the command line', () => {
  it('have defaults', () => {
    expect(parseArguments(['run', 'a.scs'])).toEqual({
      ok: true,
      value: {
        paths: ['a.scs'],
        server: 'embedded',
        prosody: [],
        profiles: [],
        modules: [],
        load: [],
        variations: [],
        watch: false,
        rule: 'skip',
        strictErrors: false,
        serverStacks: false,
        logpoints: [],
        waitsForTime: true,
        timeout: 5000,
        onlyTags: [],
        skipTags: [],
        shard: undefined,
        lastFailed: false,
        repeat: 1,
        seed: 1,
        github: false,
        json: undefined,
        junit: undefined,
        trace: undefined,
        jobs: undefined,
      },
    });
  });

  it('are all understood', () => {
    const line =
      'run a.scs dir --server ws://127.0.0.1:5280/xmpp-websocket --receive next --timeout 250 --json - --junit j.xml --trace t --jobs 4';
    expect(parseArguments(words(line))).toMatchObject({
      ok: true,
      value: {
        paths: ['a.scs', 'dir'],
        server: 'ws://127.0.0.1:5280/xmpp-websocket',
        rule: 'next',
        timeout: 250,
        json: '-',
        junit: 'j.xml',
        trace: 't',
        jobs: 4,
      },
    });
  });

  it('need no path where those of the last run are asked for', () => {
    expect(
      parseArguments(['run', '--last-failed', '--repeat', '10', '--shard', '1/2']),
    ).toMatchObject({
      ok: true,
      value: { paths: [], lastFailed: true, repeat: 10, shard: { part: 1, of: 2 } },
    });
  });

  it('ask before they update, unless they say yes', () => {
    expect(parseArguments(words('run a --update'))).toMatchObject({ value: { update: 'ask' } });
    expect(parseArguments(words('run --update=yes a'))).toMatchObject({ value: { update: 'yes' } });
    expect(parseArguments(words('run a'))).toMatchObject({ value: { update: undefined } });
    expect(parseArguments(words('run -- --update'))).toMatchObject({
      value: { paths: ['--update'], update: undefined },
    });
  });

  it('take tags with spaces, several at once or one by one', () => {
    const parsed = parseArguments([
      'run',
      'a',
      '--only-tags',
      'slow, status: stable',
      '--only-tags',
      'x',
    ]);
    expect(parsed).toMatchObject({
      ok: true,
      value: { onlyTags: ['slow', 'status: stable', 'x'] },
    });
  });

  it.each(['--help', '-h', 'help', 'run --help'])('%s asks for help', (line) => {
    expect(parseArguments(words(line))).toEqual({ ok: true, value: 'help' });
  });

  it.each([
    ['', /no command/],
    ['walk a.scs', /no command "walk"/],
    ['run', /at least one script/],
    ['run a --receive maybe', /one of skip, search, next/],
    ['run a --timeout soon', /milliseconds/],
    ['run a --timeout 0', /milliseconds/],
    ['run a --jobs 0', /above 0/],
    ['run a --jobs 1.5', /above 0/],
    ['run a --repeat 0', /from 1 to 10000/],
    ['run a --repeat 1e3', /from 1 to 10000/],
    ['run a --repeat 10001', /from 1 to 10000/],
    ['run a --seed -1', /--seed/],
    ['run a --seed 1.5', /nine digits/],
    ['run a --seed 2 --server ws://127.0.0.1:1/x', /for the embedded server/],
    ['run a --shard 4/3', /the last part is 3\/3/],
    ['run a --last-failed --watch', /do not go together/],
    ['run a --update --watch', /do not go together/],
    ['run a --update --repeat 2', /do not go together/],
    ['run a --update --prosody 13 --prosody 0.12', /for one server/],
    ['run a --update=no', /no other value/],
    ['run a --update --json -', /name a file/],
    ['run a --html -', /name one/],
    ['run a --server http://a.example/', /ws:\/\//],
    ['run a --serve x', /--serve/],
    ['run a --json - --junit -', /[Oo]nly one/],
  ])('%j is refused with a sentence', (line, sentence) => {
    const parsed = parseArguments(words(line));
    expect(parsed.ok ? '' : parsed.error).toMatch(sentence);
  });

  it('name variations, each by itself or in a list', () => {
    const line = 'run a.scs --variation forgets-110 --variation history-length=3,drops';
    expect(parseArguments(words(line))).toMatchObject({
      ok: true,
      value: {
        variations: [
          { name: 'forgets-110' },
          { name: 'history-length', value: '3' },
          { name: 'drops', value: 'message' },
        ],
      },
    });
    expect(USAGE).toContain('forgets-110');
  });

  it.each([
    ['--variation forgets', /^--variation: There is no variation "forgets"\. There are /],
    ['--variation full-room=0', /^--variation: The variation full-room takes a whole number/],
    ['--variation no-locking --server ws://127.0.0.1:1/x', /are for the embedded server/],
  ])('are refused with %s', (options, sentence) => {
    const parsed = parseArguments(words(`run a.scs ${options}`));
    expect(parsed.ok ? '' : parsed.error).toMatch(sentence);
  });
});

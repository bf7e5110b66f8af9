import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/base/text-edit.ts';
import { checkedOn } from '../../src/script/checked-on.ts';
import { compileScript } from '../../src/script/compile.ts';
import { completionsAt } from '../../src/script/complete.ts';
import { hoverAt } from '../../src/script/hover.ts';
import { parseScript } from '../../src/script/parse.ts';
import { repairsOf } from '../../src/script/repairs.ts';
import { COMMUNITY_PLACE, type StageServer } from '../../src/script/stage-server.ts';
import { NO_VOCABULARY } from '../../src/script/vocabulary.ts';
import { readMarkers } from './markers.ts';

/** A small Prosody: what its code is known to have. */
const SERVER: StageServer = {
  versions: ['13.0.7', '0.12.3'],
  places: [COMMUNITY_PLACE],
  facts: {
    version: '13.0.7',
    modules: [
      {
        name: 'announce',
        file: 'modules/mod_announce.lua',
        place: 'hosts',
        about: 'Online announcements',
        features: ['http://jabber.org/protocol/admin'],
      },
      { name: 'muc', file: 'modules/muc/mod_muc.lua', place: 'rooms', about: '', features: [] },
      {
        name: 'muc_moderation',
        file: 'mod_muc_moderation/mod_muc_moderation.lua',
        place: 'rooms',
        about: '',
        features: [],
        from: 'community',
      },
    ],
    options: [
      { name: 'muc_room_locking', kind: 'boolean', byDefault: 'true', modules: ['muc'] },
      { name: 'muc_tombstones', kind: 'boolean', byDefault: 'true', modules: ['muc'] },
      { name: 'most', kind: 'number', byDefault: '20', modules: [] },
      { name: 'who', kind: 'enum', values: ['moderators', 'anyone'], modules: ['muc'] },
    ],
  },
};

const CAST =
  '\n[Client] Romeo\n\tjid: romeo@one.example\n\tpassword: x\n\n-----\n\nRomeo connects\n';
const script = (head: string) => `# T\n${head}\n${CAST}`;
const check = (head: string) => checkedOn(compileScript(script(head)), SERVER).diagnostics;

function labels(head: string): readonly string[] {
  const { text, cursor } = readMarkers(script(head));
  return completionsAt(parseScript(text), cursor, NO_VOCABULARY, SERVER).map(({ label }) => label);
}

function hover(head: string) {
  const { text, cursor } = readMarkers(script(head));
  const found = hoverAt(parseScript(text), cursor, NO_VOCABULARY, SERVER);
  const marked = found && text.slice(found.range.start, found.range.end);
  return [marked, found?.parts.flatMap(({ sentences }) => sentences).join(' ')];
}

describe('what a script asks of a server that is known', () => {
  it.each([
    ['## modules: anounce', 'error', 'no-such-module', 'Did you mean "announce"?'],
    ['## modules: muc_moderatoin', 'error', 'no-such-module', 'Did you mean "muc_moderation"?'],
    ['## modules: xyz', 'error', 'no-such-module', 'the modules of Prosody’s community.'],
    ['## modules: xyz\n## module-may-fail: xyz', 'info', 'no-such-module', 'There is no mod_xyz'],
    ['## component: rooms.example mucc', 'error', 'no-such-module', 'Did you mean "muc"?'],
    ['## option: muc_room_loking = true', 'warning', 'no-such-option', '"muc_room_locking"?'],
    ['## option: nothing_like_it = 1', 'info', 'no-such-option', 'No module of Prosody 13.0.7'],
    ['## option: muc_room_locking = "no"', 'warning', 'odd-option-value', 'takes true or false'],
    ['## option: most = "x"', 'warning', 'odd-option-value', 'takes a number'],
    ['## option: who = "nobody"', 'warning', 'odd-option-value', 'one of "moderators", "anyone"'],
    ['## prosody: >=14', 'error', 'no-such-version', 'there is 13.0.7 and 0.12.3'],
    ['## variation: forget-110', 'error', 'bad-variation', 'Did you mean "forgets-110"?'],
  ])('%s: %s', (head, severity, code, words) => {
    const found = check(head);
    expect(found).toMatchObject([{ severity, code }]);
    expect(found[0]?.message).toContain(words);
  });

  it.each([
    '## modules: announce, muc_moderation on conference.one.example',
    '## option: muc_room_locking = false',
    '## option: who = "anyone"',
    '## prosody: >=0.12 <14',
  ])('%s is well', (head) => {
    expect(check(head)).toEqual([]);
  });

  it('is not looked at where nothing is known of the server', () => {
    const unknown = { facts: undefined, versions: [], places: [] };
    const compiled = compileScript(script('## modules: xyz\n## option: no = 1'));
    expect(checkedOn(compiled, unknown)).toBe(compiled);
  });
});

describe('repairs of what a server does not have', () => {
  it.each([
    ['## modules: anounce', '## modules: announce'],
    ['## modules: announce, muc_moderatoin', '## modules: announce, muc_moderation'],
    ['## component: rooms.example mucc', '## component: rooms.example muc'],
    ['## option: muc_room_loking = true', '## option: muc_room_locking = true'],
    ['## option: muc_room_locking = "tru"', '## option: muc_room_locking = true'],
    ['## option: who = "anyones"', '## option: who = "anyone"'],
    ['## prosody: >=14', '## prosody: 13.0.7'],
    ['## variation: history-lenght=3', '## variation: history-length=3'],
    ['## variation: drops=mesage', '## variation: drops=message'],
    ['## modules: announce, xyz', '## modules: announce'],
    ['## modules: xyz, announce', '## modules: announce'],
    ['## modules: xyz\n## hosts: a.example', '## hosts: a.example'],
  ])('%s', (before, after) => {
    const compiled = checkedOn(compileScript(script(before)), SERVER);
    const [diagnostic] = compiled.diagnostics;
    const [repair] = diagnostic === undefined ? [] : repairsOf(diagnostic, compiled, SERVER);
    expect(applyEdits(script(before), repair?.edits ?? [])).toBe(script(after));
  });
});

describe('completion behind a tag', () => {
  it.each([
    ['## modules: ‸', ['announce', 'muc', 'muc_moderation']],
    ['## modules: announce, muc_‸', ['announce', 'muc', 'muc_moderation']],
    ['## modules: announce ‸', ['on']],
    ['## component: rooms.example ‸', ['muc']],
    ['## option: ‸', ['muc_room_locking', 'muc_tombstones', 'most', 'who']],
    ['## option: muc_room_locking = ‸', ['true', 'false']],
    ['## option: who = ‸', ['"moderators"', '"anyone"']],
    ['## option: most = ‸', ['20']],
    ['## prosody: ‸', ['>=13', '>=0.12', '13.0.7', '0.12.3']],
    ['## prosody: >=0.12 <‸', ['>=13', '>=0.12', '13.0.7', '0.12.3']],
    ['## hosts: ‸', []],
    ['## variation: drops=‸', ['message', 'subject']],
  ])('%s', (head, expected) => {
    expect(labels(head).slice(0, Math.max(expected.length, 1))).toEqual(expected);
  });

  it('names the hosts that are served to the script', () => {
    expect(labels('## modules: muc_moderation on ‸')).toEqual(
      expect.arrayContaining(['conference.localhost', 'one.example', 'conference.one.example']),
    );
  });

  it('offers variations after the first one, too', () => {
    expect(labels('## variation: forgets-110, ‸')).toContain('history-length');
  });

  it('replaces what is typed of a word, before and behind the cursor', () => {
    const { text, cursor } = readMarkers(script('## modules: announce, muc‸_mod on x'));
    const [first] = completionsAt(parseScript(text), cursor, NO_VOCABULARY, SERVER);
    expect(first && text.slice(first.range.start, first.range.end)).toBe('muc_mod');
  });
});

describe('hover behind a tag', () => {
  it.each([
    ['## modules: ann‸ounce', 'announce', 'Online announcements. One of Prosody 13.0.7’s own'],
    ['## modules: muc_mod‸eration', 'muc_moderation', 'community (MIT, unless its file says'],
    ['## component: a.example mu‸c', 'muc', 'It reads muc_room_locking, muc_tombstones, who.'],
    ['## option: muc_room‸_locking = false', 'muc_room_locking = false', 'true if nothing is said'],
    ['## option: wh‸o = "anyone"', 'who = "anyone"', 'one of moderators, anyone. Read by mod_muc.'],
    ['## prosody: >=1‸3', '>=13', 'it fits Prosody 13.0.7.'],
    ['## prosody: >=1‸4', '>=14', 'None that is here fits'],
  ])('%s', (head, marked, words) => {
    const [range, about] = hover(head);
    expect(range).toBe(marked);
    expect(about).toContain(words);
  });
});

it('whatever a header says, diagnostics and repairs stay inside the text', () => {
  const word = fc.constantFrom(
    'muc',
    'xyz',
    'on',
    '=',
    '>=',
    '13',
    ',',
    ' ',
    '"a',
    'a.example',
    '{',
  );
  const tag = fc.constantFrom('modules', 'option', 'component', 'prosody', 'variation', 'hosts');
  const line = fc.tuple(tag, fc.array(word, { maxLength: 6 }));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const text = script(lines.map(([key, words]) => `## ${key}: ${words.join('')}`).join('\n'));
      const compiled = checkedOn(compileScript(text), SERVER);
      for (const diagnostic of compiled.diagnostics) {
        expect(diagnostic.range.end).toBeLessThanOrEqual(text.length);
        repairsOf(diagnostic, compiled, SERVER);
      }
      for (let at = 0; at < text.indexOf('[Client]'); at += 1) {
        completionsAt(compiled.syntax, at, NO_VOCABULARY, SERVER);
        hoverAt(compiled.syntax, at, NO_VOCABULARY, SERVER);
      }
    }),
    { numRuns: 60 },
  );
});

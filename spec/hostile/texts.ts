import { strict as assert } from 'node:assert';
import { drawDifference } from '../../src/cli/draw-difference.ts';
import { diffStanza } from '../../src/match/diff.ts';
import { expectationFor } from '../../src/diagnosis/repair/stanza/expectation.ts';
import { actorVariables } from '../../src/diagnosis/repair/stanza/variables.ts';
import { matches } from '../../src/match/match.ts';
import { statusSentence, summarise } from '../../src/match/sentence.ts';
import { layoutTimeline } from '../../src/timeline/layout.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { xml, type XmlElement } from '../../src/xml/element.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { parseTolerant } from '../../src/xml/parse-tolerant.ts';
import { printXml } from '../../src/xml/print.ts';
import { sideBySide } from '../../src/insight/difference-rows/layout.ts';
import { differenceRows } from '../../src/insight/difference-rows/rows.ts';
import { paintRows } from '../../src/ui/difference/paint-rows.ts';
import { scriptText } from '../../src/insight/difference-rows/script-text.ts';
import { sentenceParts } from '../../src/ui/difference/sentence-parts.ts';
import { xmlLines } from '../../src/ui/widgets/xml-tokens.ts';
import { createPlay } from '../timeline/play.ts';
import { scenarioOf } from '../timeline/script.ts';
import type { HostileClass, HostileExtent, HostileTry } from './hostile-class.ts';

const CLIENT = 'jabber:client';
const USER = 'romeo@localhost';

/** Characters that mean something to somebody: markup, patterns, templates, control characters, other scripts. */
const INJECTIONS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  ']]>',
  '&amp;&lt;&#10;',
  '&undefined;',
  '.*+?^${}()|[]\\',
  '(a+)+$',
  '[',
  '\\',
  '(?<name>x)',
  "$&$1$`$'",
  '${alert(1)}',
  "${Romeo's JID}",
  '{scansion:any}x',
  '{{constructor}}',
  '__proto__',
  'constructor',
  'toString',
  '%s%n%d',
  'javascript:alert(1)',
  '\u202egnp.exe',
  '\u200b\u200d\ufeff',
  '\u0085\u2028\u2029',
  '😀👨‍👩‍👧',
  'e\u0301'.repeat(20),
  '\t\r\n \n',
  '\u0000\u0001\u001b[2J',
  '\ud800',
  USER,
  `${USER}${USER}`,
];

const LONG: Readonly<Record<HostileExtent, readonly number[]>> = {
  short: [33_000],
  whole: [33_000, 300_000, 1_000_000],
};

/** Texts of any length and content, in each place of a stanza, through all that reads, compares, tells and paints. */
export const TEXTS: HostileClass = {
  name: 'texts',
  tries: function* (extent) {
    const units = extent === 'short' ? INJECTIONS.slice(6, 9) : INJECTIONS;
    for (const text of INJECTIONS) yield* inEachPlace(text, JSON.stringify(text));
    for (const length of LONG[extent]) {
      for (const unit of units) {
        const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
        yield* inEachPlace(text, `${JSON.stringify(unit)} up to ${length} characters`);
      }
    }
    for (const [name, frame] of frames(extent)) {
      yield { name, run: () => endure(frame) };
    }
  },
};

/** Frames whose structure is the attack. */
function frames(extent: HostileExtent): readonly (readonly [string, string])[] {
  const size = extent === 'short' ? 5000 : 60_000;
  const times = (part: (index: number) => string, count = size) =>
    Array.from({ length: count }, (_, index) => part(index)).join('');
  const message = (attributes: string, content: string) =>
    `<message xmlns="${CLIENT}"${attributes}>${content}</message>`;
  return [
    [
      'many children',
      message(
        '',
        times(() => '<a/>'),
      ),
    ],
    [
      'many names',
      message(
        '',
        times((i) => `<a${i} xmlns="u${i}"/>`),
      ),
    ],
    [
      'many attributes',
      message(
        times((i) => ` a${i}=""`),
        '',
      ),
    ],
    [
      'many prefixes',
      message(
        times((i) => ` xmlns:a${i}="u${i}" a${i}:x=""`),
        '',
      ),
    ],
    ['deep', message('', times(() => '<a>', 100_000) + times(() => '</a>', 100_000))],
    ['nearly too deep', message('', times(() => '<a>', 255) + times(() => '</a>', 255))],
    [
      'many texts',
      message(
        '',
        times(() => 'a<b/>'),
      ),
    ],
    [
      'many sections',
      message(
        '',
        times(() => '<![CDATA[<]]>'),
      ),
    ],
    [
      'many references',
      message(
        '',
        times(() => '&#x1F600;'),
      ),
    ],
    ['open to the end', message('', '').slice(0, -10) + times(() => '<a>')],
    ['ten million characters', message('', 'a'.repeat(10_000_000))],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
  ];
}

function* inEachPlace(text: string, name: string): Iterable<HostileTry> {
  const stanzas: Readonly<Record<string, XmlElement>> = {
    body: xml('message', { xmlns: CLIENT, from: `r@c.localhost/n` }, xml('body', {}, text)),
    from: xml('presence', { xmlns: CLIENT, from: text }),
    nickname: xml('presence', { xmlns: CLIENT, from: `r@c.localhost/${text}` }),
    id: xml('iq', { xmlns: CLIENT, id: text, type: text }),
    namespace: xml('message', { xmlns: CLIENT }, xml('x', { xmlns: text, var: text }, text)),
  };
  for (const [place, stanza] of Object.entries(stanzas)) {
    yield { name: `${name} as ${place}`, run: () => endureStanza(stanza) };
  }
}

/** A frame is read or refused with a sentence; what is read goes through all the rest. */
function endure(frame: string): void {
  parseTolerant(frame.slice(0, 200_000));
  const parsed = parseStrict(frame);
  if (parsed.ok) endureStanza(parsed.value);
  else assert.match(parsed.error.sentence, /^[A-Z].{3,300}\.$/su);
}

function endureStanza(stanza: XmlElement): void {
  const printed = printXml(stanza);
  const again = parseStrict(printed);
  if (!again.ok) return void assert.equal(again.error.code, 'too-large', again.error.sentence);
  assert.equal(printXml(again.value), printed);
  assert.notEqual(matches(again.value, again.value), undefined);
  compare(
    xml('message', { xmlns: CLIENT, from: USER, id: 'x' }, xml('body', {}, 'x')),
    again.value,
  );
  compare(again.value, xml('message', { xmlns: CLIENT, from: USER }, xml('body', {}, 'x')));
  const variables = actorVariables([{ name: 'Romeo', jid: USER, fullJid: `${USER}/r` }]);
  assert.equal(parseTolerant(expectationFor(again.value, variables)).roots.length, 1);
  assert.ok(xmlLines(again.value).length > 0);
  layOut(printed);
}

function compare(expected: XmlElement, received: XmlElement): void {
  const diff = diffStanza(expected, received);
  for (const { sentence, path } of diff.differences.slice(0, 50)) {
    const told = sentenceParts(sentence, path).map((part) => ('text' in part ? part.text : ''));
    assert.equal(told.join(''), sentence);
  }
  assert.ok(summarise(diff).length < 10_000);
  assert.ok(statusSentence(diff, 'Romeo').length < 10_000);
  const script = scriptText(printXml(expected), expected);
  paintRows(differenceRows(diff, sideBySide(script, 80)), script);
  drawDifference(diff);
}

const SCENARIO = scenarioOf('Romeo', 'Romeo receives:\n\t<message><body>x</body></message>\n');

function layOut(frame: string): void {
  const play = createPlay(SCENARIO);
  play.connects(1, 'Romeo', `${USER}/r`);
  play.receives(1, 'Romeo', frame, 'differs');
  play.over('failed', 1);
  const trace = { events: play.events, model: buildTraceModel(play.events) };
  const options = { filter: '', verdicts: [], foldedScenes: [], showStream: false };
  const { rows } = layoutTimeline({ scenario: SCENARIO, trace, options });
  for (const row of rows) {
    if (row.kind === 'arrow') assert.ok([row.name, row.summary, row.phrase].length === 3);
  }
}

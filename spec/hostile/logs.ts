import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { makeScript } from '../../src/logs/make-script.ts';
import { readLog } from '../../src/logs/read-log.ts';
import { compileScript } from '../../src/script/compile.ts';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';
import type { HostileClass, HostileTry } from './hostile-class.ts';
import { readEverything } from './read-everything.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../logs/samples');
const samples: readonly string[] = readdirSync(SAMPLES).map((name) =>
  readFileSync(path.join(SAMPLES, name), 'utf8'),
);

/** It is refused in a sentence, or it is a trace that can be kept, shown, and made into a script without an error. */
function isToldOrRefused(text: string): void {
  const read = readLog(text);
  if (!read.ok) {
    const { message } = read.error;
    if (!/[.”]$/.test(message) || message.length > 400) throw new Error(`no sentence: ${message}`);
    return;
  }
  const { events, unread, lines } = read.value;
  const kept = parseTrace(serialiseTrace(events));
  if (!kept.ok) throw new Error(kept.error.message.slice(0, 300));
  readEverything(events);
  const stray = unread.find(({ number }) => number < 1 || number > lines);
  if (stray !== undefined) throw new Error(`line ${String(stray.number)} of ${String(lines)}`);
  const [started] = events;
  if (started?.type !== 'run-started') throw new Error('it does not begin');
  const made = makeScript('A log', started, events);
  // A recording that is a broken script is shown as far as it can be; its errors are the author's to see.
  const error = firstError(made?.text);
  if (error !== undefined && firstError(started.source) === undefined) {
    throw new Error(`the script: ${error}`);
  }
}

function firstError(script: string | undefined): string | undefined {
  if (script === undefined) return undefined;
  return compileScript(script).diagnostics.find(({ severity }) => severity === 'error')?.message;
}

const ODD = [
  '\u0000',
  '\ud800',
  '\u2028',
  '\u202e',
  '<',
  '>',
  '"',
  "'",
  '&',
  '&#0;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<![CDATA[',
  '<!--',
  '<presence/>',
  '<presence from="a@b/c" to="d@e/f"/>',
  '<iq type="result" id="1"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>@/@</jid></bind></iq>',
  '[Client] constructor',
  '-----',
  '{"log":{}}',
  '__proto__',
  '\u001b[31m',
  'T99:99:99Z',
] as const;

/** Lines that are taken away, doubled, cut or moved, and odd texts in the middle of one. */
const damage = fc.oneof(
  fc.record({
    kind: fc.constantFrom('drop' as const, 'double' as const, 'cut' as const, 'swap' as const),
    at: fc.nat(1_000),
  }),
  fc.record({
    kind: fc.constant('odd' as const),
    at: fc.nat(20_000),
    text: fc.constantFrom(...ODD),
  }),
  fc.record({ kind: fc.constant('end' as const), at: fc.nat(20_000) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(text: string, each: Damage): string {
  const place = each.at % (text.length + 1);
  if (each.kind === 'end') return text.slice(0, place);
  if (each.kind === 'odd') return text.slice(0, place) + each.text + text.slice(place);
  const lines = text.split('\n');
  const at = each.at % lines.length;
  const line = lines[at] ?? '';
  if (each.kind === 'drop') lines.splice(at, 1);
  else if (each.kind === 'double') lines.splice(at, 0, line);
  else if (each.kind === 'cut') lines[at] = line.slice(line.length / 2);
  else lines.splice(at, 2, lines[at + 1] ?? '', line);
  return lines.join('\n');
}

function* damages(runs: number): Iterable<HostileTry> {
  const several = fc.record({
    sample: fc.nat(samples.length - 1),
    what: fc.array(damage, { minLength: 1, maxLength: 5 }),
  });
  for (const { sample, what } of fc.sample(several, { numRuns: runs, seed: 1 })) {
    yield {
      name: `sample ${String(sample)} ${JSON.stringify(what).slice(0, 160)}`,
      run: () => isToldOrRefused(what.reduce(damaged, samples[sample] ?? '')),
    };
  }
}

/** Logs of two programs, one after the other: what the second one says is unread, or told. */
function* mixed(): Iterable<HostileTry> {
  for (const [first, one] of samples.entries()) {
    for (const [second, other] of samples.entries()) {
      yield {
        name: `sample ${String(first)}, then ${String(second)}`,
        run: () => isToldOrRefused(`${one}\n${other}`),
      };
    }
  }
}

const STANZA = '<message type="chat" to="a@example.org"><body>1</body></message>';

function* bombs(): Iterable<HostileTry> {
  const texts: Readonly<Record<string, () => string>> = {
    empty: () => '',
    'a million line ends': () => `${STANZA}\n`.concat('\n'.repeat(1_000_000)),
    'a million spaces': () => `${STANZA}\n${' '.repeat(1_000_000)}`,
    'a stanza that never ends': () => `<message>${'<a>'.repeat(100_000)}`,
    'a hundred thousand beginnings': () => '<message>\n'.repeat(100_000),
    'a hundred thousand ends': () => `${STANZA}\n${'</message>\n'.repeat(100_000)}`,
    'a line of a million brackets': () => `${STANZA}\n${'['.repeat(1_000_000)}`,
    'a HAR of brackets': () => `{"log":${'['.repeat(1_000_000)}`,
    'ten thousand actors': () =>
      Array.from(
        { length: 10_000 },
        (_, at) =>
          `<message from="a${String(at)}@x/r" to="b${String(at)}@x/r"><body>1</body></message>`,
      ).join('\n'),
  };
  for (const [name, make] of Object.entries(texts)) {
    yield { name, run: () => isToldOrRefused(make()) };
  }
}

/** Logs of other programs, cut, mixed up, or made to hurt: refused in a sentence, or told and shown. */
export const LOGS: HostileClass = {
  name: 'logs',
  *tries(extent) {
    yield* damages(extent === 'short' ? 60 : 4_000);
    if (extent === 'short') return;
    yield* mixed();
    yield* bombs();
  },
};

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileScript } from '../../src/script/compile.ts';

const SCENARIOS = path.join(import.meta.dirname, '../../public/scenarios');
const LINES = 10_000;
const KEYSTROKES = 300;

/** Milliseconds from a keystroke in a long script to its diagnostics and scenario. */
export interface KeystrokeTimes {
  readonly median: number;
  readonly p95: number;
}

/** Types into a script of 10,000 lines, compiles it after every character, and prints what that took. */
export function benchKeystrokes(): KeystrokeTimes {
  const script = longScript(LINES);
  compileScript(script);
  const times = [...typings(script)].map(timeCompile).toSorted((a, b) => a - b);
  const quantile = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
  const result = { median: quantile(0.5), p95: quantile(0.95) };
  console.log(
    `keystroke in ${LINES} lines: median ${result.median.toFixed(1)} ms, p95 ${result.p95.toFixed(1)} ms`,
  );
  return result;
}

function timeCompile(text: string): number {
  const start = performance.now();
  compileScript(text);
  return performance.now() - start;
}

/** The text after each keystroke: a comment at the top, a stanza and its action in the middle, words at the end. */
function* typings(script: string): Generator<string> {
  const stanza = script.indexOf('</message>', script.length / 2);
  const action = script.lastIndexOf('\n\n', stanza) + 2;
  const places = [
    { at: 2, typed: 'On typing: ' },
    { at: script.indexOf('\n\tjid:'), typed: ' and a half' },
    { at: stanza, typed: '<subject>What is it to be, then?</subject>' },
    { at: action, typed: 'Romeo 3 sends:\n\t<presence to="a"/>\n\n' },
    { at: script.length, typed: '\n# The end of a long evening\n' },
  ];
  for (let count = 0; count < KEYSTROKES;) {
    for (const { at, typed } of places) {
      for (let length = 1; length <= typed.length; length += 1, count += 1) {
        yield script.slice(0, at) + typed.slice(0, length) + script.slice(at);
      }
    }
  }
}

/** At least `lines` lines that compile: the shipped scenarios one after the other, each with a cast of its own. */
export function longScript(lines: number): string {
  const scripts = readdirSync(SCENARIOS)
    .filter((name) => name.endsWith('.scs') && !name.includes('broken'))
    .map((name) => readFileSync(path.join(SCENARIOS, name), 'utf8'));
  const [casts, plays]: [string[], string[]] = [[], []];
  let count = 0;
  for (let index = 0; count < lines; index += 1) {
    const { cast, play } = recast(scripts[index % scripts.length] ?? '', index);
    casts.push(cast);
    plays.push(play);
    count += cast.split('\n').length + play.split('\n').length;
  }
  return `# A long evening\n\n${casts.join('')}\n-----\n\n${plays.join('\n')}`;
}

/** One scenario with every actor renamed. */
function recast(script: string, index: number): { readonly cast: string; readonly play: string } {
  const [top = '', play = ''] = script.split(/^-----+$/m);
  const cast = top.slice(top.indexOf('[Client]'));
  const names = [...cast.matchAll(/^\[Client\] (.+)$/gm)].map((match) => match[1] ?? '');
  const rename = (text: string) =>
    names.reduce(
      (current, name) =>
        current
          .replaceAll(`[Client] ${name}\n`, `[Client] ${name} ${index}\n`)
          .replaceAll(new RegExp(`^${name} `, 'gm'), `${name} ${index} `)
          .replaceAll(`\${${name}'s`, `\${${name} ${index}'s`)
          .replaceAll(`${name.toLowerCase()}@`, `${name.toLowerCase()}-${index}@`),
      text,
    );
  return { cast: rename(cast), play: rename(play) };
}

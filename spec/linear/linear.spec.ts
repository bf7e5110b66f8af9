import './step-counter.ts';
import { describe, expect, it } from 'vitest';
import { tooFast, type Maker, type Sizes } from './growth.ts';
import { SCRIPTS, STANZAS, TRACES } from './inputs.ts';
import { OF_PAIRS, OF_SCRIPTS, OF_STANZAS, OF_TRACES, stanzaInput } from './subjects.ts';
const S: Sizes = (process.env['SIZES'] ?? '60,120,240').split(',').map(Number) as any;
const st = Object.entries(STANZAS).map(([name, make]) => [name, (size: number) => stanzaInput(make(size))] as const);
function pairs() {
  return Object.entries(STANZAS).flatMap(([name, make]) => {
    const pair =
      (left: (size: number) => string, right: (size: number) => string) => (size: number) => ({
        expected: stanzaInput(left(size)),
        received: stanzaInput(right(size)).element,
      });
    const few = () => make(20);
    const others = (size: number) =>
      make(size).replaceAll(/="(\d+)"|>t(\d+)</g, (all) => `${all.slice(0, -1)}0${all.slice(-1)}`);
    return [
      [`${name}: other values`, pair(make, others)],
      [`${name}: few expected`, pair(() => others(20), make)],
      [`${name}: few received`, pair(make, few)],
    ] as const;
  });
}
function run(calls: any, shapes: any) {
  for (const [name, call] of Object.entries(calls) as any) it(name, () => {
    const t = process.cpuUsage().user;
    const bad = shapes.flatMap(([shape, make]: any) => { let r; try { r = tooFast(call, make, S); } catch (e) { r = String(e).slice(0, 200); } return r === undefined ? [] : [`${shape}: ${r}`]; });
    console.log(`@@ ${name} ${Math.round((process.cpuUsage().user - t) / 1000)} ms ${bad.length}` + bad.map((b: string) => '\n@    ' + b).join(''));
  }, 600000);
}
run(OF_STANZAS, st); run(OF_PAIRS, pairs()); run(OF_SCRIPTS, Object.entries(SCRIPTS)); run(OF_TRACES, Object.entries(TRACES));

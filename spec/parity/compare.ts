import { RECEIVE_RULES, type ReceiveRule } from '../../src/trace/receive-rule.ts';
import type { NativeInstall } from '../support/native-installs.ts';
import { openEmbeddedStage, openNativeStage, type Play, type Script, type Stage } from './stage.ts';

export const RULES = RECEIVE_RULES;

export interface Pairing {
  readonly script: Script;
  readonly rule: ReceiveRule;
}

/** One script under one rule, on both servers. */
export interface Comparison extends Pairing {
  readonly native: Play;
  readonly embedded: Play;
}

export function allPairings(scripts: readonly Script[]): Pairing[] {
  return scripts.flatMap((script) => RULES.map((rule) => ({ script, rule })));
}

/** Native servers side by side: most of their time is waiting. */
const LANES = 3;

/** Plays each pairing on a native Prosody, and on the embedded one of the same Lua. */
export async function compareEverywhere(
  install: NativeInstall,
  pairings: readonly Pairing[],
): Promise<Comparison[]> {
  const embedded = await openEmbeddedStage(install);
  const lanes = Array.from({ length: Math.min(LANES, pairings.length) });
  const natives = await Promise.all(lanes.map(() => openNativeStage(install)));
  const comparisons = await compareAll(pairings, natives, embedded);
  for (const stage of [embedded, ...natives]) await stage.close();
  return comparisons;
}

async function compareAll(
  pairings: readonly Pairing[],
  natives: readonly Stage[],
  embedded: Stage,
): Promise<Comparison[]> {
  const natively = await shareOut(pairings, natives);
  const comparisons: Comparison[] = [];
  for (const [index, { script, rule }] of pairings.entries()) {
    const native = natively[index];
    if (native === undefined) continue;
    const ours = await embedded.play(script, rule);
    comparisons.push(await settled({ script, rule, native, embedded: ours }, natives));
  }
  return comparisons;
}

/** So often a native Prosody may try to do what the embedded one does. */
const MOST_TRIES = 6;

/**
 * In which order a newcomer hears of the occupants is chance on a native Prosody: it goes by the order of a table of Lua,
 * whose seed is another one at each start. Where that decides, the embedded server's way must be one of its ways.
 */
async function settled(comparison: Comparison, natives: readonly Stage[]): Promise<Comparison> {
  const { script, rule, embedded } = comparison;
  const [stage] = natives;
  for (let tries = 1; tries < MOST_TRIES && stage !== undefined; tries += 1) {
    if (verdictOf(comparison.native) === verdictOf(embedded)) return comparison;
    const native = await stage.play(script, rule);
    if (verdictOf(native) === verdictOf(embedded)) return { ...comparison, native };
  }
  return comparison;
}

async function shareOut(pairings: readonly Pairing[], stages: readonly Stage[]): Promise<Play[]> {
  const plays: Play[] = [];
  const left = pairings.map((pairing, index) => ({ ...pairing, index }));
  const work = async (stage: Stage): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      plays[next.index] = await stage.play(next.script, next.rule);
    }
  };
  await Promise.all(stages.map(work));
  return plays;
}

/** What the two sides must agree on. */
export function verdictOf({ verdict, line, kind, reason }: Play): string {
  const place = line === undefined ? '' : ` at line ${line}`;
  return [`${verdict}${place}`, kind, reason].filter((part) => part !== undefined).join(': ');
}

/** In which actors' transcripts the two sides differ first: one sentence each, none when all are equal. */
export function transcriptDifferences({ native, embedded }: Comparison): string[] {
  const actors = new Set([
    ...Object.keys(native.transcripts),
    ...Object.keys(embedded.transcripts),
  ]);
  return [...actors].flatMap((actor) => {
    const [ours, theirs] = [embedded.transcripts[actor] ?? [], native.transcripts[actor] ?? []];
    const length = Math.max(ours.length, theirs.length);
    const at = Array.from({ length }, (_, i) => i).find((i) => ours[i] !== theirs[i]);
    if (at === undefined) return [];
    const lines = [
      `native:   ${theirs[at] ?? '(nothing)'}`,
      `embedded: ${ours[at] ?? '(nothing)'}`,
    ];
    return [`${actor}, line ${at + 1}\n    ${lines.join('\n    ')}`];
  });
}

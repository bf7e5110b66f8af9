import { counted } from '../../base/counted.ts';
import { t } from '../../base/translate.ts';
import type { Step } from '../../script/scenario.ts';
import type { Outcome, RunEnded, TraceEvent } from '../../trace/event.ts';
import { readRun, type ComparableRun, type ReadRun, type RunItem } from './read-run.ts';
import { STATE_WORDS } from './sentence.ts';

/**
 * In what runs of one script may vary: how a step ended, the stanza that it took, which stanzas came after an action, or
 * the order in which they came to an actor.
 */
export type Facet = 'outcome' | 'stanza' | 'company' | 'order';

/** One way in which it went. */
export interface Variant {
  /** `matched`, `message groupchat`, `4 stanzas`; `''` for an order. */
  readonly words: string;
  readonly count: number;
  /** The first run that went so, by its place among those that were added, from 0. */
  readonly example: number;
}

export interface VaryingStep {
  readonly step: Step;
  readonly facet: Facet;
  /** The most frequent first; at least two. */
  readonly variants: readonly Variant[];
}

export interface FlakeReport {
  readonly runs: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** In the order of the script. */
  readonly varying: readonly VaryingStep[];
}

/** Looks at one run after the other, and keeps of each only how it went. */
export interface FlakeTally {
  /** Whether it went in a way, somewhere, in which no run before it went. The script must be the same each time. */
  add(run: ComparableRun): boolean;
  report(): FlakeReport;
}

/** Variants beyond these are counted, and no longer told apart. */
const MAX_VARIANTS = 20;

export function createFlakeTally(): FlakeTally {
  const facets = new Map<string, FacetTally>();
  const outcomes: Partial<Record<Outcome, number>> = {};
  let runs = 0;
  let steps: readonly Step[] = [];
  return {
    add: (run) => {
      const example = runs++;
      steps = run.scenario.steps;
      const end = run.events.at(-1);
      if (end?.type === 'run-ended') outcomes[end.outcome] = (outcomes[end.outcome] ?? 0) + 1;
      let isNew = false;
      for (const { step, facet, key, words } of sightings(readRun(run, run.source), end)) {
        const place = `${step} ${facet}`;
        const tally = facets.get(place) ?? { step, facet, variants: new Map<string, Variant>() };
        facets.set(place, tally);
        isNew = count(tally, { key, words, example }) || isNew;
      }
      return isNew;
    },
    report: () => ({
      runs,
      outcomes: { ...outcomes },
      varying: steps.flatMap((step) => varyingFacets(step, facets)),
    }),
  };
}

interface FacetTally {
  readonly step: number;
  readonly facet: Facet;
  readonly variants: Map<string, Variant>;
}

interface Sighting {
  readonly step: number;
  readonly facet: Facet;
  /** Equal in all runs that went so. */
  readonly key: string;
  readonly words: string;
}

function count(
  { variants }: FacetTally,
  { key, words, example }: Pick<Sighting, 'key' | 'words'> & Pick<Variant, 'example'>,
): boolean {
  const place = variants.size < MAX_VARIANTS || variants.has(key) ? key : 'others';
  const known = variants.get(place);
  const first = { words: place === key ? words : t('others'), count: 1, example };
  variants.set(place, known === undefined ? first : { ...known, count: known.count + 1 });
  return known === undefined;
}

function varyingFacets(step: Step, facets: ReadonlyMap<string, FacetTally>): VaryingStep[] {
  const varying = (facet: Facet): VaryingStep[] => {
    const variants = [...(facets.get(`${step.index} ${facet}`)?.variants.values() ?? [])];
    if (variants.length < 2) return [];
    return [{ step, facet, variants: variants.sort((a, b) => b.count - a.count) }];
  };
  const company = varying('company');
  // Where other stanzas come, their order is another one anyway.
  return [
    ...varying('outcome'),
    ...varying('stanza'),
    ...(company.length > 0 ? company : varying('order')),
  ];
}

/** All that one run shows. A step that did not run shows nothing: another one is the reason. */
function sightings(run: ReadRun, end: TraceEvent | undefined): Sighting[] {
  const outcomes = run.steps.flatMap(({ step, state }): Sighting[] =>
    state === 'not-run'
      ? []
      : [{ step: step.index, facet: 'outcome', key: state, words: STATE_WORDS[state] }],
  );
  const stanzas = run.items.flatMap(({ own, normal, event }): Sighting[] =>
    own === undefined || event.type !== 'frame' || event.direction === 'sent'
      ? []
      : [{ step: own, facet: 'stanza', key: normal, words: headWords(normal) }],
  );
  const hasPassed = end?.type === 'run-ended' && isThrough(end);
  return [...outcomes, ...stanzas, ...arrivals(run, hasPassed)];
}

function isThrough({ outcome }: RunEnded): boolean {
  return outcome === 'passed';
}

/** What came after each action; but not after the last one of a run that broke off, as more may have been to come. */
function arrivals({ steps, items }: ReadRun, hasPassed: boolean): Sighting[] {
  const actions = steps
    .filter(({ step, state }) => !step.kind.startsWith('receives') && state !== 'not-run')
    .map(({ step }) => step.index);
  const received = items.filter(
    ({ event }) => event.type === 'frame' && event.direction === 'received',
  );
  const after = byStepBefore(received);
  return (hasPassed ? actions : actions.slice(0, -1)).flatMap((step): Sighting[] => {
    const came = (after.get(step) ?? [])
      .toSorted((a, b) => ascending(a.actor, b.actor) || a.seq - b.seq)
      .map(lineOf);
    return [
      { step, facet: 'company', key: came.toSorted().join('\n'), words: stanzaCount(came.length) },
      { step, facet: 'order', key: came.join('\n'), words: '' },
    ];
  });
}

function byStepBefore(items: readonly RunItem[]): ReadonlyMap<number, readonly RunItem[]> {
  const groups = new Map<number, RunItem[]>();
  for (const item of items) {
    const group = groups.get(item.after) ?? [];
    group.push(item);
    groups.set(item.after, group);
  }
  return groups;
}

function lineOf({ actor, normal }: RunItem): string {
  return `${actor} ${normal}`;
}

function stanzaCount(count: number): string {
  return counted(count, 'stanza');
}

/** `message groupchat`. */
function headWords(xml: string): string {
  const name = /^<([\w-]+)/.exec(xml)?.[1] ?? '';
  const type = / type="([^"]*)"/.exec(/^<[^>]*>/.exec(xml)?.[0] ?? '')?.[1] ?? '';
  return `${name} ${type}`.trim();
}

function ascending(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** `20 runs, no step varied.` */
export function flakeSentence({ runs, outcomes, varying }: FlakeReport): string {
  const steps = new Set(varying.map(({ step }) => step.index)).size;
  const varied = t(
    '{steps, plural, =0 {no step varied} one {1 step varied} other {{steps} steps varied}}',
    { steps },
  );
  const passed = outcomes.passed ?? 0;
  const count = counted(runs, 'run');
  if (steps > 0 && passed > 0 && passed < runs)
    return t('{count}, {passed} passed; {varied}.', { count, passed, varied });
  const found = t('{count}, {varied}.', { count, varied });
  return passed === 0 && runs > 0 ? [found, t('None passed.')].join(' ') : found;
}

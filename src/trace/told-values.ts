import type { EventSeq, StepEnded, StepExcused } from './event.ts';
import { eventSeq } from './event-seq.ts';

/** What steps were told by variables, and what they captured. */
export function createValues() {
  const variables = createNewest();
  const captures = createNewest();
  return {
    add: (event: StepEnded | StepExcused): void => {
      if (event.type === 'step-ended') variables.add(event.variables, event.seq);
      captures.add(event.captures, event.seq);
    },
    newest: () => ({ variables: variables.values(), captures: captures.values() }),
    at: (seq: EventSeq) => ({ variables: variables.at(seq), captures: captures.at(seq) }),
  };
}

/** The newest value by name, now and at every moment before. */
function createNewest() {
  const told = new Map<string, { readonly seq: EventSeq; readonly value: string }[]>();
  let values: Readonly<Record<string, string>> | undefined;
  const at = (until: EventSeq): Readonly<Record<string, string>> => {
    const newest = [...told].map(
      ([name, values]) => [name, newestAtOrBefore(values, until)] as const,
    );
    return Object.fromEntries(
      newest.flatMap(([name, found]) => (found === undefined ? [] : [[name, found.value]])),
    );
  };
  return {
    add: (news: Readonly<Record<string, string>> | undefined, seq: EventSeq): void => {
      for (const [name, value] of Object.entries(news ?? {})) pushTo(told, name, { seq, value });
      values = undefined;
    },
    values: () => (values ??= at(eventSeq(NEVER))),
    at,
  };
}

/** Later than every event. */
const NEVER = 2 ** 30 - 1;

export function pushTo<Item>(lists: Map<string, Item[]>, key: string, item: Item) {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Of changes in order, the last one until an event. */
export function newestAtOrBefore<Item extends { readonly seq: EventSeq }>(
  changes: readonly Item[],
  seq: EventSeq,
): Item | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const change = changes[middle];
    if (change !== undefined && change.seq <= seq) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}

import type { Scenario, Step } from '../script/scenario.ts';
import { childElements, ownText, type XmlElement } from '../xml/element.ts';
import { MUC_USER_NS } from '../xmpp/namespaces.ts';

/** Expectations one after the other, by as many actors, of one and the same stanza. */
export interface FanOut {
  /** Indices of the steps, in the order of the script. */
  readonly steps: readonly number[];
  /** Of the first step. */
  readonly line: number;
}

/** Fewer rows than that are read as easily one by one. */
export const LEAST_FAN_OUT = 4;

type Receives = Extract<Step, { kind: 'receives' }>;

/**
 * What a room sends to all who are in it (XEP-0045, section 7.4), as a script expects it: runs of at least
 * `LEAST_FAN_OUT` expectations within a scene, each by another actor, whose patterns differ in no more than what
 * depends on the receiver. Looks at each pattern twice at most.
 */
export function fanOutsOf({ steps, scenes }: Scenario): readonly FanOut[] {
  const starts = new Set(scenes.map(({ firstStep }) => firstStep));
  const fanOuts: FanOut[] = [];
  let run: Receives[] = [];
  const close = () => {
    const first = run[0];
    if (first !== undefined && run.length >= LEAST_FAN_OUT) {
      fanOuts.push({ steps: run.map(({ index }) => index), line: first.line });
    }
    run = [];
  };
  let actors = new Set<string>();
  for (const step of steps) {
    const last = run.at(-1);
    const goesOn =
      step.kind === 'receives' &&
      last !== undefined &&
      !starts.has(step.index) &&
      !actors.has(step.actor) &&
      isSameForOther(last.stanza, step.stanza, 0);
    if (!goesOn) {
      close();
      actors = new Set();
    }
    if (step.kind !== 'receives') continue;
    run.push(step);
    actors.add(step.actor);
  }
  close();
  return fanOuts;
}

/** Whether two patterns ask for one stanza as two receivers get it. `depth` 0 is the stanza itself. */
function isSameForOther(one: XmlElement, other: XmlElement, depth: number): boolean {
  if (one.local !== other.local || one.ns !== other.ns) return false;
  const [attributes, others] = [told(one, depth), told(other, depth)];
  if (attributes.length !== others.length) return false;
  for (const { local, ns, value } of attributes) {
    if (!others.some((each) => each.local === local && each.ns === ns && each.value === value)) {
      return false;
    }
  }
  const [children, otherChildren] = [one, other].map((each) =>
    childElements(each).filter((child) => !isOwnCode(child)),
  );
  if (children === undefined || children.length !== otherChildren?.length) return false;
  if (children.length === 0 && ownText(one).trim() !== ownText(other).trim()) return false;
  return children.every((child, index) => {
    const twin = otherChildren[index];
    return twin !== undefined && isSameForOther(child, twin, depth + 1);
  });
}

/** Attributes but for those that depend on who receives: whom it is for, which one of its stanzas, and real JIDs. */
function told({ attributes, local: name, ns: space }: XmlElement, depth: number) {
  const isItem = name === 'item' && space === MUC_USER_NS;
  return attributes.filter(({ local, ns }) => {
    if (ns !== '') return true;
    return depth === 0 ? local !== 'to' && local !== 'id' : !(isItem && local === 'jid');
  });
}

/** Code 110: only the receiver itself gets it (XEP-0045, section 15.6.2). */
function isOwnCode({ local, attributes }: XmlElement): boolean {
  return local === 'status' && attributes.some((each) => each.value === '110');
}

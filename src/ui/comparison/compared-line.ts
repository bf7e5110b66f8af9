import type { ComparedLine } from '../../insight/runs/compare-items.ts';
import type { RunItem } from '../../insight/runs/read-run.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import type { StanzaFate } from '../../trace/stanza-records.ts';
import { parseStrict } from '../../xml/parse-strict.ts';
import { diffStrictly } from '../difference/marked.ts';
import { counted } from '../../base/counted.ts';

/** A line of two runs that are compared, as the inspector shows it. */
export type ViewedLine =
  | {
      readonly kind: 'both';
      readonly left: RunItem;
      readonly right: RunItem;
      readonly diff: StanzaDiff;
      readonly sentence: string;
    }
  | { readonly kind: 'one'; readonly sentence: string; readonly xml: string | undefined };

/** What the server makes up is no difference: both sides have their normal form. */
export function viewLine({ likeness, actor, left, right }: ComparedLine): ViewedLine {
  const [one, other] = [elementOf(left), elementOf(right)];
  if (left !== undefined && right !== undefined && one !== undefined && other !== undefined) {
    const diff = diffStrictly(one, other);
    const count = diff.differences.length;
    const alike = `${likeness === 'order' ? 'The same stanza, in another order' : 'The same stanza'}${fates(left, right)}.`;
    const sentence = count === 0 ? alike : `The two have ${counted(count, 'difference')}.`;
    return { kind: 'both', left, right, diff, sentence };
  }
  const item = left ?? right;
  const xml = item?.event.type === 'frame' ? item.event.xml : undefined;
  return { kind: 'one', xml, sentence: alone(actor, left, right) };
}

/** What became of the same stanza, where that is not the same. */
function fates({ fate: left }: RunItem, { fate: right }: RunItem): string {
  if (left === right || left === undefined || right === undefined) return '';
  const word = (fate: StanzaFate) => (fate === 'differs' ? 'not as expected' : fate);
  return `: ${word(left)} on the left, ${word(right)} on the right`;
}

function elementOf(item: RunItem | undefined) {
  if (item?.event.type !== 'frame') return undefined;
  const parsed = parseStrict(item.normal);
  return parsed.ok ? parsed.value : undefined;
}

function alone(actor: string, left: RunItem | undefined, right: RunItem | undefined): string {
  const item = left ?? right;
  if (item === undefined) return '';
  if (item.event.type === 'connection') {
    if (left === undefined || right === undefined) return `${actor} is ${item.normal}.`;
    if (left.normal === right.normal) return `${actor} is ${item.normal} in both.`;
    return `${actor} is ${left.normal} on the left, ${right.normal} on the right.`;
  }
  const verb = item.event.direction === 'sent' ? 'sent' : 'received';
  return `${actor} ${verb} this only in the run on the ${left === undefined ? 'right' : 'left'}.`;
}

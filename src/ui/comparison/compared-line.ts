import { t } from '../../base/translate.ts';
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
    const alike = `${likeness === 'order' ? t('The same stanza, in another order') : t('The same stanza')}${fates(left, right)}.`;
    const sentence =
      count === 0
        ? alike
        : t('The two have {differences}.', { differences: counted(count, 'difference') });
    return { kind: 'both', left, right, diff, sentence };
  }
  const item = left ?? right;
  const xml = item?.event.type === 'frame' ? item.event.xml : undefined;
  return { kind: 'one', xml, sentence: alone(actor, left, right) };
}

/** What became of the same stanza, where that is not the same. */
function fates({ fate: left }: RunItem, { fate: right }: RunItem): string {
  if (left === right || left === undefined || right === undefined) return '';
  const word = (fate: StanzaFate) => (fate === 'differs' ? t('not as expected') : fate);
  return t(': {word} on the left, {word2} on the right', { word: word(left), word2: word(right) });
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
    if (left === undefined || right === undefined)
      return t('{actor} is {normal}.', { actor, normal: item.normal });
    if (left.normal === right.normal)
      return t('{actor} is {normal} in both.', { actor, normal: item.normal });
    return t('{actor} is {normal} on the left, {normal2} on the right.', {
      actor,
      normal: left.normal,
      normal2: right.normal,
    });
  }
  const verb = item.event.direction === 'sent' ? 'sent' : 'received';
  return t(
    '{actor} {verb} this only in the run on the {leftIs, select, right {right} other {left}}.',
    { actor, verb, leftIs: left === undefined ? 'right' : 'left' },
  );
}

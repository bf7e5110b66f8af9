import { t } from '../../base/translate.ts';
import type { AttributeDiff, ElementDiff } from '../../match/difference.ts';
import { wildcardOf } from '../../match/pattern.ts';
import { childElements } from '../../xml/element.ts';
import type { PairDiff } from './place.ts';
import type { RowWord } from './row.ts';
import type { ScriptText } from './script-text.ts';

const why = (text: string): RowWord => ({ kind: 'why', text });

export const EXTRA: RowWord = why(t('extra'));

const VARIABLE = /^\$\{(.+)\}$/s;

/** Why a received attribute is no difference, where that is not plain to see. */
export function attributeWords(attribute: AttributeDiff, script: ScriptText): readonly RowWord[] {
  const { state, expected } = attribute;
  if (state === 'extra-allowed') return [EXTRA];
  if (expected === undefined) return [];
  if (state === 'wildcard') return [why(wildcardWords(expected.value))];
  const variable = VARIABLE.exec(script.written(expected.valueRange, expected.value))?.[1];
  if (state !== 'equal' || variable === undefined) return [];
  return [why(variable.replaceAll("'", '’'))];
}

/** In a line with several attributes the words say which one they mean. */
export function namedWords(attribute: AttributeDiff, script: ScriptText): readonly RowWord[] {
  const name = attribute.received?.local ?? '';
  return attributeWords(attribute, script).map(({ text }) => why(`${name}: ${text}`));
}

function wildcardWords(value: string): string {
  const capture = wildcardOf(value)?.capture;
  return capture === undefined ? t('any') : t('any, kept as {capture}', { capture });
}

/** Why a received text is no difference, where that is not plain to see. */
export function textWords({ text }: ElementDiff): readonly RowWord[] {
  if (text?.state !== 'ignored') return [];
  return [why(wildcardOf(text.expected) === undefined ? t('any text') : t('any'))];
}

/** Where something that stands elsewhere is expected. */
export function placeWords({ differences }: ElementDiff): readonly RowWord[] {
  const place = differences.find(({ kind }) => kind === 'order')?.places?.expected;
  return [
    {
      kind: 'place',
      text: place === undefined ? t('out of order') : t('expected {place}', { place }),
    },
  ];
}

/** Where children came in another order than expected, and the order does not count. */
export function orderWords({ ordered, received, children }: PairDiff): readonly RowWord[] {
  if (ordered) return [];
  const placeOf = new Map(childElements(received).map((child, place) => [child, place]));
  const places = children.flatMap((child) =>
    child.kind === 'pair' && child.received ? [placeOf.get(child.received) ?? -1] : [],
  );
  const isFree = places.some((place, index) => place < (places[index - 1] ?? 0));
  return isFree ? [why(t('order: free here'))] : [];
}

import { t } from '../../../base/translate.ts';
import { lanesOf } from '../../../timeline/find-row.ts';
import type { ArrowRow, Lane } from '../../../timeline/model.ts';

/** The names of the lanes that a row is about: from whom and to whom, or the one lane of a dot; of passing time none. */
export function routeOf({ shape }: ArrowRow, lanes: readonly Lane[]): readonly string[] {
  const places = lanesOf({ shape }).map((lane) => lanes[lane]?.title ?? '');
  const [from = '', ...others] = places;
  return shape.kind === 'fan' ? [from, t('{count} actors', { count: others.length })] : places;
}

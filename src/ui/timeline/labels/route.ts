import type { ArrowRow, Lane } from '../../../timeline/model.ts';

/** The names of the lanes that a row is about: from whom and to whom, or the one lane of a dot; of passing time none. */
export function routeOf({ shape }: ArrowRow, lanes: readonly Lane[]): readonly string[] {
  if (shape.kind === 'across') return [];
  const places = shape.kind === 'point' ? [shape.lane] : [shape.from, shape.to];
  return places.map((lane) => lanes[lane]?.title ?? '');
}

/** The shapes that tell actors apart where colours do not, in a box of 10 by 10: one for each colour. */
export const LANE_SHAPES = [
  'M9 5A4 4 0 1 1 1 5a4 4 0 0 1 8 0z',
  'M1.4 1.4h7.2v7.2H1.4z',
  'M5 .6 9.4 5 5 9.4.6 5z',
  'M5 1 9.2 8.6H.8z',
  'M.8 1.4h8.4L5 9z',
  'M3.6 1h2.8v2.6H9v2.8H6.4V9H3.6V6.4H1V3.6h2.6z',
  'M2.8 1.2h4.4L9.4 5 7.2 8.8H2.8L.6 5z',
  'M1.4.8 9 5 1.4 9.2z',
  'M8.6.8v8.4L1 5z',
  'M5 .6 6.3 3.6l3.2.3-2.4 2.2.7 3.2L5 7.6 2.2 9.3l.7-3.2L.5 3.9l3.2-.3z',
  'M1 1h2.4L5 3 6.6 1H9v2.4L7 5l2 1.6V9H6.6L5 7 3.4 9H1V6.6L3 5 1 3.4z',
  'M.8 8.4a4.2 6.6 0 0 1 8.4 0z',
] as const;

/** A room or a service. */
export const SERVICE_SHAPE = 'M1 3h8v4H1z';
/** Several lanes that are drawn as one. */
export const GROUP_SHAPE = 'M1 1h5.4v2.6H9V9H3.6V6.4H1z';

/** The shape of a lane: of actors beyond the twelfth the shapes come again, as their colours do. */
export function laneShape(kind: 'actor' | 'service', ordinal: number): string {
  const [first] = LANE_SHAPES;
  return kind === 'service' ? SERVICE_SHAPE : (LANE_SHAPES[ordinal % LANE_SHAPES.length] ?? first);
}

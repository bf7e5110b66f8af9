import type { RowVerdict } from '../../../timeline/model.ts';

/** How a verdict's line is drawn; see the table "Verdicts" of the design. */
export type LineStyle = 'plain' | 'double' | 'dash-dot' | 'dotted' | 'dashed' | 'thin';

export interface ArrowLook {
  readonly line: LineStyle;
  readonly head: string;
}

const SOLID = 'M9.5 1.6 18 6 9.5 10.4z';
const DOUBLE = 'M9.5 1.6 18 6 9.5 10.4zM1.5 1.6 10 6 1.5 10.4z';
const OPEN = 'M11.5 2.2 17.5 6 11.5 9.8';
const HOLLOW = 'M9.5 1.6 17.2 6 9.5 10.4z';

const LOOKS: Readonly<Record<LineStyle, ArrowLook>> = {
  plain: { line: 'plain', head: SOLID },
  double: { line: 'double', head: DOUBLE },
  'dash-dot': { line: 'dash-dot', head: SOLID },
  dotted: { line: 'dotted', head: SOLID },
  dashed: { line: 'dashed', head: HOLLOW },
  thin: { line: 'thin', head: OPEN },
};

const LINES: Readonly<Record<RowVerdict, LineStyle>> = {
  sent: 'plain',
  'by-hand': 'dash-dot',
  matched: 'plain',
  refused: 'double',
  differs: 'double',
  missing: 'dashed',
  failed: 'dashed',
  unexpected: 'dotted',
  skipped: 'dotted',
  unread: 'dotted',
  waiting: 'thin',
  'not-run': 'thin',
  stream: 'thin',
  logpoint: 'plain',
};

export function arrowLook(verdict: RowVerdict): ArrowLook {
  return LOOKS[LINES[verdict]];
}

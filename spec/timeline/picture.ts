import type { ArrowRow, Lane, Row } from '../../src/timeline/model.ts';
import type { LaidOut } from './script.ts';

const COLUMN = 12;

/**
 * Draws a timeline as text, for golden pictures: `|` is a connected lane, `:` one that is not, `o` something on one
 * lane; then verdict, label and summary.
 */
export function picture({ lanes, rows }: Pick<LaidOut, 'lanes' | 'rows'>): string {
  const heads = ' '.repeat(4) + lanes.map(({ title }) => title.padEnd(COLUMN)).join('');
  return ['', heads.trimEnd(), ...rows.map((row) => drawRow(row, lanes)), ''].join('\n');
}

function drawRow(row: Row, lanes: readonly Lane[]): string {
  if (row.kind === 'scene') return `# ${row.title} (${row.summary})${row.folded ? ' …' : ''}`;
  if (row.kind === 'end') return `--- ${row.text}`;
  const { label, verdict, summary } = row;
  const type = [label.type, ...label.badges].filter((word) => word !== '').join(' ');
  const words = `${label.name}${type === '' ? '' : ` ${type}`}`;
  const twist = row.fan === undefined ? '' : (row.fan.isFolded && '+') || '-';
  const number = row.current ? `>${row.step ?? ''}` : String(row.step ?? '');
  const text = `${(twist + number).padStart(3)} ${drawLanes(row, lanes)}${verdict}  ${words}`;
  return summary === '' ? text : `${text}  · ${summary}`;
}

function drawLanes({ shape, live }: ArrowRow, lanes: readonly Lane[]): string {
  const cells = lanes.map((_, index) => (live[index] ? '|' : ':').padEnd(COLUMN));
  const line = [...cells.join('')];
  if (shape.kind === 'across') return line.join('').replaceAll(' ', '.');
  if (shape.kind === 'point') line[shape.lane * COLUMN] = 'o';
  else if (shape.kind === 'fan') {
    for (const { lane, verdict } of shape.ends) {
      drawArrow(line, shape.from * COLUMN, lane * COLUMN);
      if (verdict !== 'matched') line[lane * COLUMN - 1] = verdict === 'not-run' ? ' ' : '?';
    }
  } else drawArrow(line, shape.from * COLUMN, shape.to * COLUMN);
  return line.join('');
}

function drawArrow(line: string[], from: number, to: number): void {
  const [left, right] = from < to ? [from, to] : [to, from];
  for (let at = left + 1; at < right; at++) line[at] = '-';
  line[from < to ? right - 1 : left + 1] = from < to ? '>' : '<';
}

import { XmlTokens } from '../widgets/xml-view.tsx';
import type { DiffCell, DiffRow } from './diff-row.ts';
import './DiffTrees.css';

export interface DiffTreesProps {
  readonly rows: readonly DiffRow[];
  /** Quiet words after the heads: `script, lines 59 to 63`, `by Romeo, at 83.2 ms`. */
  readonly expectedAbout: string;
  readonly receivedAbout: string;
  readonly heads?: readonly [string, string];
}

/** Expected and received, one node a line, in step. A band crosses both sides of what differs. */
export function DiffTrees({ rows, expectedAbout, receivedAbout, heads }: DiffTreesProps) {
  const [left, right] = heads ?? ['Expected', 'Received'];
  return (
    <div
      className="trees xml"
      role="table"
      aria-label={`${left} and ${right.toLowerCase()}`}
      tabIndex={0}
    >
      <div className="pair" role="row">
        <div className="th" role="columnheader">
          <b>{left}</b>
          {expectedAbout}
        </div>
        <div className="th rt" role="columnheader">
          <b>{right}</b>
          {receivedAbout}
        </div>
      </div>
      {rows.map((row, index) => (
        <div key={index} className="pair" role="row">
          <Cell cell={row.left} isDifference={row.isDifference} side="left" />
          <Cell cell={row.right} isDifference={row.isDifference} side="right" />
        </div>
      ))}
    </div>
  );
}

interface CellProps {
  readonly cell: DiffCell;
  readonly isDifference: boolean;
  readonly side: 'left' | 'right';
}

function Cell({ cell, isDifference, side }: CellProps) {
  const { depth, tokens, line, sign, slot, hint, tag } = cell;
  const name = ['nd', side === 'right' ? 'rt' : '', isDifference ? 'dif' : ''].join(' ');
  return (
    <div className={name} role="cell">
      <span className="no">{line}</span>
      <span className="sg" aria-hidden="true">
        {sign}
      </span>
      <span className="node" style={{ paddingLeft: `calc(4px + ${depth * 2}ch)` }}>
        {sign === undefined ? null : <span className="sr">differs: </span>}
        <XmlTokens tokens={tokens} />
        {slot === undefined ? null : <span className="gap">{slot}</span>}
        {hint === undefined ? null : <span className="none">{hint}</span>}
      </span>
      <span className="tg" title={tag}>
        {tag}
      </span>
    </div>
  );
}

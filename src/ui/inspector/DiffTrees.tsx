import { useMemo, useState } from 'react';
import { XmlTokens } from '../widgets/xml-view.tsx';
import type { DiffCell, DiffRow } from './diff-row.ts';
import { foldRows } from './fold-rows.ts';
import './DiffTrees.css';

export interface DiffTreesProps {
  readonly rows: readonly DiffRow[];
  /** Quiet words after the heads: `script, lines 59 to 63`, `by Romeo, at 83.2 ms`. */
  readonly expectedAbout: string;
  readonly receivedAbout: string;
  readonly heads?: readonly [string, string];
}

/**
 * Expected and received, one node a line, in step. A band crosses both sides of what differs; long runs of equal
 * nodes are folded.
 */
export function DiffTrees({ rows, expectedAbout, receivedAbout, heads }: DiffTreesProps) {
  const [left, right] = heads ?? ['Expected', 'Received'];
  const parts = useMemo(() => foldRows(rows), [rows]);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (start: number) => {
    const others = new Set(open);
    if (!others.delete(start)) others.add(start);
    setOpen(others);
  };
  return (
    <div
      className="trees xml"
      role="table"
      aria-label={`${left} and ${right.toLowerCase()}`}
      tabIndex={0}
    >
      <div className="pair" role="row">
        <div className="th" role="columnheader">
          <b>{left}</b> {expectedAbout}
        </div>
        <div className="th rt" role="columnheader">
          <b>{right}</b> {receivedAbout}
        </div>
      </div>
      {parts.flatMap(({ start, rows: shown, foldable }) => [
        foldable === 0 ? null : (
          <Fold
            key={`fold ${start}`}
            count={foldable}
            isOpen={open.has(start)}
            onToggle={() => toggle(start)}
          />
        ),
        ...(foldable === 0 || open.has(start)
          ? shown.map((row, index) => <Row key={start + index} row={row} />)
          : []),
      ])}
    </div>
  );
}

interface FoldProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Fold({ count, isOpen, onToggle }: FoldProps) {
  return (
    <div className="pair" role="row">
      <div className="fold" role="cell" aria-colspan={2}>
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          … {count} equal nodes
        </button>
      </div>
    </div>
  );
}

function Row({ row }: { readonly row: DiffRow }) {
  return (
    <div className="pair" role="row">
      <Cell cell={row.left} isDifference={row.isDifference} side="left" />
      <Cell cell={row.right} isDifference={row.isDifference} side="right" />
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

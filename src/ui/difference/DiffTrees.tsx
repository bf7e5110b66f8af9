import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useState } from 'react';
import { XmlTokens } from '../widgets/xml-view.tsx';
import type { DiffCell, DiffRow } from './diff-row.ts';
import { inSentence, unifiedCells } from './unified-cells.ts';
import { MoreRows, useFirst } from '../widgets/more-rows.tsx';
import type { PaintedDifference } from './paint-rows.ts';
import styles from './DiffTrees.module.css';
import xmlViewStyles from '../widgets/xml-view.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

/** A row has many parts: so many are painted at once. */
const AT_ONCE = 200;

export interface DiffTreesProps {
  readonly painting: PaintedDifference;
  /** Whether both share one column: what is the same once, what differs one below the other. */
  readonly isUnified?: boolean;
  /** Whether whose side is whose stands above. */
  readonly hasHeads?: boolean;
  /** Quiet words after the heads: `script, lines 59 to 63`, `by Romeo, at 83.2 ms`. */
  readonly expectedAbout: string;
  readonly receivedAbout: string;
  readonly heads?: readonly [string, string];
}

/**
 * Expected and received, one node a line, in step. A band crosses both sides of what differs; long runs of equal
 * nodes are folded.
 */
export function DiffTrees(props: DiffTreesProps) {
  const { painting, isUnified = false, hasHeads = true } = props;
  const { expectedAbout, receivedAbout, heads } = props;
  const [expected, received] = heads ?? [t('Expected'), t('Received')];
  const { rowAt, parts } = painting;
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (start: number) => {
    const others = new Set(open);
    if (!others.delete(start)) others.add(start);
    setOpen(others);
  };
  const painted = parts.flatMap(({ start, rows: { length }, foldable }): readonly Painted[] => {
    const isShown = foldable === 0 || open.has(start);
    const run = isShown ? Array.from({ length }, (_, index) => start + index) : [];
    return [
      ...(foldable === 0 ? [] : [{ kind: 'fold', start, count: foldable } as const]),
      ...run.map((at) => ({ kind: 'row', at }) as const),
    ];
  });
  const first = useFirst(painted, { atOnce: AT_ONCE });
  return (
    <div
      className={clsx(styles.trees, isUnified && styles.unified, xmlViewStyles.xml)}
      role="table"
      aria-label={t('{expected} and {received}', { expected, received: inSentence(received) })}
      tabIndex={0}
    >
      <div className={clsx(styles.pair, !hasHeads && visuallyHidden.text)} role="row">
        <div className={styles.head} role="columnheader">
          <b>{expected}</b> {expectedAbout}
        </div>
        <div className={clsx(styles.head, styles.right)} role="columnheader">
          <b>{received}</b> {receivedAbout}
        </div>
      </div>
      {first.shown.map((part) =>
        part.kind === 'row' ? (
          <Row
            key={part.at}
            row={rowAt(part.at)}
            unifiedAs={isUnified ? [expected, received] : undefined}
          />
        ) : (
          <Fold
            key={`fold ${part.start}`}
            count={part.count}
            isOpen={open.has(part.start)}
            onToggle={() => toggle(part.start)}
          />
        ),
      )}
      {first.left === 0 ? null : (
        <div className={styles.pair} role="row">
          <div className={styles.fold} role="cell" aria-colspan={2}>
            <MoreRows of={first} />
          </div>
        </div>
      )}
    </div>
  );
}

type Painted =
  | { readonly kind: 'row'; readonly at: number }
  | { readonly kind: 'fold'; readonly start: number; readonly count: number };

interface FoldProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Fold({ count, isOpen, onToggle }: FoldProps) {
  return (
    <div className={styles.pair} role="row">
      <div className={styles.fold} role="cell" aria-colspan={2}>
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          {t('… {count} equal nodes', { count })}
        </button>
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: DiffRow;
  /** In one column: what either side is called. */
  readonly unifiedAs: readonly [left: string, right: string] | undefined;
}

function Row({ row, unifiedAs }: RowProps) {
  if (unifiedAs !== undefined) {
    return unifiedCells(row, unifiedAs).map(({ cell, side }) => (
      <div key={side} className={styles.pair} role="row">
        <Cell cell={cell} isDifference={row.isDifference} side="left" />
      </div>
    ));
  }
  return (
    <div className={styles.pair} role="row">
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
  return (
    <div
      className={clsx(
        styles.line,
        side === 'right' && styles.right,
        isDifference && styles.differs,
      )}
      role="cell"
      data-differs={isDifference}
    >
      <span className={styles.number}>{line}</span>
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      <span className={styles.node} style={{ paddingLeft: `calc(4px + ${depth * 2 + 2}ch)` }}>
        {sign === undefined ? null : <span className={visuallyHidden.text}>{t('differs:')} </span>}
        <XmlTokens tokens={tokens} />
        {slot === undefined ? null : <span className={styles.gap}>{slot}</span>}
        {hint === undefined ? null : <span className={styles.none}>{hint}</span>}
      </span>
      <span className={styles.tag} title={tag}>
        {tag}
      </span>
    </div>
  );
}

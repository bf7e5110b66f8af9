import { clsx } from 'clsx';
import { useMemo } from 'react';
import { MoreRows, useFirst } from '../widgets/more-rows.tsx';
import { XmlTokens } from '../widgets/xml-view.tsx';
import type { DiffCell } from './diff-row.ts';
import type { PaintedRows } from './paint-rows.ts';
import waitingViewStyles from './WaitingView.module.css';
import xmlViewStyles from '../widgets/xml-view.module.css';
import diffTreesStyles from './DiffTrees.module.css';

export interface AloneTreeProps {
  readonly rows: PaintedRows<DiffCell>;
  readonly heading: string;
}

/** One tree with the script's line numbers. */
export function AloneTree({ rows, heading }: AloneTreeProps) {
  const places = useMemo(() => Array.from({ length: rows.length }, (_, at) => at), [rows]);
  const first = useFirst(places);
  return (
    <div
      className={clsx(waitingViewStyles.alone, xmlViewStyles.xml)}
      role="group"
      aria-label={heading}
      tabIndex={0}
    >
      <div className={waitingViewStyles.head}>
        <b>{heading}</b>
      </div>
      {first.shown.map((at) => (
        <AloneRow key={at} cell={rows.rowAt(at)} />
      ))}
      <MoreRows of={first} />
    </div>
  );
}

function AloneRow({ cell: { depth, tokens, line } }: { readonly cell: DiffCell }) {
  return (
    <div className={diffTreesStyles.line}>
      <span className={diffTreesStyles.number}>{line}</span>
      <span />
      <span
        className={diffTreesStyles.node}
        style={{ paddingLeft: `calc(4px + ${depth * 2 + 2}ch)` }}
      >
        <XmlTokens tokens={tokens} />
      </span>
    </div>
  );
}

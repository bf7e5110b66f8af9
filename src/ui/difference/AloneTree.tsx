import { MoreRows, useFirst } from '../widgets/more-rows.tsx';
import { XmlTokens } from '../widgets/xml-view.tsx';
import type { DiffCell } from './diff-row.ts';

export interface AloneTreeProps {
  readonly rows: readonly DiffCell[];
  readonly heading: string;
}

/** One tree with the script's line numbers. */
export function AloneTree({ rows, heading }: AloneTreeProps) {
  const { shown, left, more } = useFirst(rows);
  return (
    <div className="alone xml" role="group" aria-label={heading} tabIndex={0}>
      <div className="th">
        <b>{heading}</b>
      </div>
      {shown.map(({ depth, tokens, line }, index) => (
        <div key={index} className="nd">
          <span className="no">{line}</span>
          <span />
          <span className="node" style={{ paddingLeft: `calc(4px + ${depth * 2}ch)` }}>
            <XmlTokens tokens={tokens} />
          </span>
        </div>
      ))}
      <MoreRows left={left} onMore={more} />
    </div>
  );
}

import type { ArrowRow, Lane } from '../../timeline/model.ts';
import { isFailure } from '../../trace/verdict.ts';
import { PhraseText } from './PhraseText.tsx';
import { routeOf } from './route.ts';
import { RowLabelText } from './RowLabelText.tsx';
import './RowRoute.css';

export interface RowRouteProps {
  readonly row: ArrowRow;
  readonly lanes: readonly Lane[];
}

/** The row as a line of a list, where lanes have no room: `room → Romeo  message  no role on <item>`. */
export function RowRoute({ row, lanes }: RowRouteProps) {
  const titles = routeOf(row, lanes);
  const [from = '', to] = titles;
  return (
    <span className="tl-line" role="gridcell" aria-colindex={4}>
      <span className="route" title={titles.join(' → ')}>
        <End title={from} />
        {to === undefined ? null : (
          <>
            <i>→</i>
            <End title={to} />
          </>
        )}
      </span>
      <span className="what">
        <RowLabelText label={row.label} />
      </span>
      <span className={isFailure(row.verdict) ? 'tl-sum why' : 'tl-sum'} title={row.summary}>
        <PhraseText phrase={row.phrase} />
      </span>
    </span>
  );
}

/** Names as long as this give way first. */
const LONG_NAME = 7;

function End({ title }: { readonly title: string }) {
  return <span className={title.length > LONG_NAME ? 'long' : undefined}>{title}</span>;
}

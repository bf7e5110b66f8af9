import type { ArrowRow, Lane } from '../../../timeline/model.ts';
import { routeOf } from '../labels/route.ts';
import { RowLabelText } from '../labels/RowLabelText.tsx';
import { RowSummary } from '../labels/RowSummary.tsx';
import styles from './RowRoute.module.css';

export interface RowRouteProps {
  readonly row: ArrowRow;
  readonly lanes: readonly Lane[];
}

/** The row as a line of a list, where lanes have no room: `room → Romeo  message  no role on <item>`. */
export function RowRoute({ row, lanes }: RowRouteProps) {
  const titles = routeOf(row, lanes);
  const [from = '', to] = titles;
  return (
    <span className={styles.line} role="gridcell" aria-colindex={4}>
      <span className={styles.route} title={titles.join(' → ')}>
        <End title={from} />
        {to === undefined ? null : (
          <>
            <i>→</i>
            <End title={to} />
          </>
        )}
      </span>
      <span className={styles.what}>
        <RowLabelText label={row.label} />
      </span>
      <RowSummary row={row} className={styles.sum} />
    </span>
  );
}

/** Names as long as this give way first. */
const LONG_NAME = 7;

function End({ title }: { readonly title: string }) {
  return <span className={title.length > LONG_NAME ? styles.long : undefined}>{title}</span>;
}

import type { TimeMode } from './time-mode.ts';
import visuallyHidden from '../widgets/visually-hidden.module.css';

export interface ListHeadsProps {
  readonly timeMode: TimeMode;
}

/** The heads of the columns where the rows are a list: for those who hear the page, as there is no room for them. */
export function ListHeads({ timeMode }: ListHeadsProps) {
  const time =
    timeMode === 'delta' ? 'milliseconds since the row above' : 'milliseconds since the start';
  return (
    <div className={visuallyHidden.text} role="row" aria-rowindex={1}>
      {['step', 'verdict', time, 'event'].map((title, index) => (
        <span key={title} role="columnheader" aria-colindex={index + 1}>
          {title}
        </span>
      ))}
    </div>
  );
}

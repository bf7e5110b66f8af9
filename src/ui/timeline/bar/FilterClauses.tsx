import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo, type RefObject } from 'react';
import { parseFilter, type FilterClause } from '../../../timeline/filter/parse-filter.ts';
import { useApp, useSettings, useView } from '../../app-context.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icons.tsx';
import { usePatterns } from './use-patterns.ts';
import styles from './FilterClauses.module.css';

const SEVERITY_CLASSES = { error: styles.error, hint: styles.hint } as const;

/** More filters are not kept: the oldest goes. */
const MOST_KEPT = 30;

/** The filter as its clauses, each of which can be taken away; what is wrong with it; and whether it is kept. */
export function FilterClauses({
  inputRef,
}: {
  readonly inputRef: RefObject<HTMLInputElement | null>;
}) {
  const { stores } = useApp();
  const filter = useView((view) => view.filter);
  const compile = usePatterns(filter);
  const { clauses, problems } = useMemo(() => parseFilter(filter, compile), [filter, compile]);
  if (clauses.length === 0) return null;
  const remove = ({ at, end }: FilterClause) => {
    const rest = `${filter.slice(0, at)} ${filter.slice(end)}`.replaceAll(/\s+/g, ' ').trim();
    stores.view.setState({ filter: rest });
    inputRef.current?.focus();
  };
  return (
    <div className={styles.clauses} role="group" aria-label={t('Filter')}>
      {clauses.map((clause) => (
        <button
          key={clause.at}
          type="button"
          className={clsx(
            styles.clause,
            clause.problem !== undefined && SEVERITY_CLASSES[clause.problem.severity],
          )}
          aria-label={t('Take away {text}', { text: clause.text })}
          onClick={() => remove(clause)}
        >
          <code>{clause.text}</code>
          <Icon name="close" />
        </button>
      ))}
      {problems.map(({ at, severity, message }) => (
        <span key={at} className={clsx(styles.problem, SEVERITY_CLASSES[severity])} role="status">
          {severity === 'error' ? `${t('Column {at}:', { at: at + 1 })} ` : ''}
          {message}
        </span>
      ))}
      <KeepFilter filter={filter} />
    </div>
  );
}

function KeepFilter({ filter }: { readonly filter: string }) {
  const { stores } = useApp();
  const written = filter.trim();
  const isKept = useSettings(({ savedFilters }) => savedFilters.includes(written));
  const keep = () =>
    stores.settings.setState(({ savedFilters }) => {
      const others = savedFilters.filter((each) => each !== written);
      return { savedFilters: isKept ? others : [written, ...others].slice(0, MOST_KEPT) };
    });
  return (
    <Button className={styles.keep} onPress={keep}>
      {isKept ? t('Forget this filter') : t('Keep this filter')}
    </Button>
  );
}

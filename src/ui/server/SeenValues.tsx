import { t } from '../../base/translate.ts';
import type { SeenValue } from '../../base/logpoint.ts';
import type { LogpointTold } from '../../trace/event.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import styles from './Logpoints.module.css';
import partHead from '../widgets/part-head.module.css';

/** What a logpoint saw: what its expression came to, then the variables of the function. */
export function SeenValues({ told }: { readonly told: LogpointTold }) {
  const { value, problem, locals = [] } = told;
  return (
    <section className={styles.valuesPart}>
      <h3 className={partHead.head}>
        {t('Values')} <span>{t('just before line {line} ran', { line: told.line })}</span>
      </h3>
      <div className={styles.values} role="region" aria-label={t('Values')} tabIndex={0}>
        {problem === undefined ? null : <p className={styles.problem}>{problem}</p>}
        {value === undefined ? null : (
          <>
            <h4>{t('Expression')}</h4>
            <ValueList values={[value]} />
          </>
        )}
        <h4>{t('Variables')}</h4>
        {locals.length === 0 ? (
          <EmptyWords>{t('The function has no variables there.')}</EmptyWords>
        ) : (
          <ValueList values={locals} />
        )}
      </div>
    </section>
  );
}

function ValueList({ values, more }: { values: readonly SeenValue[]; more?: number | undefined }) {
  return (
    <ul className={styles.valueList}>
      {values.map((value, index) => (
        <li key={index}>
          {(value.fields?.length ?? 0) === 0 ? (
            <span className={styles.value}>
              <ValueText value={value} />
            </span>
          ) : (
            <details>
              <summary className={styles.value}>
                <ValueText value={value} />
              </summary>
              <ValueList values={value.fields ?? []} more={value.more} />
            </details>
          )}
        </li>
      ))}
      {more === undefined ? null : <li className={styles.more}>{t('{more} more', { more })}</li>}
    </ul>
  );
}

function ValueText({ value: { name, type, text } }: { readonly value: SeenValue }) {
  return (
    <>
      <span className={styles.valueName}>{name}</span>{' '}
      <span className={TYPE_CLASSES[type] ?? styles.valueText}>
        {type === 'string' ? '"' : ''}
        <VisibleText text={text} />
        {type === 'string' ? '"' : ''}
      </span>{' '}
      {NAMED_TYPES.has(type) ? <span className={styles.valueType}>{type}</span> : null}
    </>
  );
}

const TYPE_CLASSES: Readonly<Record<string, string>> = {
  string: styles.valueString,
  number: styles.valueNumber,
  boolean: styles.valueNumber,
  nil: styles.valueNil,
};
/** The others are plain from the value. */
const NAMED_TYPES: ReadonlySet<string> = new Set(['table', 'stanza', 'userdata', 'thread']);

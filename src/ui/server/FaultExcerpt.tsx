import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { luaLines } from '../../prosody/code/lines.ts';
import type { LuaFault } from '../../prosody/lua-fault.ts';
import { LuaSpans } from './LuaSpans.tsx';
import styles from './FaultExcerpt.module.css';

/** The lines around what did not load or broke down, that line marked. */
export function FaultExcerpt({ fault }: { readonly fault: LuaFault }) {
  const { file, line, message, excerpt } = fault;
  if (file === undefined || excerpt === undefined) return null;
  return (
    <figure
      className={styles.excerpt}
      aria-label={t('{file}, line {line}', { file, line: line ?? 0 })}
    >
      <figcaption>
        <b>
          {file}:{line}
        </b>{' '}
        {message}
      </figcaption>
      <div className={styles.lines}>
        {excerpt.map((each) => (
          <div
            key={each.line}
            className={clsx(styles.line, each.line === line && styles.here)}
            aria-current={each.line === line ? 'true' : undefined}
            data-mark={each.line === line ? 'here' : undefined}
          >
            <span className={styles.number}>{each.line}</span>
            <code>
              <LuaSpans spans={luaLines(each.text)[0] ?? []} />
            </code>
          </div>
        ))}
      </div>
    </figure>
  );
}

import { t } from '../../base/translate.ts';
import { useStore } from 'zustand';
import { counted } from '../../base/counted.ts';
import type { SuiteState } from '../../state/suite/suite-store.ts';
import { useApp, useFolder } from '../app-context.ts';
import { Icon } from '../widgets/icons.tsx';
import { StatusDot } from '../widgets/status-dot.tsx';
import tones from '../widgets/tones.module.css';
import { timeWords } from './row-words.ts';
import { useScriptRows, useUnsavedPaths, type ScriptRows } from './use-script-rows.ts';
import styles from './ScriptsRail.module.css';

/** How many scripts there are, what became of them, and how many are not saved. */
export function ScriptSummary({ counts: { passed, failed } }: Pick<ScriptRows, 'counts'>) {
  const folder = useFolder((state) => state.folder);
  const unsaved = useUnsavedPaths(folder).size;
  const took = useStore(useApp().stores.suite, tookOf);
  return (
    <div className={styles.summary} role="status" aria-label={t('Scripts')}>
      {passed + failed === 0 ? (
        <span className={styles.about}>
          {folder === undefined
            ? t('No suite has run yet')
            : counted(folder.files.length, 'script')}
        </span>
      ) : (
        <Verdicts passed={passed} failed={failed} />
      )}
      <span className={styles.unsaved}>
        {unsaved === 0 ? passed + failed > 0 && took : <Unsaved count={unsaved} />}
      </span>
    </div>
  );
}

function Unsaved({ count }: { readonly count: number }) {
  return (
    <span
      title={t('{count} not saved', { count })}
      aria-label={t('{count} not saved', { count })}
      role="img"
    >
      <StatusDot on /> {count}
    </span>
  );
}

/** The same in a strip. */
export function SummaryGlyphs() {
  const { passed, failed } = useScriptRows().counts;
  if (passed + failed === 0) return null;
  return (
    <span className={styles.glyphs}>
      <Count glyph="differs" tone={tones.differs} count={failed} word={t('failed')} />
      <Count glyph="check" tone={tones.matched} count={passed} word={t('passed')} />
    </span>
  );
}

function Verdicts({ passed, failed }: { readonly passed: number; readonly failed: number }) {
  return (
    <>
      <span>
        <span className={tones.matched}>
          <Icon name="check" />
        </span>
        {t('{passed} passed', { passed })}
      </span>
      {failed === 0 ? null : (
        <b>
          <span className={tones.differs}>
            <Icon name="differs" />
          </span>
          {t('{failed} failed', { failed })}
        </b>
      )}
    </>
  );
}

interface CountProps {
  readonly glyph: 'differs' | 'check';
  readonly tone: string;
  readonly count: number;
  readonly word: string;
}

function Count({ glyph, tone, count, word }: CountProps) {
  return (
    <span title={word}>
      <span className={tone}>
        <Icon name={glyph} />
      </span>
      <span aria-label={`${count} ${word}`} role="img">
        {count}
      </span>
    </span>
  );
}

/** How long all of them took together, once that is known. */
function tookOf({ phase, startedAt, endedAt }: SuiteState): string {
  return phase === 'over' ? timeWords(endedAt - startedAt) : '';
}

import { t } from '../../base/translate.ts';
import { timeWords } from './row-words.ts';
import { VERDICT_LOOKS, type VerdictLook } from '../verdict.ts';
import { Icon } from '../widgets/icons.tsx';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import { StatusDot } from '../widgets/status-dot.tsx';
import tones from '../widgets/tones.module.css';
import type { ScriptVerdict, TreeRow } from './tree-row.ts';
import styles from './ScriptTree.module.css';

/** A script in the list: what became of it, its name, whether it is saved, how long it took. */
export function ScriptLine({ row }: { readonly row: TreeRow }) {
  const { name, fullName = name, verdict, isEdited = false, opens } = row;
  const isFile = opens?.kind === 'file';
  return (
    <>
      <span className={styles.glyph}>
        {isFile || verdict !== undefined ? <VerdictGlyph verdict={verdict} /> : null}
      </span>
      <span className={styles.name} title={fullName}>
        <MiddleTruncate text={name} tail={8} />
        {isEdited ? <StatusDot on className={styles.dot} /> : null}
      </span>
      {verdict?.why === undefined ? null : (
        <span className={styles.why} title={verdict.why}>
          {verdict.why}
        </span>
      )}
      <span className={styles.took}>
        {verdict?.took === undefined || verdict.took === 0 ? null : timeWords(verdict.took)}
      </span>
    </>
  );
}

const PASSED = { glyph: 'check', word: t('passed'), tone: tones.matched } as const;
const RUNNING = { glyph: 'play', word: t('running'), tone: tones.sent } as const;

function VerdictGlyph({ verdict }: { readonly verdict: ScriptVerdict | undefined }) {
  const { glyph, word, tone } = lookOf(verdict);
  return (
    <span className={tone} title={word}>
      <Icon name={glyph} />
    </span>
  );
}

function lookOf(verdict: ScriptVerdict | undefined): VerdictLook {
  if (verdict === undefined) return VERDICT_LOOKS['not-run'];
  if (verdict.kind === 'passed') return PASSED;
  return verdict.kind === 'running' ? RUNNING : VERDICT_LOOKS[verdict.kind];
}

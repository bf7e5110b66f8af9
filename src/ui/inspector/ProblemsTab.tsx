import { t } from '../../base/translate.ts';
import { useActions } from '../app-context.ts';
import { Icon, type GlyphName } from '../widgets/icons.tsx';
import { FaultExcerpt } from '../server/FaultExcerpt.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import type { RunProblem, ScriptProblem } from './problems.ts';
import styles from './ProblemsTab.module.css';
import tones from '../widgets/tones.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

export interface ProblemsTabProps {
  readonly script: readonly ScriptProblem[];
  readonly run: readonly RunProblem[];
}

/** What is wrong with the script, and what went wrong with the run. */
export function ProblemsTab({ script, run }: ProblemsTabProps) {
  if (script.length + run.length === 0) {
    return <EmptyWords>{t('No problems: the script can run as it is.')}</EmptyWords>;
  }
  return (
    <div className={styles.problems}>
      {run.length === 0 ? null : (
        <ul aria-label={t('Problems of the run')}>
          {run.map(({ actor, problem }) => (
            <li key={problem.code + problem.what} className={styles.problem}>
              <span className={tones.differs}>
                <Icon name="failed" className={styles.glyph} />
              </span>
              <p>
                <b>
                  {actor === undefined || problem.what.startsWith(actor) ? null : `${actor}: `}
                  {problem.what}
                </b>{' '}
                {problem.meaning} {problem.advice}
              </p>
              <span className={styles.code}>{problem.code}</span>
              <div className={styles.faults}>
                {problem.faults?.map((fault, index) => (
                  <FaultExcerpt key={index} fault={fault} />
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
      {script.length === 0 ? null : (
        <ul aria-label={t('Problems of the script')}>
          {script.map((problem, index) => (
            <ScriptLine key={index} problem={problem} />
          ))}
        </ul>
      )}
    </div>
  );
}

const LOOKS: Readonly<
  Record<ScriptProblem['severity'], { readonly glyph: GlyphName; readonly tone: string }>
> = {
  error: { glyph: 'failed', tone: tones.differs },
  warning: { glyph: 'diamond', tone: tones.differs },
  info: { glyph: 'ring', tone: tones.waiting },
  hint: { glyph: 'ring', tone: tones.waiting },
};

function ScriptLine({ problem }: { readonly problem: ScriptProblem }) {
  const actions = useActions();
  const { severity, line, code, message } = problem;
  const { glyph, tone } = LOOKS[severity];
  return (
    <li>
      <button type="button" className={styles.problemLine} onClick={() => actions.revealLine(line)}>
        <span className={tone}>
          <Icon name={glyph} className={styles.glyph} />
        </span>
        <span className={styles.line}>
          <span className={visuallyHidden.text}>{t('{severity}, line', { severity })} </span>
          {line}
        </span>
        <span>{message}</span>
        <span className={styles.code}>{code}</span>
      </button>
    </li>
  );
}

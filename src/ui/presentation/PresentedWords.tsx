import { t } from '../../base/translate.ts';
import { compileScript } from '../../script/compile.ts';
import type { Scenario } from '../../script/scenario.ts';
import { stepSentence } from '../../timeline/words/step-sentence.ts';
import type { ArrowRow } from '../../timeline/model.ts';
import { modelOf } from '../../trace/model-of.ts';
import { isFailure } from '../../trace/verdict.ts';
import { useSettledText } from '../app-context.ts';
import { usePaintedRun } from '../painted-moment.tsx';
import { PhraseText } from '../timeline/labels/PhraseText.tsx';
import { VERDICT_LOOKS } from '../verdict.ts';
import { Icon } from '../widgets/icons.tsx';
import { SaidLine } from './PresentedQuestion.tsx';
import type { SaidBefore } from './lesson-slide.ts';
import type { Presenting } from './use-presented.ts';
import styles from './Presentation.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

/** What is presented. */
export interface PresentedScript {
  readonly scenario: Scenario | undefined;
  readonly title: string;
  /** What ran it; `''` before a run. */
  readonly server: string;
  /** How many steps it has. */
  readonly total: number;
}

export function usePresentedScript(): PresentedScript {
  const { scenario: ran, events } = usePaintedRun();
  const text = useSettledText();
  const scenario = ran ?? compileScript(text).scenario;
  return {
    scenario,
    title: scenario?.title ?? '',
    server: modelOf(events).started?.server ?? '',
    total: scenario?.steps.length ?? 0,
  };
}

export interface PresentedWordsProps {
  readonly presenting: Presenting;
  readonly script: PresentedScript;
  /** What was said of the step before it was shown. */
  readonly said?: SaidBefore | undefined;
}

/** What the step does, in a sentence for the last bench; and what comes next. */
export function PresentedWords({ presenting: { row, after }, script, said }: PresentedWordsProps) {
  if (row === undefined) {
    return <div className={styles.words}>{t('The script has no steps yet.')}</div>;
  }
  const { glyph, word, tone } = VERDICT_LOOKS[row.verdict];
  const next = sentenceOf(after, script);
  return (
    <div className={styles.words}>
      <span className={styles.number}>
        {row.step}
        <span className={tone}>
          <Icon name={glyph} />
        </span>
        <span className={visuallyHidden.text}>{word}</span>
      </span>
      <div role="status" aria-label={t('Presented step')}>
        <p className={styles.say}>{sentenceOf(row, script)}</p>
        {isFailure(row.verdict) ? (
          <p className={styles.why}>
            <PhraseText phrase={row.phrase} />
          </p>
        ) : null}
        {said === undefined ? null : <SaidLine said={said} scenario={script.scenario} />}
        {next === '' ? null : (
          <p className={styles.after}>
            <span>{t('Next')}</span> {next}
          </p>
        )}
      </div>
    </div>
  );
}

/** What a row's step does, whatever became of it; of a stanza of no step what it says. */
export function sentenceOf(row: ArrowRow | undefined, { scenario }: PresentedScript): string {
  const step = row?.step === undefined ? undefined : scenario?.steps[row.step - 1];
  if (step === undefined || scenario === undefined) return row?.summary ?? '';
  return row?.at === undefined || isFailure(row.verdict)
    ? stepSentence(step, scenario)
    : row.summary;
}

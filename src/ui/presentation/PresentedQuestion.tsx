import { clsx } from 'clsx';
import { t } from '../../base/translate.ts';
import type { Scenario } from '../../script/scenario.ts';
import { stepSentence } from '../../timeline/words/step-sentence.ts';
import type { XmlElement } from '../../xml/element.ts';
import { KeyCap } from '../widgets/key-cap.tsx';
import { XmlView } from '../widgets/xml-view.tsx';
import type { LessonSlide, SaidBefore } from './lesson-slide.ts';
import styles from './PresentedQuestion.module.css';

export interface PresentedQuestionProps {
  readonly slide: Extract<LessonSlide, { readonly kind: 'predict' }>;
  readonly scenario: Scenario | undefined;
  readonly choose: (option: number) => void;
  /** Whether the one that the script expects is told: for the one who speaks. */
  readonly tellsRight?: boolean;
}

/** The stanzas to choose from, before the right one is shown. */
export function PresentedQuestion(props: PresentedQuestionProps) {
  const { slide, scenario, choose, tellsRight = false } = props;
  const { question, chosen, step } = slide;
  if (question === undefined) return null;
  return (
    <div
      className={styles.options}
      role="group"
      aria-label={t('What will {actor} receive at step {step}?', { actor: slide.actor, step })}
    >
      {question.options.map((option, index) => (
        <div key={index} className={clsx(styles.option, index === chosen && styles.chosen)}>
          <button
            type="button"
            className={styles.choose}
            aria-keyshortcuts={String(index + 1)}
            aria-pressed={index === chosen}
            onClick={() => choose(index)}
          >
            <KeyCap keys={String(index + 1)} boxed />
            <span>
              {optionSentence(option, step, scenario)}
              {index === chosen ? <b> {t('this is what you say')}</b> : null}
              {tellsRight && index === question.right ? (
                <b> {t('this is what the script expects')}</b>
              ) : null}
            </span>
          </button>
          <XmlView element={option} label={t('Stanza {index}', { index: index + 1 })} />
        </div>
      ))}
    </div>
  );
}

/** What was said before the step was shown: what it was, and whether it came. */
export function SaidLine({ said, scenario }: SaidLineProps) {
  const { question, chosen, diff } = said;
  const option = question.options[chosen];
  if (option === undefined) return null;
  const sentence = optionSentence(option, question.step, scenario);
  return (
    <p className={styles.said}>
      {diff?.differences.length === 0
        ? t('You said: {sentence} That is what came.', { sentence })
        : t('You said: {sentence} Something else came.', { sentence })}
    </p>
  );
}

interface SaidLineProps {
  readonly said: SaidBefore;
  readonly scenario: Scenario | undefined;
}

function optionSentence(stanza: XmlElement, step: number, scenario: Scenario | undefined): string {
  const asked = scenario?.steps[step - 1];
  if (scenario === undefined || asked?.kind !== 'receives') return '';
  return stepSentence({ ...asked, stanza }, scenario);
}

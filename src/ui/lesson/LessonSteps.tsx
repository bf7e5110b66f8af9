import { t } from '../../base/translate.ts';
import { isAsking, isRightAnswer, type Predictions } from '../../state/lesson/predictions.ts';
import { useActions, useLesson } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import styles from './LessonPanel.module.css';

/** How the questions went so far. */
export function LessonSteps() {
  const predictions = useLesson((lesson) => lesson.predictions);
  const { endPredictions } = useActions();
  if (predictions === undefined) return null;
  return (
    <section aria-label={t('So far')}>
      <h3>{t('So far')}</h3>
      <ol className={styles.sofar}>
        {predictions.questions.map(({ step, actor }, index) => {
          const { glyph, word } = howItWent(predictions, index);
          return (
            <li key={step}>
              <Icon name={glyph} />
              <span>{t('Step {step}, {actor}', { step, actor })}</span>
              <span className={styles.quiet}>{word}</span>
            </li>
          );
        })}
      </ol>
      <div className={styles.acts}>
        <Button look="outlined" onPress={endPredictions}>
          {t('End the predictions')}
        </Button>
      </div>
    </section>
  );
}

function howItWent(predictions: Predictions, index: number) {
  const answer = predictions.answers[index];
  if (answer === undefined) {
    const isNow = index === predictions.at && isAsking(predictions);
    return { glyph: 'ring', word: isNow ? t('now') : t('waits') } as const;
  }
  if (answer === 'shown') return { glyph: 'inbox', word: t('shown') } as const;
  const question = predictions.questions[index];
  return question !== undefined && isRightAnswer(answer, question)
    ? ({ glyph: 'check', word: t('as you said') } as const)
    : ({ glyph: 'differs', word: t('something else came') } as const);
}

import { richText } from '../../insight/rich-text.ts';
import { t } from '../../base/translate.ts';
import { TextParts } from '../TextParts.tsx';
import type { LessonSlide } from './lesson-slide.ts';
import styles from './Presentation.module.css';

/** What a lesson says between its steps, for the last bench. */
export function LessonSlideWords({ slide }: { readonly slide: LessonSlide }) {
  return (
    <div className={styles.words}>
      <div role="status" aria-label={t('Presented part of the lesson')}>
        <p className={styles.after}>{HEADS[slide.kind]}</p>
        {slide.kind === 'predict' ? (
          <p className={styles.say}>
            {t('Step {step}: what does {actor} receive?', { step: slide.step, actor: slide.actor })}
          </p>
        ) : (
          slide.texts.map((text, index) => (
            <p key={index} className={styles.say}>
              <TextParts parts={richText(text)} />
            </p>
          ))
        )}
      </div>
    </div>
  );
}

const HEADS: Readonly<Record<LessonSlide['kind'], string>> = {
  goal: t('Goal'),
  predict: t('Before it is shown'),
  why: t('Why'),
};

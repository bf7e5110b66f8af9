import { t } from '../../base/translate.ts';
import { roomsAreAsAsked } from '../../state/lesson/room-goal.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useRun } from '../app-context.ts';
import { openPart } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { SpecLink } from '../TextParts.tsx';
import { Icon } from '../widgets/icons.tsx';
import { LessonWords, StepLink } from './LessonWords.tsx';
import { sectionsOf, termsTold } from './lesson-words.ts';
import type { LessonOnShow } from './use-lesson-entry.ts';
import styles from './LessonPanel.module.css';

/** Once the play has passed: why the server did that, the words that came, and where to read more. */
export function LessonAfter({ lesson: { scenario, text } }: { readonly lesson: LessonOnShow }) {
  const events = useRun((run) => run.events);
  const isLookingBack = useRun((run) => run.viewAt !== undefined);
  const model = modelOf(events);
  if (scenario === undefined || model.ended?.outcome !== 'passed' || isLookingBack) return null;
  if (!roomsAreAsAsked(scenario, events)) return null;
  const terms = termsTold(scenario, model);
  const sections = sectionsOf(scenario);
  return (
    <section className={styles.after} aria-label={t('What it showed')}>
      {text.why.length === 0 ? null : (
        <>
          <h3>
            <Icon name="check" /> {t('Why the server did that')}
          </h3>
          <ol className={styles.why}>
            {text.why.map((why) => (
              <li key={why}>
                <LessonWords text={why} />
              </li>
            ))}
          </ol>
        </>
      )}
      {terms.length === 0 ? null : <h3>{t('Words that came')}</h3>}
      <ol>
        {terms.map(({ term, step }) => (
          <li key={`${term.kind} ${term.term}`}>
            <code>{term.term}</code> {term.sentence} <StepLink step={step} />
            {term.prosody === undefined ? null : (
              <span className={styles.quiet}>
                {' '}
                <LessonWords text={term.prosody} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <div className={styles.acts}>
        <Button look="outlined" onPress={() => openPart('glossary')}>
          {t('Glossary')}
        </Button>
      </div>
      {sections.length === 0 ? null : (
        <p className={styles.quiet}>
          {t('Read more:')}{' '}
          {sections.map((reference) => (
            <span key={reference.section}>
              <SpecLink reference={reference} />{' '}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

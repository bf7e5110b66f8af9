import { t } from '../../base/translate.ts';
import { Fragment } from 'react';
import { richText } from '../../insight/rich-text.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useActions, useRun } from '../app-context.ts';
import { TextParts } from '../TextParts.tsx';
import styles from './LessonPanel.module.css';

/** A text of a lesson: with code and sections, and with `step 12` as the way to that step where there is one. */
export function LessonWords({ text }: { readonly text: string }) {
  const pieces = text.split(/\b(step \d{1,4})\b/);
  return pieces.map((piece, index) =>
    index % 2 === 1 ? (
      <StepLink key={index} step={Number(piece.slice(5))} />
    ) : (
      <Fragment key={index}>
        <TextParts parts={richText(piece)} />
      </Fragment>
    ),
  );
}

/** Selects a step of the run that is shown, and what it sent or took. */
export function StepLink({ step }: { readonly step: number }) {
  const events = useRun((run) => run.events);
  const isThere = useRun((run) => run.scenario?.steps[step - 1] !== undefined);
  const { select } = useActions();
  if (!isThere) return <>{t('step {step}', { step })}</>;
  const stanza = () => modelOf(events).steps.get(step)?.ended?.stanza;
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => select({ step, stanza: stanza(), origin: 'inspector' })}
    >
      {t('step {step}', { step })}
    </button>
  );
}

import { useLessonLanguage } from '../use-lesson-language.ts';
import { t } from '../../base/translate.ts';
import { Fragment } from 'react';
import { richText } from '../../insight/rich-text.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useActions, useRun } from '../app-context.ts';
import { TextParts } from '../TextParts.tsx';
import styles from './LessonPanel.module.css';

/**
 * A text of a lesson: with code and sections, and with `step 12` (in English, or in the language of the page) as the way to
 * that step where there is one. It says which language it is in where that is not the page's.
 */
export function LessonWords({ text }: { readonly text: string }) {
  const lang = useLessonLanguage(text);
  const pieces = piecesOf(text).map((piece, index) =>
    typeof piece === 'number' ? (
      <StepLink key={index} step={piece} />
    ) : (
      <Fragment key={index}>
        <TextParts parts={richText(piece)} />
      </Fragment>
    ),
  );
  return lang === undefined ? pieces : <span lang={lang}>{pieces}</span>;
}

/** A word, and a number. */
const NUMBERED = /(?<![\p{L}\p{N}])\p{L}+ (\d{1,4})(?![\p{L}\p{N}])/gu;

/** What stands between the steps that are named, and their numbers. */
function piecesOf(text: string): readonly (string | number)[] {
  const pieces: (string | number)[] = [];
  let from = 0;
  for (const { 0: words, 1: number, index } of text.matchAll(NUMBERED)) {
    const step = Number(number);
    if (words !== `step ${step}` && words !== t('step {step}', { step })) continue;
    pieces.push(text.slice(from, index), step);
    from = index + words.length;
  }
  return [...pieces, text.slice(from)];
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

import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { stepSentence } from '../../timeline/words/step-sentence.ts';
import { XmlView } from '../widgets/xml-view.tsx';
import { usePresentedStanza } from './use-presented-stanza.ts';
import { sentenceOf, type PresentedScript } from './PresentedWords.tsx';
import { richText } from '../../insight/rich-text.ts';
import { TextParts } from '../TextParts.tsx';
import { PresentedQuestion, SaidLine } from './PresentedQuestion.tsx';
import type { LessonWalk } from './use-lesson-walk.ts';
import styles from './SpeakerWindow.module.css';

export interface SpeakerWindowProps {
  readonly walk: LessonWalk;
  readonly script: PresentedScript;
  /** The keys work in both windows. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClose: () => void;
}

/** A second window, for the one who speaks: the scene, the steps to come, the whole stanza. */
export function SpeakerWindow({ walk, script, onKeyDown, onClose }: SpeakerWindowProps) {
  const [opened] = useState(openWindow);
  useEffect(() => {
    if (opened === undefined) return undefined;
    opened.addEventListener('pagehide', onClose);
    return () => {
      opened.removeEventListener('pagehide', onClose);
      opened.close();
    };
    // Once: another `onClose` closes the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [opened]);
  if (opened === undefined) {
    return (
      <p className={styles.refused} role="alert">
        {t(
          'The browser did not open a second window. Allow pop-ups for this page, then ask again.',
        )}
      </p>
    );
  }
  return createPortal(
    <div
      className={styles.speaker}
      data-part="speaker"
      onKeyDown={onKeyDown}
      ref={takeFocus}
      tabIndex={-1}
    >
      <Notes walk={walk} script={script} />
    </div>,
    opened.document.body,
  );
}

function takeFocus(notes: HTMLElement | null): void {
  notes?.focus();
}

/** A window with the looks of this page; `undefined` where the browser refuses it. */
function openWindow(): Window | undefined {
  const opened = window.open('', 'caesura-speaker', 'popup,width=720,height=640');
  if (opened === null) return undefined;
  const { document: other } = opened;
  other.title = t('Speaker’s window – Caesura');
  other.documentElement.lang = document.documentElement.lang;
  for (const { name, value } of document.documentElement.attributes) {
    other.documentElement.setAttribute(name, value);
  }
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
    other.head.append(other.importNode(sheet, true));
  }
  return opened;
}

/** So many steps ahead are told. */
const AHEAD = 3;

function Notes({ walk, script }: Pick<SpeakerWindowProps, 'walk' | 'script'>) {
  const { slide, choose, said } = walk;
  const { row } = walk.presenting;
  const { scenario, total } = script;
  const step = row?.step;
  const { element } = usePresentedStanza(row);
  const scene = scenario?.scenes.findLast(({ firstStep }) => firstStep <= (step ?? 1));
  return (
    <>
      <p className={styles.where}>
        {step === undefined ? t('Between steps') : t('Step {step} of {total}', { step, total })}
        {scene === undefined ? null : (
          <span lang={languageOfLesson(scene.title)}> · {scene.title}</span>
        )}
      </p>
      {slide?.kind === 'predict' ? (
        <>
          <h1>
            {t('Step {step}: what does {actor} receive?', { step: slide.step, actor: slide.actor })}
          </h1>
          <PresentedQuestion slide={slide} scenario={scenario} choose={choose} tellsRight />
        </>
      ) : (
        <>
          {slide === undefined ? (
            <h1>{sentenceOf(row, script)}</h1>
          ) : (
            slide.texts.map((text) => (
              <h1 key={text}>
                <TextParts parts={richText(text)} />
              </h1>
            ))
          )}
          {said === undefined ? null : <SaidLine said={said} scenario={scenario} />}
        </>
      )}
      <h2>{t('Next')}</h2>
      <Ahead step={step} script={script} />
      <h2>{t('Stanza')}</h2>
      {element === undefined ? (
        <p>{t('None.')}</p>
      ) : (
        <XmlView element={element} label={t('Stanza')} />
      )}
    </>
  );
}

interface AheadProps {
  readonly step: number | undefined;
  readonly script: PresentedScript;
}

function Ahead({ step = 0, script: { scenario } }: AheadProps) {
  const ahead = scenario?.steps.slice(step, step + AHEAD) ?? [];
  if (ahead.length === 0 || scenario === undefined)
    return <p>{t('Nothing: this is the last step.')}</p>;
  return (
    <ol start={step + 1}>
      {ahead.map((each) => (
        <li key={each.index}>{stepSentence(each, scenario)}</li>
      ))}
    </ol>
  );
}

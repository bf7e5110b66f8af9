import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { useState, type KeyboardEvent } from 'react';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { ModalDialog } from '../widgets/modal-dialog.tsx';
import { LessonSlideWords } from './LessonSlide.tsx';
import { PresentedLanes } from './PresentedLanes.tsx';
import { PresentedStanza } from './PresentedStanza.tsx';
import { PresentedWords, usePresentedScript } from './PresentedWords.tsx';
import { SpeakerWindow } from './SpeakerWindow.tsx';
import { StepTicks } from './StepTicks.tsx';
import { useLessonWalk } from './use-lesson-walk.ts';
import { usePresented, type Presenting } from './use-presented.ts';
import styles from './Presentation.module.css';

/** One step at a time, in large type, over the whole page. */
export function Presentation() {
  const { stores } = useApp();
  const end = () => stores.view.setState({ isPresenting: false });
  return (
    <ModalDialog className={styles.frame} isOpen onClose={end} label={t('Presentation')}>
      <Slides onEnd={end} />
    </ModalDialog>
  );
}

/** What clickers send, and what hands find in the dark. */
const FORWARD = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'n']);
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace', 'p']);

function Slides({ onEnd }: { readonly onEnd: () => void }) {
  const script = usePresentedScript();
  const { slide, presenting } = useLessonWalk(usePresented(), script);
  const [isStanzaHidden, setIsStanzaHidden] = useState(false);
  const [isSpeaking, setIsSpeaking] = useState(false);
  const { row, timeline } = presenting;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'x') setIsStanzaHidden(!isStanzaHidden);
    else if (FORWARD.has(event.key) && !isOtherButton(event)) presenting.forward?.();
    else if (BACK.has(event.key)) presenting.back?.();
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={styles.slides}
      data-part="presentation"
      onKeyDown={onKeyDown}
      ref={takeFocus}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <b lang={languageOfLesson(script.title)}>{script.title}</b>
        <span className={styles.server}>{script.server}</span>
        <span className={styles.tools}>
          <Button onPress={() => setIsSpeaking(!isSpeaking)}>
            {isSpeaking ? t('Close the speaker’s window') : t('Speaker’s window')}
          </Button>
          <Button keys="x" onPress={() => setIsStanzaHidden(!isStanzaHidden)}>
            {isStanzaHidden ? t('Show the stanza') : t('Hide the stanza')}
          </Button>
          <Button keys="Esc" onPress={onEnd}>
            {t('End presentation')}
          </Button>
        </span>
      </header>
      {slide === undefined ? (
        <PresentedWords presenting={presenting} script={script} />
      ) : (
        <LessonSlideWords slide={slide} />
      )}
      <PresentedLanes presenting={presenting} />
      <div className={styles.stanza}>
        {row === undefined || isStanzaHidden || slide !== undefined ? null : (
          <PresentedStanza row={row} />
        )}
      </div>
      <Foot presenting={presenting} total={script.total} timeline={timeline} />
      {isSpeaking ? (
        <SpeakerWindow
          presenting={presenting}
          script={script}
          onKeyDown={onKeyDown}
          onClose={() => setIsSpeaking(false)}
        />
      ) : null}
    </div>
  );
}

/** The keys work at once, without a control in the way. */
function takeFocus(slides: HTMLElement | null): void {
  slides?.focus();
}

/** A space on a button that is no step forward presses that button. */
function isOtherButton({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof HTMLElement && target.closest('button') !== null;
}

const NEXT_WORDS = { start: t('Start'), step: t('Run next step'), go: t('Next') } as const;

interface FootProps {
  readonly presenting: Presenting;
  readonly total: number;
  readonly timeline: Presenting['timeline'];
}

function Foot({ presenting, total, timeline }: FootProps) {
  const { row, back, forward, next } = presenting;
  return (
    <footer className={styles.foot}>
      <Button
        look="outlined"
        keys="ArrowLeft"
        isDisabled={back === undefined}
        onPress={() => back?.()}
      >
        {t('Previous')}
      </Button>
      <span className={styles.where}>
        {row?.step === undefined
          ? t('Between steps')
          : t('Step {step} of {total}', { step: row.step, total })}
      </span>
      <StepTicks timeline={timeline} current={row} />
      <Button
        look="solid"
        keys="ArrowRight"
        isDisabled={forward === undefined}
        onPress={() => forward?.()}
        className={styles.next}
      >
        {NEXT_WORDS[next]}
      </Button>
    </footer>
  );
}

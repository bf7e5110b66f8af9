import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { useState, type KeyboardEvent } from 'react';
import type { ArrowRow } from '../../timeline/model.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { ModalDialog } from '../widgets/modal-dialog.tsx';
import { LessonSlideWords } from './LessonSlide.tsx';
import { PresentedQuestion } from './PresentedQuestion.tsx';
import { PresentedLanes } from './PresentedLanes.tsx';
import { PresentedStanza, ToldDifference } from './PresentedStanza.tsx';
import { PresentedWords, usePresentedScript } from './PresentedWords.tsx';
import { SpeakerWindow } from './SpeakerWindow.tsx';
import { StepTicks } from './StepTicks.tsx';
import type { LessonSlide, SaidBefore } from './lesson-slide.ts';
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
  const walk = useLessonWalk(usePresented(), script);
  const { slide, presenting, choose, said } = walk;
  const [isStanzaHidden, setIsStanzaHidden] = useState(false);
  const [isSpeaking, setIsSpeaking] = useState(false);
  const { row, timeline } = presenting;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const option = slide?.kind === 'predict' ? optionOf(event.key, slide) : undefined;
    if (event.key === 'x') setIsStanzaHidden(!isStanzaHidden);
    else if (option !== undefined) choose(option);
    else if (!walks(event, presenting)) return;
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
        <PresentedWords presenting={presenting} script={script} said={said} />
      ) : (
        <LessonSlideWords slide={slide} />
      )}
      <PresentedLanes presenting={presenting} />
      <div className={styles.stanza}>
        {slide?.kind === 'predict' ? (
          <PresentedQuestion slide={slide} scenario={script.scenario} choose={choose} />
        ) : null}
        {row === undefined || isStanzaHidden || slide !== undefined ? null : (
          <StanzaOrSaid row={row} said={said} />
        )}
      </div>
      <Foot presenting={presenting} total={script.total} timeline={timeline} />
      {isSpeaking ? (
        <SpeakerWindow
          walk={walk}
          script={script}
          onKeyDown={onKeyDown}
          onClose={() => setIsSpeaking(false)}
        />
      ) : null}
    </div>
  );
}

/** What came; where something else was said of it, both. */
function StanzaOrSaid({
  row,
  said,
}: {
  readonly row: ArrowRow;
  readonly said?: SaidBefore | undefined;
}) {
  if (said?.diff === undefined || said.diff.differences.length === 0)
    return <PresentedStanza row={row} />;
  return (
    <ToldDifference diff={said.diff} about={t('as you said')} heads={[t('Said'), t('Came')]} />
  );
}

/** The third button of a clicker, by which it makes a screen black, goes from choice to choice. */
const NEXT_CHOICE = new Set(['.', 'b']);

/** Which option a key chooses. */
function optionOf(key: string, { question, chosen = -1 }: PredictSlide): number | undefined {
  if (NEXT_CHOICE.has(key)) return (chosen + 1) % (question?.options.length ?? 1);
  return /^[1-4]$/.test(key) ? Number(key) - 1 : undefined;
}

type PredictSlide = Extract<LessonSlide, { readonly kind: 'predict' }>;

/** The keys work at once, without a control in the way. */
function takeFocus(slides: HTMLElement | null): void {
  slides?.focus();
}

/** Whether it is a key that goes forward or back; then it has. */
function walks(event: KeyboardEvent, { forward, back }: Presenting): boolean {
  if (FORWARD.has(event.key) && !isOtherButton(event)) forward?.();
  else if (BACK.has(event.key)) back?.();
  else return false;
  return true;
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

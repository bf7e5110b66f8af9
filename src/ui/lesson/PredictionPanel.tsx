import { t } from '../../base/translate.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { diffWith } from '../../diagnosis/diagnosis.ts';
import type { Scenario } from '../../script/scenario.ts';
import {
  isAsking,
  isRightAnswer,
  type Answer,
  type Predictions,
} from '../../state/lesson/predictions.ts';
import type { LessonQuestion } from '../../state/lesson/questions.ts';
import { stepSentence } from '../../timeline/words/step-sentence.ts';
import { modelOf } from '../../trace/model-of.ts';
import type { XmlElement } from '../../xml/element.ts';
import { useActions, useRun } from '../app-context.ts';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { PairTrees } from '../difference/PairTrees.tsx';
import { Said } from '../difference/VerdictBar.tsx';
import { Button } from '../widgets/button.tsx';
import { KeyCap } from '../widgets/key-cap.tsx';
import { XmlView } from '../widgets/xml-view.tsx';
import { WriteStanza } from './WriteStanza.tsx';
import styles from './PredictionPanel.module.css';

export interface PredictionPanelProps {
  readonly predictions: Predictions;
}

/** In the place of the inspector: what an actor will receive, to be chosen; then what it was, beside what was said. */
export function PredictionPanel({ predictions }: PredictionPanelProps) {
  const scenario = useRun((run) => run.scenario);
  const question = predictions.questions[predictions.at];
  const panel = useRef<HTMLElement>(null);
  const { answerQuestion, askAgain } = useActions();
  const asks = isAsking(predictions);
  usePrintedKeys(panel, ({ key }) => {
    if (!asks && key !== 'r') return false;
    if (key === 'r') askAgain();
    else if (key === '0') answerQuestion('shown');
    else if (/^[1-4]$/.test(key)) answerQuestion(Number(key) - 1);
    else return false;
    return true;
  });
  const place = `${predictions.at} ${String(asks)}`;
  useEffect(() => {
    // Who answers by keys goes on by keys.
    panel.current
      ?.querySelector<HTMLElement>('[data-first], [data-acts] button:last-of-type')
      ?.focus();
  }, [place]);
  if (question === undefined || scenario === undefined) return null;
  return (
    <section
      className={styles.panel}
      ref={panel}
      aria-label={t('Prediction')}
      data-part="inspector"
    >
      <div className={styles.head}>
        <h2>{t('What will {actor} receive next?', { actor: question.actor })}</h2>
        <span className={styles.quiet}>
          {t('Step {step}. Question {at} of {count}.', {
            step: question.step,
            at: predictions.at + 1,
            count: predictions.questions.length,
          })}
        </span>
      </div>
      {asks ? (
        <Options question={question} scenario={scenario} />
      ) : (
        <Answered predictions={predictions} question={question} scenario={scenario} />
      )}
    </section>
  );
}

interface OptionsProps {
  readonly question: LessonQuestion;
  readonly scenario: Scenario;
}

function Options({ question, scenario }: OptionsProps) {
  const { answerQuestion } = useActions();
  const [writes, setWrites] = useState(false);
  if (writes) return <WriteStanza question={question} onBack={() => setWrites(false)} />;
  return (
    <>
      <div
        className={styles.options}
        role="group"
        aria-label={t('What will {actor} receive at step {step}?', {
          actor: question.actor,
          step: question.step,
        })}
      >
        {question.options.map((option, index) => (
          <div key={index} className={styles.option}>
            <button
              type="button"
              className={styles.choose}
              aria-keyshortcuts={String(index + 1)}
              {...(index === 0 ? { 'data-first': true } : {})}
              onClick={() => answerQuestion(index)}
            >
              <KeyCap keys={String(index + 1)} boxed />
              <span>{sentenceOf(option, question, scenario)}</span>
            </button>
            <div className={styles.sketch}>
              <XmlView element={option} label={t('Stanza {index}', { index: index + 1 })} />
            </div>
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <span className={styles.quiet}>
          {t('Press 1 to {count}. Each is a sketch: what a script would expect.', {
            count: question.options.length,
          })}
        </span>
        <span className={styles.ways}>
          <Button look="outlined" icon="pen" onPress={() => setWrites(true)}>
            {t('Write it myself')}
          </Button>
          <Button look="outlined" keys="0" onPress={() => answerQuestion('shown')}>
            {t('Show me')}
          </Button>
        </span>
      </div>
    </>
  );
}

function sentenceOf(stanza: XmlElement, { step }: LessonQuestion, scenario: Scenario): string {
  const asked = scenario.steps[step - 1];
  return asked?.kind === 'receives' ? stepSentence({ ...asked, stanza }, scenario) : '';
}

interface AnsweredProps extends OptionsProps {
  readonly predictions: Predictions;
}

/** What came, beside what was chosen, as a difference: never as right or wrong alone. */
function Answered({ predictions, question, scenario }: AnsweredProps) {
  const { nextQuestion, askAgain, endPredictions } = useActions();
  const answer = predictions.answers[predictions.at];
  const isLast = predictions.at + 1 === predictions.questions.length;
  const said = saidStanza(answer, question);
  const diff = useDiff(question, said);
  if (diff === undefined) return null;
  const truth = question.options[question.right];
  const told = truth === undefined ? '' : sentenceOf(truth, question, scenario);
  return (
    <PairTrees
      diff={diff}
      heads={[answer === 'shown' ? t('Expected') : t('You said'), t('Received')]}
      abouts={[aboutAnswer(answer), t('by {actor}', { actor: question.actor })]}
      acts={
        <>
          <Button look="outlined" keys="r" onPress={askAgain}>
            {t('Ask me again')}
          </Button>
          <Button look="preferred" onPress={isLast ? endPredictions : nextQuestion}>
            {isLast ? t('End the predictions') : t('Next question')}
          </Button>
        </>
      }
    >
      <Said>{leadOf(answer, question)}</Said>
      <p className={styles.quiet}>{told}</p>
    </PairTrees>
  );
}

function saidStanza(answer: Answer | undefined, { options, right }: LessonQuestion) {
  if (typeof answer === 'object') return answer.stanza;
  return options[typeof answer === 'number' ? answer : right];
}

function aboutAnswer(answer: Answer | undefined): string {
  if (typeof answer === 'object') return t('as you wrote it');
  return typeof answer === 'number'
    ? t('stanza {answer}', { answer: answer + 1 })
    : t('by the script');
}

function leadOf(answer: Answer | undefined, question: LessonQuestion): string {
  if (answer === 'shown' || answer === undefined) return t('This is what came.');
  return isRightAnswer(answer, question)
    ? t('That is what came.')
    : t('Something else came; the trees show where.');
}

/** What was said, its variables filled in, against what came. */
function useDiff({ step }: LessonQuestion, said: XmlElement | undefined) {
  const events = useRun((run) => run.events);
  const asked = useRun((run) => run.scenario?.steps[step - 1]);
  return useMemo(() => {
    const model = modelOf(events);
    const stanza = model.steps.get(step)?.ended?.stanza;
    const record = stanza === undefined ? undefined : model.stanzaAt(stanza);
    if (asked?.kind !== 'receives' || record === undefined || said === undefined) return undefined;
    return diffWith(model, { ...asked, stanza: said }, record);
  }, [asked, events, said, step]);
}

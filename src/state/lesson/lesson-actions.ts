import { eventSeq } from '../../trace/event-seq.ts';
import { modelOf } from '../../trace/model-of.ts';
import type { Actions, Stores } from '../app-state.ts';
import { lessonsOfCourse } from '../catalogue-store.ts';
import { readWritten } from './written-answer.ts';
import { roomsAreAsAsked } from './room-goal.ts';
import type { Platform } from '../ports.ts';
import { viewedAt } from '../run-changes.ts';
import { shownRun, type RunOnShow } from '../run-selectors.ts';
import type { LessonActions } from './lesson-store.ts';
import { answered, askAgain, beginPredictions, isAsking, nextQuestion } from './predictions.ts';
import { questionsOf } from './questions.ts';

type LessonStores = Pick<
  Stores,
  'lesson' | 'runs' | 'view' | 'document' | 'settings' | 'catalogue'
>;

/** What a person can do in a lesson; also takes note of lessons that are finished, and ends predictions whose run is gone. */
export function createLessonActions(
  stores: LessonStores,
  run: Pick<Actions, 'runAnew'>,
  shipped: Pick<Platform, 'fetchMap'>,
): LessonActions {
  const { lesson, runs } = stores;
  const change = (step: (predictions: NonNullable<PredictionsNow>) => PredictionsNow) => {
    const { predictions } = lesson.getState();
    if (predictions === undefined) return;
    lesson.setState({ predictions: step(predictions) });
    show(stores);
  };
  runs.subscribe((state, before) => {
    if (state.shown !== before.shown) lesson.setState({ predictions: undefined });
    const shown = shownRun(state);
    if (shown.phase !== 'ended') return;
    if (shownRun(before).phase !== 'ended' || state.shown !== before.shown) {
      noteFinished(stores, shown);
    }
    if (lesson.getState().isPreparing) begin(stores, shown);
  });
  return {
    toggleLesson: () => toggle(stores),
    shippedMap: async () => shipped.fetchMap?.(),
    listLessons: (isListed) => lesson.setState({ isListed }),
    addFinished: (ids) => addFinished(stores, ids),
    predict: () => {
      const shown = shownRun(runs.getState());
      if (isOfText(stores, shown)) return begin(stores, shown);
      lesson.setState({ isPreparing: true });
      run.runAnew();
    },
    answerQuestion: (answer) => change((state) => answered(state, answer)),
    answerByWriting: (text) => {
      const read = writtenNow(stores, text);
      if (read?.ok === true) change((state) => answered(state, read.value));
      return read?.ok === false ? read.error : undefined;
    },
    nextQuestion: () => change(nextQuestion),
    askAgain: () => change(askAgain),
    endPredictions: () => {
      lesson.setState({ predictions: undefined, isPreparing: false });
      runs.setState((state) => viewedAt(state, undefined));
    },
  };
}

function addFinished({ settings }: LessonStores, ids: readonly string[]): void {
  settings.setState(({ finishedLessons }) => ({
    finishedLessons: [...new Set([...finishedLessons, ...ids])],
  }));
}

/** What was written, as an answer to the question at hand. */
function writtenNow({ lesson, runs }: LessonStores, text: string) {
  const { predictions } = lesson.getState();
  const question = predictions?.questions[predictions.at];
  return question && readWritten(text, question, shownRun(runs.getState()));
}

type PredictionsNow = ReturnType<typeof nextQuestion>;

/** The script gives way to the lesson, and comes back after it. */
function toggle({ lesson, view }: LessonStores): void {
  const isOpen = !lesson.getState().isOpen;
  lesson.setState(isOpen ? { isOpen } : { isOpen, predictions: undefined, isPreparing: false });
  view.setState(({ hiddenPanes }) => {
    const others = hiddenPanes.filter((pane) => pane !== 'script');
    return { hiddenPanes: isOpen ? [...others, 'script'] : others };
  });
}

/** Whether the run that is shown is one of the text as it stands, and over. */
function isOfText({ document }: LessonStores, { phase, source }: RunOnShow): boolean {
  return phase === 'ended' && source === document.getState().text;
}

function begin(stores: LessonStores, { scenario, events }: RunOnShow): void {
  const questions = scenario === undefined ? [] : questionsOf(scenario, modelOf(events));
  stores.lesson.setState({ isPreparing: false, predictions: beginPredictions(questions) });
  show(stores);
}

/** The panes stand before the stanza that is asked about; once that is answered, behind it. */
function show({ lesson, runs, view }: LessonStores): void {
  const { predictions } = lesson.getState();
  const question = predictions?.questions[predictions.at];
  if (predictions === undefined || question === undefined) {
    runs.setState((state) => viewedAt(state, undefined));
    return;
  }
  const record = modelOf(shownRun(runs.getState()).events).steps.get(question.step);
  const before = record?.started && eventSeq(Math.max(record.started.seq - 1, 0));
  const seq = isAsking(predictions) ? before : record?.ended?.seq;
  runs.setState((state) => viewedAt(state, seq));
  view.setState({
    pane: 'inspector',
    selection: {
      step: question.step,
      stanza: isAsking(predictions) ? undefined : record?.ended?.stanza,
      origin: 'run',
    },
  });
}

/** A lesson is finished when its play passes: as it is, or of a puzzle, once it is mended. */
function noteFinished(
  { document, settings, catalogue }: LessonStores,
  { events, source, scenario }: RunOnShow,
): void {
  const { scenarioId, link, text } = document.getState();
  const { scenarios, course } = catalogue.getState();
  const lesson = scenarioId ?? link;
  const isKnown =
    scenarios.some(({ id }) => id === scenarioId) ||
    lessonsOfCourse(course).some(({ url }) => url === link);
  const isPassed = modelOf(events).ended?.outcome === 'passed';
  if (lesson === undefined || !isKnown || !isPassed || source !== text) return;
  // Of a task, the room has to be as it is to be.
  if (scenario === undefined || !roomsAreAsAsked(scenario, events)) return;
  settings.setState(({ finishedLessons }) =>
    finishedLessons.includes(lesson) ? {} : { finishedLessons: [...finishedLessons, lesson] },
  );
}

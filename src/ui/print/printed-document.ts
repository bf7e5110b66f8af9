import { t } from '../../base/translate.ts';
import { compileScript } from '../../script/compile.ts';
import type { MaskedRun } from '../../run/masked-run.ts';
import { USUAL_LANES } from '../../timeline/arrangement/lane-arrangement.ts';
import type { LessonOnShow } from '../lesson/use-lesson-entry.ts';
import { printedLesson, printedScript } from './printed-lesson.ts';
import { printedPage, type PrintedPage } from './printed-page.ts';
import {
  printedDifferences,
  printedRows,
  printedVerdict,
  timelineOnPaper,
  type PaperView,
  type PrintedRun,
} from './printed-run.ts';
import { isWideTimeline } from './printed-timeline.ts';

/** What is printed. */
export interface PrintedParts {
  readonly lesson: boolean;
  /** Of the lesson: hints, and what is wrong in the puzzles. */
  readonly answers: boolean;
  readonly script: boolean;
  /** Verdict, timeline and differences; before a run, the timeline. */
  readonly run: boolean;
}

export interface PrintedThings {
  readonly lesson: Pick<LessonOnShow, 'entry' | 'text' | 'title'> | undefined;
  /** Secrets masked; without events before a run. */
  readonly run: Pick<MaskedRun, 'events' | 'source' | 'scenario'>;
  readonly view?: PaperView;
}

/** A page for paper with those parts of a script and its run; a script with errors has no timeline. */
export function printedDocument(
  { lesson, run, view = AS_USUAL }: PrintedThings,
  parts: PrintedParts,
): string {
  const scenario = run.scenario ?? compileScript(run.source).scenario;
  const shownLesson = parts.lesson ? lesson : undefined;
  const withHints = shownLesson === undefined || parts.answers;
  const ran = parts.run && scenario !== undefined ? { scenario, events: run.events } : undefined;
  return printedPage({
    title: (shownLesson ?? scenario)?.title ?? '',
    about: aboutOf(shownLesson),
    ...runParts(ran, view, [
      shownLesson === undefined ? '' : printedLesson({ ...shownLesson, scenario }, parts),
      parts.script ? printedScript(run.source, { answers: withHints }) : '',
    ]),
  });
}

const AS_USUAL: PaperView = { arrangement: USUAL_LANES, range: undefined };

/** Verdict, differences and timeline after what comes before them. */
function runParts(
  run: PrintedRun | undefined,
  view: PaperView,
  before: readonly string[],
): Pick<PrintedPage, 'sections' | 'isWide'> {
  if (run === undefined) return { sections: before, isWide: false };
  const timeline = timelineOnPaper(run, view);
  return {
    isWide: isWideTimeline(timeline),
    sections: [...before, printedVerdict(run), printedDifferences(run), printedRows(timeline)],
  };
}

function aboutOf(lesson: PrintedThings['lesson']): string {
  const original = lesson?.entry?.original;
  return original === undefined
    ? ''
    : t('{chapter}, lesson {number}', { chapter: original.chapter, number: original.number });
}

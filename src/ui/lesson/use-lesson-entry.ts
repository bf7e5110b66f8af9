import { useMemo } from 'react';
import { compileScript } from '../../script/compile.ts';
import { isLesson, lessonText, type LessonText } from '../../script/lesson-tags.ts';
import type { Scenario } from '../../script/scenario.ts';
import {
  lessonsOfCourse,
  type CatalogueEntry,
  type LinkedChapter,
} from '../../state/catalogue-store.ts';
import { useCatalogue, useDocument, useSettledText } from '../app-context.ts';

/** A lesson, and what belongs to it. */
export interface LessonEntry {
  readonly entry: CatalogueEntry;
  /** Those in which the learner writes steps. */
  readonly tasks: readonly CatalogueEntry[];
  /** Its broken variants; of a variant, those of its original. */
  readonly puzzles: readonly CatalogueEntry[];
  /** The scenario as it should be. */
  readonly original: CatalogueEntry;
  /** The one after it in the curriculum. */
  readonly next: CatalogueEntry | undefined;
  /** All that are no variants, in their order. */
  readonly lessons: readonly CatalogueEntry[];
}

/** The lesson that the script of the page is; `undefined` for a script of the person's own. */
export function useLessonEntry(): LessonEntry | undefined {
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const id = useDocument((document) => document.scenarioId);
  const entry = scenarios.find((each) => each.id === id);
  if (entry === undefined) return undefined;
  const original = scenarios.find((each) => each.id === (entry.brokenOf ?? entry.taskOf)) ?? entry;
  const lessons = lessonsOf(scenarios);
  return {
    entry,
    original,
    lessons,
    tasks: scenarios.filter(({ taskOf }) => taskOf === original.id),
    puzzles: scenarios.filter(({ brokenOf }) => brokenOf === original.id),
    next: lessons[lessons.indexOf(original) + 1],
  };
}

/** Those that are neither puzzles nor tasks of another one. */
export function lessonsOf(scenarios: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  return scenarios.filter(({ brokenOf, taskOf }) => brokenOf === undefined && taskOf === undefined);
}

/** What a lesson says, whoever wrote it. */
export interface LessonOnShow {
  /** Of the page; absent: the script is the person's own, or came by a link. */
  readonly entry: LessonEntry | undefined;
  readonly scenario: Scenario | undefined;
  readonly title: string;
  readonly text: LessonText;
}

/** The lesson of the script as it stands: its header, and what the catalogue adds to it; `undefined` where it is none. */
export function useLessonOnShow(): LessonOnShow | undefined {
  const entry = useLessonEntry();
  const source = useSettledText();
  return useMemo(() => {
    const { scenario } = compileScript(source);
    const written = lessonText(scenario?.tags ?? []);
    if (entry === undefined) {
      const title = scenario?.title ?? '';
      return isLesson(written) ? { entry, scenario, title, text: written } : undefined;
    }
    const { original } = entry;
    const text: LessonText = {
      ...written,
      goal: written.goal.length > 0 ? written.goal : [original.lesson],
      pitfall: written.pitfall.length > 0 ? written.pitfall : listOf(original.pitfall),
      why: written.why.length > 0 ? written.why : (original.why ?? []),
    };
    const title = (entry.entry.taskOf === undefined ? original : entry.entry).title;
    return { entry, scenario, title, text };
  }, [entry, source]);
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

/** Where the script stands in the course that a link has opened; `undefined` where it is none of its lessons. */
export interface CoursePlace {
  readonly chapter: string;
  readonly lessons: LinkedChapter['lessons'];
  /** Among them, from 0. */
  readonly at: number;
}

export function useCoursePlace(): CoursePlace | undefined {
  const course = useCatalogue((catalogue) => catalogue.course);
  const link = useDocument((document) => document.link);
  const lessons = lessonsOfCourse(course);
  const at = lessons.findIndex(({ url }) => url === link);
  if (at < 0) return undefined;
  const own = course?.chapters.find((each) => each.lessons.some(({ url }) => url === link));
  return { chapter: own?.title || (course?.title ?? ''), lessons, at };
}

import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { t } from '../base/translate.ts';
import { courseAddress, type AddressRequest } from '../state/address.ts';
import type { Stores } from '../state/app-state.ts';
import { lessonsOfCourse, type LinkedCourse } from '../state/catalogue-store.ts';
import { readLinkedCourse, type Course } from '../state/folder/course.ts';
import { openScript } from '../state/open-script.ts';
import type { Platform } from '../state/ports.ts';
import { withoutRun } from '../state/run-changes.ts';
import { readScriptLink } from '../state/script-link.ts';
import type { Problem } from '../trace/event.ts';
import { openLink } from './open-link.ts';

/** As much of the platform as opens courses. */
export type CoursePlatform = Pick<Platform, 'clock' | 'address'> &
  Partial<Pick<Platform, 'showAddress'>>;

/** What is fetched: the index, and each lesson as the script that it is. */
const [COURSE, LESSON] = ['course', 'script'] as const;

/** Hosts that the person has agreed to fetch a course from, as long as this page lives: its lessons come from there, too. */
const agreed = new Set<string>();

/**
 * Opens the course that an address asks for, and a lesson of it: the person is asked before anything is fetched. What was open
 * stays where it cannot be had; the reason comes back.
 */
export async function openCourse(
  stores: Stores,
  platform: CoursePlatform,
  { link, lesson }: Extract<AddressRequest, { readonly kind: 'course' }>,
  fetcher?: typeof fetch,
): Promise<Problem | undefined> {
  stores.settings.setState({ server: undefined });
  const text = await openLink(stores, platform, { what: COURSE, link }, fetcher);
  if (!text.ok) return text.error;
  // One that is refused has no text.
  if (link.kind === 'refused') return undefined;
  if (link.kind === 'foreign') agreed.add(link.host);
  const course = linkedCourse(link.url, readLinkedCourse(text.value, link.url));
  const lessons = lessonsOfCourse(course);
  const first = lessons.find(({ url }) => url === lesson) ?? lessons[0];
  if (first === undefined) return emptyCourse(course);
  stores.catalogue.setState({ course });
  return fetchLesson(stores, platform, { course, url: first.url }, fetcher);
}

/** Opens a lesson of the course that is listed. Where it cannot be had, what was open stays, and the reason is told. */
export async function openCourseLesson(
  stores: Stores,
  platform: CoursePlatform,
  url: string,
  fetcher?: typeof fetch,
): Promise<void> {
  const { course } = stores.catalogue.getState();
  if (course === undefined) return;
  const fault = await fetchLesson(stores, platform, { course, url }, fetcher);
  if (fault !== undefined) stores.runs.setState((state) => withoutRun(state, fault));
}

interface WantedLesson {
  readonly course: LinkedCourse;
  readonly url: string;
}

/** It comes from somebody else: it runs on the server in this tab, unless the person chooses another one. */
async function fetchLesson(
  stores: Stores,
  platform: CoursePlatform,
  { course, url }: WantedLesson,
  fetcher?: typeof fetch,
): Promise<Problem | undefined> {
  const link = readScriptLink(url, new URL(platform.address()));
  const isAgreed = link.kind === 'foreign' && agreed.has(link.host);
  const text = await openLink(stores, platform, { what: LESSON, link, isAgreed }, fetcher);
  if (!text.ok) return text.error;
  stores.settings.setState({ server: undefined });
  openScript(stores, { text: text.value, isForeign: true, link: url });
  platform.showAddress?.(courseAddress(platform.address(), course.url, url));
  return undefined;
}

function linkedCourse(url: string, { title, chapters, faults }: Course): LinkedCourse {
  return {
    url,
    title,
    faults,
    chapters: chapters.map(({ title: chapter, entries }) => ({
      title: chapter,
      lessons: entries.flatMap((entry) =>
        entry.kind === 'link' ? [{ url: entry.url, title: lessonTitle(entry) }] : [],
      ),
    })),
  };
}

/** What the index calls it, else the name of its file. */
function lessonTitle({ url, title }: { readonly url: string; readonly title: string }): string {
  const [name = url] = new URL(url).pathname.split('/').slice(-1);
  return boundedText(title === '' ? name.replace(/\.scs$/i, '') : title, NAME_LENGTH);
}

function emptyCourse({ url, faults }: LinkedCourse): Problem {
  return {
    code: 'course-empty',
    what: t('The course at {url} names no lesson that can be opened.', { url: boundedText(url) }),
    meaning: faults[0] ?? t('No line of it is a path of a script or an address.'),
    advice: t('Check that the address is that of its text, as it lies on the web: “index”.'),
  };
}

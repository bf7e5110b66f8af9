import * as v from 'valibot';
import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';

/** Larger than any progress is. */
const MOST_CHARACTERS = 200_000;
const MOST_LESSONS = 1000;
/** Lessons of courses are known by their addresses. */
const LONGEST_ID = 2000;

const PROGRESS = v.object({
  caesura: v.literal('progress'),
  version: v.literal(1),
  finished: v.pipe(v.array(v.pipe(v.string(), v.maxLength(LONGEST_ID))), v.maxLength(MOST_LESSONS)),
});

/** Which lessons are finished, as the text of a file. */
export function progressText(finished: readonly string[]): string {
  return `${JSON.stringify({ caesura: 'progress', version: 1, finished }, undefined, 2)}\n`;
}

/**
 * The lessons that such a file names and that there are; a sentence where it is no such file. What it names and nobody knows is passed
 * over: it may be of another version of the page.
 */
export function readProgress(
  text: string,
  known: ReadonlySet<string>,
): Result<readonly string[], string> {
  const read = text.length > MOST_CHARACTERS ? undefined : parsed(text);
  const progress = v.safeParse(PROGRESS, read);
  if (!progress.success) {
    return err(
      t(
        'This is no file of progress: nothing was changed. Choose one that “Save progress” has made.',
      ),
    );
  }
  return ok([...new Set(progress.output.finished)].filter((id) => known.has(id) || isAddress(id)));
}

/** Of a lesson of a course, which need not be open now. */
function isAddress(id: string): boolean {
  return id.startsWith('https://') && URL.canParse(id);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

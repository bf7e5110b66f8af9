import type { editor as editorTypes } from 'monaco-editor/editor.js';
import { decorationsOf } from './decorations.ts';
import type { Mark } from './marks.ts';

/** The marks that an editor shows. */
export interface ShownMarks {
  /** These, and no others. What was shown before is left alone. */
  set(marks: readonly Mark[]): void;
}

interface Shown {
  readonly mark: Mark;
  readonly id: string;
}

/** A run changes few of the marks at a time, and the editor looks at each line of which one changes. */
export function createShownMarks(model: editorTypes.ITextModel): ShownMarks {
  let shown: readonly Shown[] = [];
  let version = model.getVersionId();
  return {
    set: (marks) => {
      // An edit moves marks: then they are not where they were put.
      const isEdited = version !== model.getVersionId();
      version = model.getVersionId();
      const stays = (mark: Mark, index: number) => !isEdited && isSame(shown[index]?.mark, mark);
      const gone = shown.filter(({ mark }, index) => isEdited || !isSame(marks[index], mark));
      const fresh = marks.filter((mark, index) => !stays(mark, index));
      const ids = model.deltaDecorations(
        gone.map(({ id }) => id),
        decorationsOf(fresh, model),
      );
      let next = 0;
      shown = marks.map((mark, index) => {
        const known = stays(mark, index) ? shown[index] : undefined;
        return known ?? { mark, id: ids[next++] ?? '' };
      });
    },
  };
}

function isSame(one: Mark | undefined, other: Mark): boolean {
  if (one === undefined || one.kind !== other.kind) return false;
  if (one.kind === 'verdict' && other.kind === 'verdict') {
    return one.line === other.line && one.mark === other.mark;
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

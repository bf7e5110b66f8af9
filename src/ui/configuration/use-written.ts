import { useState, type KeyboardEvent } from 'react';

/** A field of something that the script says: what is typed there, and when it is written. */
interface WrittenField {
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly commit: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Written by Enter, or when the field is left, if `isValid`. What the script says otherwise meanwhile takes the place of what
 * was typed; the field itself stays, and keeps the focus.
 */
export function useWritten(
  written: string,
  isValid: (typed: string) => boolean,
  onWrite: (typed: string) => void,
): WrittenField {
  const [typed, type] = useState(written);
  const [known, know] = useState(written);
  if (known !== written) {
    know(written);
    type(written);
  }
  const commit = () => {
    if (isValid(typed) && typed !== written) onWrite(typed);
  };
  return {
    typed,
    type,
    commit,
    onKeyDown: ({ key }) => {
      if (key === 'Enter') commit();
    },
  };
}

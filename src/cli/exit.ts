/** What a command ends with. */
export const EXIT = { passed: 0, failed: 1, usage: 2, unreachable: 3, unwritten: 4 } as const;

/** What ends a run early: 128 and the number of the signal, as shells have it, and the word for it. */
export const SIGNALS = {
  SIGINT: { status: 130, words: 'Ctrl+C' },
  SIGTERM: { status: 143, words: 'SIGTERM' },
  SIGHUP: { status: 129, words: 'SIGHUP, as the terminal was closed' },
} as const;

export type Signal = keyof typeof SIGNALS;

/** A reason to stop a run: nobody hears what is said any more, and nothing else is written. */
export const UNHEARD = 'unheard';

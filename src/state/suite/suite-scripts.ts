import type { SuiteScript } from './suite-script.ts';

/** Where the scripts of *Run all* are from. */
export interface SuiteSource {
  /** What people call them together. */
  readonly suiteName: () => string;
  /** Those that a filter shows, or all of them; the first unless it is said. */
  readonly suiteScripts: (which?: 'shown' | 'all') => Promise<readonly SuiteScript[]>;
  /** Takes up what others have written, where the page may not have been told yet. */
  readonly refresh?: () => Promise<void>;
  /** Calls back when one of them may have become another one. */
  readonly onChange?: (mayHaveChanged: () => void) => void;
  /** Makes one the script of the page, as a person has it now; another one that was edited is kept. */
  readonly openSuiteScript: (script: SuiteScript) => void;
}

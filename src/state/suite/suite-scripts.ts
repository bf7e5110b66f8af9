import type { SuiteScript } from './suite-script.ts';

/** Where the scripts of *Run all* are from. */
export interface SuiteSource {
  /** What people call them together. */
  readonly suiteName: () => string;
  readonly suiteScripts: () => Promise<readonly SuiteScript[]>;
  /** Makes one the script of the page, as a person has it now; another one that was edited is kept. */
  readonly openSuiteScript: (script: SuiteScript) => void;
}

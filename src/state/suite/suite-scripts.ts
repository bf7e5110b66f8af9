import type { SuiteScript } from './suite-script.ts';

/** Where the scripts of *Run all* are from. */
export interface SuiteSource {
  /** What people call them together. */
  readonly name: string;
  readonly suiteScripts: () => Promise<readonly SuiteScript[]>;
  /** Makes one the script of the page; what was edited is kept. */
  readonly openSuiteScript: (script: SuiteScript) => void;
}

import { appendFile } from 'node:fs/promises';
import type { ScriptResult } from '../report.ts';
import { writingFault } from '../write-file.ts';
import { errorCommands, warningCommands } from './commands.ts';
import { jobSummary } from './summary.ts';
import type { GithubVoice } from './voice.ts';

/** What GitHub tells the steps of a job. */
export interface GithubPlaces {
  /** GITHUB_WORKSPACE: the folder of the repository. */
  readonly workspace?: string | undefined;
  /** GITHUB_STEP_SUMMARY: a file that takes the summary of the step. */
  readonly summary?: string | undefined;
}

/**
 * Tells GitHub of a run: each failure and each remark in its place, aloud, and all of it in the summary of the job, where there is a file
 * for it. Resolves with a sentence for what could not be written.
 */
export async function tellGithub(
  results: readonly ScriptResult[],
  { workspace, summary }: GithubPlaces,
  voice: Pick<GithubVoice, 'speak'>,
): Promise<readonly string[]> {
  voice.speak([...errorCommands(results, workspace), ...warningCommands(results, workspace)]);
  if (summary === undefined || summary === '') return [];
  const fault = await writingFault(() => appendFile(summary, jobSummary(results)));
  return fault === undefined ? [] : [`The summary of the job could not be written: ${fault}.`];
}

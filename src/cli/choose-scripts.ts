import { existsSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../base/result.ts';
import type { RunArguments } from './arguments.ts';
import { brokenScript, type BrokenScript } from './broken-script.ts';
import { compiledFile, type CompiledFile } from './compiled-file.ts';
import { EXIT } from './exit.ts';
import { findScripts, isChosen } from './find-scripts.ts';
import type { LastFailed } from './last-failed.ts';
import { soundScript, type SoundScript } from './plan-runs.ts';
import type { FoundFile, UnreadableFile } from './read-script.ts';
import { inShard } from './shard.ts';

/** The scripts that are run, and what is wrong with the others. */
export interface ChosenScripts {
  /** Names of what reports must leave alone: what was named, and what was found. */
  readonly inputs: readonly string[];
  /** The names of those that were chosen. */
  readonly scripts: readonly string[];
  /** What their course calls them. */
  readonly names: ReadonlyMap<string, string>;
  readonly sound: readonly SoundScript[];
  readonly broken: readonly BrokenScript[];
  /** What is to be said before anything is run. */
  readonly notes: readonly string[];
}

/** Why nothing is run, and the exit status. */
export interface NothingToRun {
  readonly sentence: string;
  readonly status: number;
}

type Wanted = Pick<
  RunArguments,
  'paths' | 'onlyTags' | 'skipTags' | 'shard' | 'lastFailed' | 'repeat'
>;

/** Finds the scripts that are wanted; each is compiled once. */
export async function chooseScripts(
  wanted: Wanted,
  lastFailed: LastFailed | undefined,
): Promise<Result<ChosenScripts, NothingToRun>> {
  const failed = wanted.lastFailed ? await failedBefore(lastFailed) : ok(undefined);
  if (!failed.ok) return failed;
  const paths = wanted.paths.length > 0 ? wanted.paths : (failed.value ?? []).map(shortPath);
  const faults: string[] = [];
  const found = await findScripts(paths, undefined, (fault) => faults.push(fault));
  if (!found.ok) return nothing(found.error, EXIT.usage);
  const wantedFiles = failed.value === undefined ? undefined : new Set(failed.value);
  const files = found.value.filter(({ file }) => wantedFiles?.has(path.resolve(file)) ?? true);
  if (files.length === 0)
    return nothing('None of these scripts failed in the last run in this folder.', EXIT.passed);
  const inputs = [...paths, ...found.value.map(({ file }) => file)];
  const tagged = taggedFiles(files, wanted);
  if (tagged.length === 0) return noneTagged(wanted);
  const chosen = sortOut(tagged, wanted);
  return ok({ inputs, ...chosen, names: namesOf(files), notes: [...faults, ...chosen.notes] });
}

function namesOf(files: readonly FoundFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap((each) =>
      'text' in each && each.name !== undefined ? [[each.file, each.name] as const] : [],
    ),
  );
}

/** By absolute paths; those that are no longer there have nothing to run. */
async function failedBefore(
  lastFailed: LastFailed | undefined,
): Promise<Result<readonly string[], NothingToRun>> {
  if (lastFailed === undefined) {
    const why = 'CAESURA_CACHE is empty, so nothing is kept of runs: leave out --last-failed.';
    return nothing(why, EXIT.usage);
  }
  const failed = await lastFailed.read();
  if (failed === undefined) {
    const why = 'No run in this folder is known yet: run scripts once without --last-failed.';
    return nothing(why, EXIT.usage);
  }
  if (failed.length === 0)
    return nothing('Nothing failed in the last run in this folder.', EXIT.passed);
  const left = failed.filter((file) => existsSync(file));
  if (left.length > 0) return ok(left);
  return nothing('What failed in the last run in this folder is no longer there.', EXIT.usage);
}

function nothing(sentence: string, status: number): Result<never, NothingToRun> {
  return err({ sentence, status });
}

/** As a person in the working folder writes it. */
function shortPath(file: string): string {
  const relative = path.relative('', file);
  return relative.startsWith('..') ? file : relative;
}

type TaggedFile = CompiledFile | UnreadableFile;

function taggedFiles(files: readonly FoundFile[], wanted: Wanted): readonly TaggedFile[] {
  return files
    .map((each) => ('problem' in each ? each : compiledFile(each)))
    .filter((each) => isWanted(each, wanted));
}

/** A tag that was mistyped must not pass for scripts that passed; to leave out all there are may be what is meant. */
function noneTagged({ onlyTags, skipTags, lastFailed }: Wanted): Result<never, NothingToRun> {
  if (onlyTags.length === 0)
    return nothing(`--skip-tags ${skipTags.join(',')} leaves no script to run.`, EXIT.passed);
  const rest = skipTags.length === 0 ? '' : ' that --skip-tags leaves in';
  const which = `--only-tags ${onlyTags.join(',')}: no script${rest} has such a tag. Nothing was run.`;
  const advice =
    'A line “## status: stable” of a script’s head is the tag status, and “status: stable”.';
  return nothing(`${which} ${advice}`, lastFailed ? EXIT.passed : EXIT.usage);
}

function sortOut(
  tagged: readonly TaggedFile[],
  wanted: Wanted,
): Omit<ChosenScripts, 'inputs' | 'names'> {
  const chosen = wanted.shard === undefined ? tagged : inShard(tagged, wanted.shard);
  const sound: SoundScript[] = [];
  const broken: BrokenScript[] = [];
  for (const file of chosen) {
    const fault = brokenScript(file);
    if (fault !== undefined) broken.push(fault);
    else if ('text' in file) sound.push(soundScript(file));
  }
  const notes = shardNotes(wanted, tagged.length, chosen.length);
  return { scripts: chosen.map(({ file }) => file), sound, broken, notes };
}

function shardNotes({ shard }: Wanted, all: number, chosen: number): readonly string[] {
  return shard === undefined
    ? []
    : [`Part ${shard.part} of ${shard.of}: ${chosen} of ${all} scripts.`];
}

function isWanted(found: TaggedFile, wanted: Wanted): boolean {
  if ('problem' in found) return true;
  const { tags } = found.compiled.syntax.header;
  return isChosen(
    tags.map(({ key, value }) => ({ key: key.text, value: value.text })),
    wanted,
  );
}

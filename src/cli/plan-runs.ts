import { fitsRange, type VersionRange } from '../base/version-range.ts';
import { appendAll } from '../base/append-all.ts';
import { createLineIndex } from '../base/text-range.ts';
import { err, ok, type Result } from '../base/result.ts';
import { PACKED_MODULES } from '../prosody/runtime/server-config.ts';
import { writtenStage } from '../script/stage-entries.ts';
import type { Stage } from '../xmpp/stage.ts';
import type { RunArguments } from './arguments.ts';
import { reportOfSkipped, reportOfUnrun } from './broken-script.ts';
import type { CompiledFile } from './compiled-file.ts';
import { findProfiles } from './profiles.ts';
import { isEmbedded, isOfProfile, type NamedProfile, type RunPlace } from './run-place.ts';
import type { OwnFolders } from './own-folders.ts';
import { findProsodies, type NamedProsody } from './prosodies.ts';
import type { ScriptFile } from './read-script.ts';
import type { ScriptReport, ScriptResult } from './report.ts';

/** A script that can be run, with what it asks of its server. */
export interface SoundScript extends ScriptFile {
  readonly range: VersionRange | undefined;
  readonly needsWhole: boolean;
  /** Names of the modules that it wants. */
  readonly modules: readonly string[];
  /** What is told of it where it is not run; the line says which versions it is for. */
  readonly told: Pick<ScriptReport, 'title' | 'steps' | 'line'>;
}

/** A script, for one of its runs. */
export interface ScriptRun extends ScriptFile {
  /** Which of them, from 1; absent where it runs once. */
  readonly run?: number;
}

/** Scripts that run at one place. */
export interface Play {
  readonly place: RunPlace;
  readonly scripts: readonly ScriptRun[];
}

/** Which script runs where. */
export interface Plan {
  readonly plays: readonly Play[];
  /** Of scripts that do not run somewhere, and why. */
  readonly unrun: readonly ScriptResult[];
  /** The servers that were named, if several were: each script is for each of them. */
  readonly columns: readonly string[];
}

export const NO_PLAN: Plan = { plays: [], unrun: [], columns: [] };

/** How many runs there will be. */
export function countOf({ plays }: Plan): number {
  return plays.reduce((sum, { scripts }) => sum + scripts.length, 0);
}

/** Whether it needs to be said which Prosody a script ran on. */
export function isNamed({ plays, columns }: Plan): boolean {
  const names = plays.map(({ place }) => (typeof place === 'string' ? place : place.name));
  return new Set(names).size > 1 || columns.length > 1;
}

/**
 * Each script on each Prosody that was named, as far as it is for that one: else it is skipped there. Where none was named,
 * on the newest that it is for. Other servers take every script. A sentence when there is no server at all.
 */
export async function planRuns(
  wanted: RunArguments,
  scripts: readonly SoundScript[],
  folders?: OwnFolders,
): Promise<Result<Plan, string>> {
  if (wanted.server !== 'embedded')
    return ok({ ...NO_PLAN, plays: [{ place: wanted.server, scripts }] });
  const profiles = await findProfiles(wanted.profiles);
  if (!profiles.ok) return profiles;
  if (profiles.value.length > 0 && wanted.prosody.length === 0)
    return ok(onEach(profiles.value, scripts));
  const query = {
    ...wanted,
    folders,
    isWhole: scripts.some(({ needsWhole }) => needsWhole),
    wantedByScripts: [...new Set(scripts.flatMap(({ modules }) => modules))],
  };
  const found = await findProsodies(query);
  if (!found.ok) return found;
  return wanted.prosody.length > 0
    ? ok(onEach([...found.value, ...profiles.value], scripts))
    : onNewest(query, found.value, scripts);
}

function onEach(
  named: readonly (NamedProsody | NamedProfile)[],
  scripts: readonly SoundScript[],
): Plan {
  const places = toldApart(named);
  const fits = ({ range }: SoundScript, place: NamedProsody | NamedProfile) =>
    range === undefined || isOfProfile(place) || fitsRange(place.version, range);
  return {
    plays: places.map((place) => ({ place, scripts: scripts.filter((each) => fits(each, place)) })),
    unrun: places.flatMap((place) =>
      scripts.filter((each) => !fits(each, place)).map((each) => skipped(each, place)),
    ),
    columns: places.length > 1 ? places.map(({ name }) => name) : [],
  };
}

/** A profile may have been called like a version. */
function toldApart(
  places: readonly (NamedProsody | NamedProfile)[],
): readonly (NamedProsody | NamedProfile)[] {
  const versions = new Set(places.filter(isEmbedded).map(({ name }) => name));
  return places.map((place) =>
    isOfProfile(place) && versions.has(place.name)
      ? { ...place, name: `${place.name} (profile)` }
      : place,
  );
}

/** `newest` is what scripts run on that ask for none, and all that it fits. */
async function onNewest(
  query: Parameters<typeof findProsodies>[0],
  [newest]: readonly NamedProsody[],
  scripts: readonly SoundScript[],
): Promise<Result<Plan, string>> {
  if (newest === undefined) return err('There is no Prosody to embed.');
  const groups = new Map<string, SoundScript[]>();
  for (const script of scripts) {
    const { range } = script;
    const key = range === undefined || fitsRange(newest.version, range) ? '' : range.words;
    groups.set(key, [...(groups.get(key) ?? []), script]);
  }
  const plays = new Map<string, Play>();
  const homeless: SoundScript[] = [];
  for (const [words, group] of groups) {
    const place = words === '' ? newest : await placeFor(query, words);
    if (place === undefined) appendAll(homeless, group);
    else {
      const known = plays.get(place.version)?.scripts ?? [];
      plays.set(place.version, { place, scripts: [...known, ...group] });
    }
  }
  const unrun = homeless.map((each) => withoutServer(each, newest));
  return ok({ plays: [...plays.values()], unrun, columns: [] });
}

async function placeFor(
  query: Parameters<typeof findProsodies>[0],
  words: string,
): Promise<NamedProsody | undefined> {
  const found = await findProsodies({ ...query, prosody: [words] });
  return found.ok ? found.value[0] : undefined;
}

/** Modules and components beyond the usual ones lie in the other part of a pack. */
function needsWhole({ components, modules }: Pick<Stage, 'components' | 'modules'>): boolean {
  return modules.length > 0 || components.some(({ module }) => !PACKED_MODULES.includes(module));
}

function skipped(
  { file, range, told }: SoundScript,
  { name }: Pick<NamedProsody, 'name'>,
): ScriptResult {
  const reason = `The script is for Prosody ${range?.words ?? ''}, not for ${name}: it was not run there.`;
  const report = reportOfSkipped(file, { ...told, kind: 'prosody-does-not-fit', reason });
  return { report: { ...report, prosody: name }, picture: [] };
}

function withoutServer({ file, range, told }: SoundScript, newest: NamedProsody): ScriptResult {
  const reason = `The script is for Prosody ${range?.words ?? ''}, and none that is here fits; the newest is ${newest.name}. Name one with --prosody: a version, a folder or a file.`;
  const report = reportOfUnrun(file, { ...told, kind: 'no-such-version', reason });
  return { report, picture: [] };
}

export function soundScript({ file, text, compiled }: CompiledFile): SoundScript {
  const { scenario, syntax } = compiled;
  const { stage, title = '', steps = [] } = scenario ?? {};
  const entry = writtenStage(syntax).entries.find(({ tag }) => tag === 'prosody');
  const { line } = createLineIndex(text).positionAt(entry?.part.range.start ?? 0);
  return {
    file,
    text,
    range: stage?.prosody,
    needsWhole: stage !== undefined && needsWhole(stage),
    modules: stage === undefined ? [] : stage.modules.map(({ name }) => name),
    told: { title, steps: steps.length, line },
  };
}

import { createLineIndex } from '../base/text-range.ts';
import { readPack } from '../prosody/pack.ts';
import { serverFacts } from '../prosody/server-facts.ts';
import { scriptMask } from '../run/masked-run.ts';
import { checkStageOn } from '../script/check-stage.ts';
import { writtenStage } from '../script/stage-entries.ts';
import type { ServerFacts } from '../xmpp/server-facts.ts';
import { reportOfUnrun } from './broken-script.ts';
import type { CompiledFile } from './compiled-file.ts';
import { isEmbedded, type RunPlace } from './run-place.ts';
import type { NamedProsody } from './prosodies.ts';
import { reportedDiagnostics, type ReportedDiagnostic, type ScriptResult } from './report.ts';
import type { PlayedScript } from './run-script.ts';

export interface CheckedStage {
  /** What keeps the script from being run on this server. */
  readonly fault?: ScriptResult;
  /** What is to be said besides. */
  readonly notes: readonly ReportedDiagnostic[];
}

const WELL: CheckedStage = { notes: [] };

/** Holds the stages of scripts against the code of the Prosody that they are to run on, which is read once. */
export function createStageCheck(): (
  script: CompiledFile,
  place: RunPlace,
) => Promise<CheckedStage> {
  const known = new Map<NamedProsody, Promise<ServerFacts>>();
  return async ({ file, text, compiled }, place) => {
    const { syntax, scenario } = compiled;
    const isAsked = writtenStage(syntax).entries.some(({ tag }) => OF_CODE.has(tag));
    if (!isEmbedded(place) || !isAsked) return WELL;
    const reading = known.get(place) ?? factsOf(place);
    known.set(place, reading);
    const places = place.modulePlaces ?? [];
    const found = checkStageOn(syntax, { facts: await reading, versions: [], places });
    const notes = reportedDiagnostics(found, createLineIndex(text), scriptMask(syntax));
    const first = notes.find(({ severity }) => severity === 'error');
    if (first === undefined) return { notes };
    const { title = '', steps = [] } = scenario ?? {};
    const reason = { title, steps: steps.length, kind: first.code, reason: first.message };
    const report = reportOfUnrun(file, { ...reason, line: first.line });
    return { fault: { report, picture: [] }, notes };
  };
}

/** Tags about what is in the server's code. */
const OF_CODE: ReadonlySet<string> = new Set(['modules', 'component', 'option']);

async function factsOf({ pack, own }: NamedProsody): Promise<ServerFacts> {
  const { version, files } = await readPack(pack);
  return serverFacts({ version, files, own: own?.files });
}

/** With more that is to be told of the script. */
export function withNotes<R extends PlayedScript | ScriptResult>(
  result: R,
  notes: readonly ReportedDiagnostic[],
): R {
  const { report } = result;
  const diagnostics = [...report.diagnostics, ...notes].sort((a, b) => a.line - b.line);
  return notes.length === 0 ? result : { ...result, report: { ...report, diagnostics } };
}

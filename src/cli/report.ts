import type { LineIndex } from '../base/text-range.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { Difference } from '../match/difference.ts';
import { type Candidate, candidateLabel } from '../diagnosis/diagnosis.ts';
import type { Diagnostic } from '../script/diagnostic.ts';
import type { WrittenTrace } from '../trace/file.ts';

/** What became of one script. The JSON report has these very names, and `null` for what is absent. */
export interface ScriptReport {
  readonly file: string;
  readonly title: string;
  /** The version of the embedded Prosody that it ran on. */
  readonly prosody?: string;
  /** The name of the profile whose server it ran on. */
  readonly profile?: string;
  /** Which of several runs of the script it was, from 1; absent where each script ran once. */
  readonly run?: number;
  /** With which randomness the embedded server ran it, where each script ran several times. */
  readonly seed?: number | undefined;
  /** How that server varied, e.g. `history-length=3`; absent: not at all. */
  readonly variations?: readonly string[];
  /** `skipped`: the Prosody that was named is none of those that the script is for. */
  readonly verdict: 'passed' | 'failed' | 'error' | 'skipped';
  /** Steps of the scenario, and how many of them were begun. */
  readonly steps: number;
  readonly ran: number;
  /** Of the failing step: the line of its action, its index. */
  readonly line?: number;
  readonly step?: number;
  /** `differs`, `missing`, `unexpected`; for an error its problem's code; `stopped` where a signal ended the run. */
  readonly kind?: string;
  /** One or more sentences: why. */
  readonly reason?: string;
  readonly differences: readonly ReportedDifference[];
  /** What the failing step was held against, or what came where nothing was to come: XML, secrets masked. */
  readonly received?: string;
  /**
   * Where the embedded server's Lua made `received`, innermost first: `modules/muc/muc.lib.lua:1371 room_mt:route_stanza`.
   * Absent where that was not asked for, or cannot be known.
   */
  readonly stack?: readonly string[];
  /** What logpoints told, in order: `modules/muc/muc.lib.lua:1371 room.jid = …`. Absent where none was asked for. */
  readonly logpoints?: readonly string[];
  /** What the failing step could have meant, the likeliest first; absent when nothing near came. */
  readonly candidates?: readonly ReportedCandidate[];
  /** Steps that matched an error which the script does not ask for. */
  readonly refusals: readonly ReportedRefusal[];
  /** What the script was found to have, in the order of the text: errors keep it from running, all else does not. */
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** Stanzas that were passed over, and that no step took. */
  readonly skipped: number;
  readonly unread: number;
  readonly ms: Milliseconds;
  /** Set when the server could not be reached at all, or died. */
  readonly unreachable?: true;
  /** Set when the script has errors, or cannot be read: nothing of it was run. */
  readonly broken?: true;
}

export interface ReportedDifference {
  readonly kind: Difference['kind'];
  readonly path: string;
  /** Where the script expects it. */
  readonly line?: number;
  readonly expected?: string;
  readonly received?: string;
  /** The same in words, which say of which sibling they speak. */
  readonly sentence: string;
}

export interface ReportedRefusal {
  readonly step: number;
  readonly line: number;
  readonly actor: string;
  readonly stanza: string;
  readonly condition: string;
  /** What the server says besides; `''` when nothing. */
  readonly text: string;
  /** The same in words. */
  readonly words: string;
  /** What the step took: XML, secrets masked. */
  readonly received: string;
}

export interface ReportedDiagnostic extends Pick<Diagnostic, 'severity' | 'code' | 'message'> {
  /** Of its start, from 1. */
  readonly line: number;
  readonly column: number;
}

export interface ReportedCandidate {
  readonly place: Candidate['place'];
  /** Who got it. */
  readonly actor: string;
  /** When, from the start of the run. */
  readonly at: Milliseconds;
  /** In how much it differs. */
  readonly differences: number;
  /** The same in a few words. */
  readonly words: string;
  /** The stanza: XML, secrets masked. */
  readonly received: string;
}

type ReportedServer = Pick<ScriptReport, 'prosody' | 'profile'>;

/** Tells the servers of one run apart; `undefined`: it was not told. */
export function reportedServer({ prosody, profile }: ReportedServer): string | undefined {
  return profile ?? prosody;
}

/** What people call it: `Prosody 13.0.7`, or the name of a profile. */
export function serverTitle({ prosody, profile }: ReportedServer): string | undefined {
  return profile ?? (prosody === undefined ? undefined : `Prosody ${prosody}`);
}

/** It passed, but what a step took for what it expects was an error. */
export function isDoubtful({ verdict, refusals }: ScriptReport): boolean {
  return verdict === 'passed' && refusals.length > 0;
}

/** The line to look at first: that of the first difference, else that of the failing step. As the page says it. */
export function faultLine({ differences, line }: ScriptReport): number | undefined {
  return differences[0]?.line ?? line;
}

const ABSENT = {
  prosody: null,
  profile: null,
  run: null,
  seed: null,
  variations: null,
  line: null,
  step: null,
  kind: null,
  reason: null,
  received: null,
  stack: null,
  logpoints: null,
  candidates: null,
  unreachable: null,
  broken: null,
} satisfies { [Name in OptionalName]: null };

type OptionalName = {
  [Name in keyof ScriptReport]-?: undefined extends ScriptReport[Name] ? Name : never;
}[keyof ScriptReport];

/** One line of the JSON report. */
export function jsonLine(report: ScriptReport): string {
  const differences = report.differences.map((each) => ({
    line: null,
    expected: null,
    received: null,
    ...each,
  }));
  return `${JSON.stringify({ ...ABSENT, ...report, differences })}\n`;
}

export interface ScriptResult {
  readonly report: ScriptReport;
  /** Absent when nothing was run, or nobody asked for it. */
  readonly trace?: WrittenTrace;
  /** The difference as text, for the failing step. */
  readonly picture: readonly string[];
}

export function reportedDifference(difference: Difference, lines: LineIndex): ReportedDifference {
  const { kind, path, sentence, expected, received, expectedRange } = difference;
  return {
    kind,
    path: path.join('/'),
    sentence,
    ...(expectedRange === undefined ? {} : { line: lines.positionAt(expectedRange.start).line }),
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received }),
  };
}

export function reportedCandidate(candidate: Candidate): ReportedCandidate {
  const { place, record, diff } = candidate;
  return {
    place,
    actor: record.frame.actor,
    at: record.frame.at,
    differences: diff.differences.length,
    words: candidateLabel(candidate),
    received: record.frame.xml,
  };
}

/** What is to be told of a script; `mask` keeps its secrets out of the words. */
export function reportedDiagnostics(
  diagnostics: readonly Diagnostic[],
  lines: LineIndex,
  mask: (sentence: string) => string,
): readonly ReportedDiagnostic[] {
  return diagnostics.map(({ severity, code, message, range }) => {
    const { line, column } = lines.positionAt(range.start);
    return { severity, code, line, column, message: mask(message) };
  });
}

/** `file:line:column: warning: message` */
export function diagnosticLine(
  file: string,
  { severity, line, column, message }: ReportedDiagnostic,
): string {
  return `${file}:${line}:${column}: ${severity === 'error' ? '' : `${severity}: `}${message}`;
}

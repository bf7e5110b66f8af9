import { createLineIndex } from '../../base/text-range.ts';
import { scriptMask } from '../../run/masked-run.ts';
import { checkedOn } from '../../script/checked-on.ts';
import { writtenStage } from '../../script/stage-entries.ts';
import { compiledFile } from '../compiled-file.ts';
import type { ScriptFile } from '../read-script.ts';
import type { ReportedDiagnostic } from '../report.ts';
import type { StageServerOf } from '../stage-servers.ts';

/** A script with what it was found to have; secrets are masked. */
export interface CheckedScript {
  readonly file: string;
  readonly diagnostics: readonly CheckedDiagnostic[];
}

export interface CheckedDiagnostic extends ReportedDiagnostic {
  /** Of its end, which is not part of it, from 1. */
  readonly endLine: number;
  readonly endColumn: number;
}

/** Whether what a script asks of its server is to be held against the server's code. */
export function asksOfServer(script: ScriptFile): boolean {
  return writtenStage(compiledFile(script).compiled.syntax).entries.length > 0;
}

/** What the editor would underline, for a server. */
export function diagnosed(script: ScriptFile, serverOf: StageServerOf): CheckedScript {
  const { file, text, compiled } = compiledFile(script);
  const lines = createLineIndex(text);
  const mask = scriptMask(compiled.syntax);
  const checked = checkedOn(compiled, serverOf(compiled.syntax));
  const diagnostics = checked.diagnostics.map(({ severity, code, message, range }) => {
    const { line, column } = lines.positionAt(range.start);
    const end = lines.positionAt(range.end);
    const ended = { endLine: end.line, endColumn: end.column };
    return { severity, code, line, column, ...ended, message: mask(message) };
  });
  return { file, diagnostics };
}

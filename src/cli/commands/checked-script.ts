import { createLineIndex } from '../../base/text-range.ts';
import { scriptMask } from '../../run/masked-run.ts';
import { compiledFile } from '../compiled-file.ts';
import type { ScriptFile } from '../read-script.ts';
import type { ReportedDiagnostic } from '../report.ts';

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

/** What the editor would underline. */
export function diagnosed(script: ScriptFile): CheckedScript {
  const { file, text, compiled } = compiledFile(script);
  const lines = createLineIndex(text);
  const mask = scriptMask(compiled.syntax);
  const diagnostics = compiled.diagnostics.map(({ severity, code, message, range }) => {
    const { line, column } = lines.positionAt(range.start);
    const end = lines.positionAt(range.end);
    const ended = { endLine: end.line, endColumn: end.column };
    return { severity, code, line, column, ...ended, message: mask(message) };
  });
  return { file, diagnostics };
}

import { lineEndOf } from '../../base/text-lines.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { ScriptSyntax } from '../ast.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { StageServer } from '../stage-server.ts';

/** A change that may repair something, not yet proved. */
export interface QuickFixDraft {
  /** What the menu says. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it is what was surely meant. */
  readonly isPreferred: boolean;
}

export interface RepairContext {
  readonly diagnostic: Diagnostic;
  readonly syntax: ScriptSyntax;
  readonly text: string;
  /** The line end that the script uses. */
  readonly eol: string;
  /** What is known of the server that the script is to run on. */
  readonly server: StageServer;
}

/** Drafts for diagnostics of one code; an empty list when nothing is obvious. */
export type Repairer = (context: RepairContext) => readonly QuickFixDraft[];

export type Repairers = Readonly<Record<string, Repairer>>;

export function contextOf(
  diagnostic: Diagnostic,
  syntax: ScriptSyntax,
  server: StageServer,
): RepairContext {
  return { diagnostic, syntax, text: syntax.text, eol: lineEndOf(syntax.text), server };
}

/** What was surely meant. */
export function preferred(title: string, ...edits: readonly TextEdit[]): QuickFixDraft {
  return { title, edits, isPreferred: true };
}

/** One way out among others. */
export function possible(title: string, ...edits: readonly TextEdit[]): QuickFixDraft {
  return { title, edits, isPreferred: false };
}

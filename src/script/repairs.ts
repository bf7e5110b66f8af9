import { applyEdits, inOrder, type TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import { checkedOn } from './checked-on.ts';
import { compileVariant, type CompiledScript } from './compile.ts';
import type { Diagnostic } from './diagnostic.ts';
import { ACTION_REPAIRS } from './repairs/actions.ts';
import { DEFINITION_REPAIRS } from './repairs/definitions.ts';
import { contextOf, type QuickFixDraft, type Repairers } from './repairs/draft.ts';
import { STAGE_REPAIRS } from './repairs/stage.ts';
import { STANZA_REPAIRS } from './repairs/stanzas.ts';
import { STRUCTURE_REPAIRS } from './repairs/structure.ts';
import { XML_REPAIRS } from './repairs/xml.ts';
import { UNKNOWN_SERVER, type StageServer } from './stage-server.ts';

/** A change of the script after which a diagnostic is gone. */
export interface QuickFix {
  /** What the menu says, without full stop. */
  readonly title: string;
  /** In order of places; offsets into the text as it is now. They do not overlap. */
  readonly edits: readonly TextEdit[];
  readonly diagnosticCode: string;
  /** Whether it is what was surely meant: at most one for a diagnostic. */
  readonly isPreferred: boolean;
}

const REPAIRERS: Repairers = {
  ...STRUCTURE_REPAIRS,
  ...DEFINITION_REPAIRS,
  ...ACTION_REPAIRS,
  ...STANZA_REPAIRS,
  ...XML_REPAIRS,
  ...STAGE_REPAIRS,
};

/**
 * The repairs of one diagnostic of a compiled script, what was most likely meant first. Only those after which there
 * is one diagnostic of that code less, and no error more: proved by compiling the changed text. `server`: the one on which
 * the script was checked (`checkedOn`), if it was.
 */
export function repairsOf(
  diagnostic: Diagnostic,
  compiled: CompiledScript,
  server = UNKNOWN_SERVER,
): readonly QuickFix[] {
  const repairer = REPAIRERS[diagnostic.code];
  if (repairer === undefined) return [];
  return repairer(contextOf(diagnostic, compiled.syntax, server))
    .filter((draft) => helps(draft, diagnostic, { compiled, server }))
    .map(({ title, edits, isPreferred }) => ({
      title,
      edits: inOrder(edits),
      diagnosticCode: diagnostic.code,
      isPreferred,
    }));
}

/** Each repair is proved by compiling the whole script: of so many diagnostics, not of all in a large selection. */
const MOST_REPAIRED = 12;

/** The repairs of the first twelve diagnostics that touch a range, e.g. the selection. */
export function repairsAt(
  range: TextRange,
  compiled: CompiledScript,
  server = UNKNOWN_SERVER,
): readonly QuickFix[] {
  return compiled.diagnostics
    .filter((each) => each.range.start <= range.end && range.start <= each.range.end)
    .slice(0, MOST_REPAIRED)
    .flatMap((diagnostic) => repairsOf(diagnostic, compiled, server));
}

interface Checked {
  readonly compiled: CompiledScript;
  readonly server: StageServer;
}

function helps(
  { edits }: QuickFixDraft,
  { code }: Diagnostic,
  { compiled: before, server }: Checked,
): boolean {
  if (edits.length === 0) return false;
  const after = checkedOn(compileVariant(applyEdits(before.syntax.text, edits)), server);
  const isSame = (each: Diagnostic) => each.code === code;
  const isError = (each: Diagnostic) => each.severity === 'error';
  return (
    count(after, isSame) < count(before, isSame) && count(after, isError) <= count(before, isError)
  );
}

function count({ diagnostics }: CompiledScript, isMeant: (each: Diagnostic) => boolean): number {
  return diagnostics.filter(isMeant).length;
}

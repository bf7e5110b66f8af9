import { appendAll } from '../base/append-all.ts';
import { applyEdits, inOrder, type TextEdit } from '../base/text-edit.ts';
import type { ScriptSyntax } from './ast.ts';
import { compileVariant } from './compile.ts';
import { proposeIds } from './generalising/ids.ts';
import { proposeVariables } from './generalising/jids.ts';
import { proposeDropping } from './generalising/noise.ts';
import type { Proposal } from './generalising/proposal.ts';
import { proposeWildcards } from './generalising/wildcards.ts';
import { parseScript } from './parse.ts';

export type { Proposal } from './generalising/proposal.ts';

/**
 * What would make a recording (of Prosody's `mod_scansion_record`) hold for other runs: addresses become variables, ids
 * readable, what the server makes anew wildcards; steps that say nothing go. Each proposal can be made alone; edits of
 * two of them may overlap, so ask again after each. An empty list when there is nothing to do.
 */
export function findGeneralisations(text: string): readonly Proposal[] {
  return generalisationsOf(compileVariant(text).syntax);
}

/** The same of a script that is parsed already. */
export function generalisationsOf(syntax: ScriptSyntax): readonly Proposal[] {
  const proposals = [
    ...proposeDropping(syntax),
    ...proposeVariables(syntax),
    ...proposeIds(syntax),
    ...proposeWildcards(syntax),
  ];
  return proposals.map((proposal) => ({ ...proposal, edits: inOrder(proposal.edits) }));
}

/** Whether a script begins as the recorder begins it. */
export function isRecording({ header }: ScriptSyntax): boolean {
  return header.title?.text.startsWith('mod_scansion_record on host ') ?? false;
}

/** More rounds than this are never needed: what is proposed in one does not come back in the next. */
const MOST_ROUNDS = 8;

/** The text after every proposal, those that the others make possible too. */
export function applyAll(text: string): string {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const proposals = findGeneralisations(current);
    if (proposals.length === 0) return current;
    current = applyEdits(current, compatibleEdits(proposals));
  }
  return current;
}

/** The text with wildcards for what a server makes anew in every run; all else stays as it is. */
export function withWildcards(text: string): string {
  return applyEdits(text, compatibleEdits(proposeWildcards(parseScript(text))));
}

/** The edits of as many proposals as do not overlap, the first ones first. */
function compatibleEdits(proposals: readonly Proposal[]): readonly TextEdit[] {
  const accepted: TextEdit[] = [];
  for (const { edits } of proposals) {
    if (!edits.some((edit) => accepted.some((other) => overlaps(edit, other)))) {
      appendAll(accepted, edits);
    }
  }
  return accepted;
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.start < b.end && b.start < a.end;
}

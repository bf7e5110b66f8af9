import { previewEdits, type EditPreview } from '../../base/edit-preview.ts';
import { compileScript } from '../../script/compile.ts';
import { generalisationsOf, isRecording, type Proposal } from '../../script/generalise.ts';

/** A proposal with what it would change. */
export interface OfferedProposal extends Proposal {
  /** In order of lines; never empty. */
  readonly preview: readonly EditPreview[];
}

/** What can be done so that a recording holds for other runs too; an empty list for all other scripts. */
export function offeredGeneralisations(text: string): readonly OfferedProposal[] {
  const { syntax } = compileScript(text);
  if (!isRecording(syntax)) return [];
  return generalisationsOf(syntax).map((proposal) => ({
    ...proposal,
    preview: previewEdits(text, proposal.edits),
  }));
}

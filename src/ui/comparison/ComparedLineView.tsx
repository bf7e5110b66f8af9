import { useMemo } from 'react';
import type { ComparedLine } from '../../insight/runs/compare-items.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { viewLine } from './compared-line.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { Said } from '../difference/VerdictBar.tsx';
import { OneStanza } from '../difference/OneStanza.tsx';
import { PairTrees } from '../difference/PairTrees.tsx';
import { StanzaBlock } from '../stanza/StanzaBlock.tsx';

/** The chosen row of two runs that are compared. */
export function ComparedLineView({ line }: { readonly line: ComparedLine | undefined }) {
  const view = useMemo(() => line && viewLine(line), [line]);
  if (view === undefined) {
    return (
      <EmptyWords>Choose a row of the comparison: its two stanzas are set side by side.</EmptyWords>
    );
  }
  if (view.kind === 'one') {
    return (
      <OneStanza sentence={view.sentence}>
        {view.xml === undefined ? null : <StanzaBlock xml={view.xml} label="Stanza" />}
      </OneStanza>
    );
  }
  const { left, right, diff, sentence } = view;
  return (
    <PairTrees
      diff={diff}
      heads={['Left', 'Right']}
      abouts={[
        `${left.actor}, at ${durationWords(left.at)}`,
        `${right.actor}, at ${durationWords(right.at)}`,
      ]}
    >
      <Said>{sentence}</Said>
      <Said>
        What the server makes up stands as its kind, such as <code>‹stamp›</code>; what has no order
        is sorted.
      </Said>
    </PairTrees>
  );
}

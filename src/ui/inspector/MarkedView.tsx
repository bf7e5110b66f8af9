import { useMemo } from 'react';
import { durationWords } from '../../timeline/words/time-words.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { diffRows } from './diff-rows.ts';
import { DiffTrees } from './DiffTrees.tsx';
import { fitRows } from './fit-cell.ts';
import { describeStanza } from './inspected.ts';
import type { MarkedPair } from './marked.ts';
import { NO_SCRIPT } from './script-text.ts';
import { TREE_MARGIN, useColumns } from './use-columns.ts';
import { counted } from './words.ts';

/** The two stanzas that were marked in the timeline, side by side. */
export function MarkedView({ pair }: { readonly pair: MarkedPair }) {
  const { stores } = useApp();
  const { first, second, diff } = pair;
  const { columns, measure } = useColumns(0.5, TREE_MARGIN);
  const rows = useMemo(() => fitRows(diffRows(diff, NO_SCRIPT, columns), columns), [diff, columns]);
  const count = diff.differences.length;
  return (
    <div className="diff">
      <div className="scroll" ref={measure}>
        <DiffTrees
          rows={rows}
          heads={['First mark', 'Second mark']}
          expectedAbout={`${describeStanza(first)}, at ${durationWords(first.frame.at)}`}
          receivedAbout={`${describeStanza(second)}, at ${durationWords(second.frame.at)}`}
        />
      </div>
      <div className="why-col">
        <p className="say">
          {count === 0
            ? 'The two marked stanzas are alike.'
            : `The two marked stanzas have ${counted(count, 'difference')}.`}
        </p>
        <div className="acts">
          <Button look="outlined" onPress={() => stores.view.setState({ marked: [] })}>
            Clear the marks
          </Button>
        </div>
      </div>
    </div>
  );
}

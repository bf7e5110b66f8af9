import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { durationWords } from '../../timeline/words/time-words.ts';
import { useActions, useDocument } from '../app-context.ts';
import type { Comparison } from './comparison.ts';
import { diffRows } from './diff-rows.ts';
import { DifferenceNotes } from './DifferenceNotes.tsx';
import { DiffTrees } from './DiffTrees.tsx';
import { fitRows } from './fit-cell.ts';
import { offeredRepairs, type OfferedRepair } from './offered-repairs.ts';
import { scriptText } from './script-text.ts';
import { TREE_MARGIN, useColumns } from './use-columns.ts';
import type { Inspection } from './use-inspection.ts';

export interface ComparedViewProps {
  readonly inspection: Inspection;
  readonly comparison: Extract<Comparison, { readonly kind: 'compared' }>;
}

/** Two aligned trees, and in words what differs and what can be done. */
export function ComparedView({ inspection, comparison }: ComparedViewProps) {
  const actions = useActions();
  const { step, diff, stanza, isVerdict, sentence } = comparison;
  const { source } = inspection;
  const { columns, measure } = useColumns(0.5, TREE_MARGIN);
  const rows = useMemo(
    () => fitRows(diffRows(diff, scriptText(source, step.stanza), columns), columns),
    [diff, source, step, columns],
  );
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => showFirstDifference(panel.current), [diff]);
  const { repairs, isChanged } = useRepairs({ inspection, comparison });
  const apply = (repair: OfferedRepair) => actions.applyEdits(repair.edits);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const repair = repairs.find(({ key }) => key === event.key);
    if (repair === undefined) return;
    event.preventDefault();
    apply(repair);
  };
  const speaksForItself = isVerdict && diff.differences.length > 0;
  return (
    <div className="diff" ref={panel} onKeyDown={press}>
      <div className="scroll" ref={measure}>
        <DiffTrees
          rows={rows}
          expectedAbout={linesAbout(rows.flatMap(({ left }) => left.line ?? []))}
          receivedAbout={`by ${stanza.frame.actor}, at ${durationWords(stanza.frame.at)}`}
        />
      </div>
      <DifferenceNotes
        diff={diff}
        sentence={speaksForItself ? undefined : sentence}
        repairs={repairs}
        onRepair={apply}
        remark={isChanged ? 'The script has changed since this run. Run it again.' : undefined}
      />
    </div>
  );
}

/** Scrolls the trees, and nothing else, as far as their first difference needs. */
function showFirstDifference(panel: HTMLElement | null): void {
  const box = panel?.querySelector('.scroll');
  const row = box?.querySelector('.nd.dif');
  if (!box || !row) return;
  box.scrollTop = 0;
  const below = row.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
  if (below > 0) box.scrollTop = below + row.clientHeight * 2;
}

function useRepairs({ inspection, comparison }: ComparedViewProps) {
  const text = useDocument((document) => document.text);
  const { model, scenario, source } = inspection;
  const { step, diff, isVerdict } = comparison;
  const repairs = useMemo(() => {
    const received = diff.root.received;
    if (!isVerdict || scenario === undefined || received === undefined) return [];
    if (diff.differences.length === 0) return [];
    return offeredRepairs({ model, scenario, source, text, step, received });
  }, [model, scenario, source, text, step, diff, isVerdict]);
  const differs = isVerdict && diff.differences.length > 0;
  return { repairs, isChanged: differs && text !== source };
}

/** `script, lines 59 to 63`. */
function linesAbout(lines: readonly number[]): string {
  const first = Math.min(...lines);
  const last = Math.max(...lines);
  if (lines.length === 0) return '';
  return first === last ? `script, line ${first}` : `script, lines ${first} to ${last}`;
}

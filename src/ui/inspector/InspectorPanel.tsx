import { useDeferredValue, useMemo } from 'react';
import type { InspectorTab } from '../../state/view-store.ts';
import { useApp, useDocument, useRun, useView } from '../app-context.ts';
import { Tabs, type TabSpec } from '../widgets/tabs.tsx';
import { DifferenceTab, useComparison } from './DifferenceTab.tsx';
import { logLines } from './log-lines.ts';
import { LogTab } from './LogTab.tsx';
import { ProblemsTab } from './ProblemsTab.tsx';
import { runProblems, scriptProblems } from './problems.ts';
import { RoomsTab } from './RoomsTab.tsx';
import { StanzaTab } from './StanzaTab.tsx';
import { useInspection } from './use-inspection.ts';
import { counted } from './words.ts';
import './InspectorPanel.css';

/** What the one selection means: its difference, its stanza, what was known then; and log and problems. */
export function InspectorPanel() {
  const { stores } = useApp();
  const tab = useView((view) => view.tab);
  const inspection = useInspection();
  const { events, inspected } = inspection;
  const comparison = useComparison(inspection);
  const lines = useMemo(() => logLines(events), [events]);
  const problems = useProblems();
  const differences = comparison?.kind === 'compared' ? comparison.diff.differences.length : 0;
  const problemCount = problems.script.length + problems.run.length;
  const panels = {
    difference: () => <DifferenceTab inspection={inspection} comparison={comparison} />,
    stanza: () => <StanzaTab record={inspected?.stanza} />,
    rooms: () => <RoomsTab inspection={inspection} />,
    log: () => <LogTab lines={lines} />,
    problems: () => <ProblemsTab script={problems.script} run={problems.run} />,
  };
  return (
    <section className="inspector" aria-label="Inspector">
      <Tabs
        label="Inspector"
        tabs={tabSpecs({ differences, lines: lines.length, problems: problemCount })}
        selected={tab}
        onSelect={(id) => stores.view.setState({ tab: id })}
        panel={(id) => panels[id]()}
        trailing={inspected?.title ?? ''}
      />
    </section>
  );
}

function useProblems() {
  const text = useDeferredValue(useDocument((document) => document.text));
  const events = useRun((run) => run.events);
  const refusal = useRun((run) => run.refusal);
  const script = useMemo(() => scriptProblems(text), [text]);
  const run = useMemo(() => runProblems(events, refusal), [events, refusal]);
  return { script, run };
}

interface Counts {
  readonly differences: number;
  readonly lines: number;
  readonly problems: number;
}

function tabSpecs({ differences, lines, problems }: Counts): readonly TabSpec<InspectorTab>[] {
  return [
    {
      id: 'difference',
      title: 'Difference',
      count: differences,
      countWords: counted(differences, 'difference'),
    },
    { id: 'stanza', title: 'Stanza' },
    { id: 'rooms', title: 'Rooms' },
    { id: 'log', title: 'Server log', count: lines, countWords: counted(lines, 'line') },
    {
      id: 'problems',
      title: 'Problems',
      count: problems,
      countWords: counted(problems, 'problem'),
    },
  ];
}

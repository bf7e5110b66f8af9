import { t } from '../../base/translate.ts';
import { useCallback, useDeferredValue, useMemo, type ReactNode } from 'react';
import { hasDebugLines } from '../../insight/debug-lines.ts';
import type { InspectorTab } from '../../state/view-store.ts';
import {
  useApp,
  useCatalogue,
  useCompared,
  useIsComparing,
  useSettledText,
  useView,
} from '../app-context.ts';
import { usePaintedRun } from '../painted-moment.tsx';
import { keysOf } from '../commands/commands.ts';
import { Boundary } from '../broken/Boundary.tsx';
import { later } from '../widgets/later.tsx';
import { Tabs, type TabSpec } from '../widgets/tabs.tsx';
import { DifferenceTab, useComparison } from '../difference/DifferenceTab.tsx';
import { logLines } from './log-lines.ts';
import { compareMarked, type MarkedPair } from '../difference/marked.ts';
import { runProblems, scriptProblems } from './problems.ts';
import { ToldElsewhere } from '../server/ToldElsewhere.tsx';
import { StanzaTab } from '../stanza/StanzaTab.tsx';
import type { Inspected } from '../selection/inspected.ts';
import { useInspection, type Inspection } from '../selection/use-inspection.ts';
import { useKnowledge, type Knowledge } from '../rooms/use-knowledge.ts';
import { counted } from '../../base/counted.ts';
import styles from './InspectorPanel.module.css';

// What a first look does not need.
const ComposePanel = later(() =>
  import('../compose/ComposePanel.tsx').then((part) => part.ComposePanel),
);
const ComparedServerTab = later(() =>
  import('../comparison/ComparedServerTab.tsx').then((part) => part.ComparedServerTab),
);
const ComparedLineView = later(() =>
  import('../comparison/ComparedLineView.tsx').then((part) => part.ComparedLineView),
);
const MarkedView = later(() =>
  import('../difference/MarkedView.tsx').then((part) => part.MarkedView),
);
const CoverageTab = later(() =>
  import('../coverage/CoverageTab.tsx').then((part) => part.CoverageTab),
);
const ServerTab = later(() => import('../server/ServerTab.tsx').then((part) => part.ServerTab));
const RoomsTab = later(() => import('../rooms/RoomsTab.tsx').then((part) => part.RoomsTab));
const LogTab = later(() => import('./LogTab.tsx').then((part) => part.LogTab));
const ProblemsTab = later(() => import('./ProblemsTab.tsx').then((part) => part.ProblemsTab));

/** What the one selection means: its difference, its stanza, what was known then; and log and problems. */
export function InspectorPanel() {
  const { stores } = useApp();
  const tab = useView((view) => view.tab);
  const inspection = useInspection();
  const { events, inspected } = inspection;
  const comparison = useComparison(inspection);
  const pair = useMarkedPair(inspection);
  const runPair = useCompared((state) => state.pair);
  const isComparingRuns = runPair !== undefined;
  const comparedLine = useCompared((state) => state.selected);
  const lines = useMemo(() => logLines(events), [events]);
  const problems = useProblems();
  const knowledge = useKnowledge(inspection, tab === 'rooms');
  const isDecided = comparison?.kind === 'compared' && comparison.isVerdict;
  const differences = isDecided && !isComparingRuns ? comparison.diff.differences.length : 0;
  const isBehind = useIsComparing();
  const problemCount = problems.script.length + problems.run.length;
  const show = useCallback((id: InspectorTab) => stores.view.setState({ tab: id }), [stores]);
  const panels = {
    difference: () => {
      if (isComparingRuns) return <ComparedLineView line={comparedLine} />;
      if (pair !== undefined) return <MarkedView pair={pair} />;
      if (inspected?.told !== undefined) return <ToldElsewhere />;
      return <DifferenceTab inspection={inspection} comparison={comparison} />;
    },
    stanza: () =>
      inspected?.told === undefined ? <StanzaTab record={inspected?.stanza} /> : <ToldElsewhere />,
    server: () =>
      runPair === undefined ? (
        <ServerTab inspection={inspection} />
      ) : (
        <ComparedServerTab pair={runPair} line={comparedLine} />
      ),
    coverage: () => <CoverageTab />,
    rooms: () => <RoomsTab knowledge={knowledge} />,
    compose: () => <ComposePanel />,
    log: () => <LogTab lines={lines} isWhole={hasDebugLines(events)} />,
    problems: () => <ProblemsTab script={problems.script} run={problems.run} />,
  };
  return (
    <section
      className={styles.inspector}
      data-part="inspector"
      aria-label={t('Inspector')}
      aria-busy={isBehind}
    >
      <Tabs
        label={t('Inspector')}
        tabs={TABS}
        counts={{
          difference: { count: differences, words: counted(differences, 'difference') },
          log: { count: lines.length, words: counted(lines.length, 'line') },
          problems: { count: problemCount, words: counted(problemCount, 'problem') },
        }}
        selected={tab}
        onSelect={show}
        panel={(id) => (
          <Boundary key={id} part={PARTS[id]}>
            <Drawn draw={panels[id]} />
          </Boundary>
        )}
        trailing={
          (isBehind ? t('Comparing large stanzas …') : undefined) ??
          pairWords(tab, isComparingRuns, pair) ??
          trailing(tab, inspected, knowledge)
        }
      />
    </section>
  );
}

/** What a boundary calls each tab's panel. */
const PARTS: Readonly<Record<InspectorTab, string>> = {
  difference: t('difference'),
  stanza: t('stanza'),
  server: t('server’s code'),
  coverage: t('coverage'),
  rooms: t('rooms'),
  compose: t('sending by hand'),
  log: t('log'),
  problems: t('list of problems'),
};

/** Draws within the boundary, so that this holds what the drawing throws. */
function Drawn({ draw }: { readonly draw: () => ReactNode }) {
  return draw();
}

/** Which two things a panel sets side by side, if it does. */
function pairWords(
  tab: InspectorTab,
  isComparingRuns: boolean,
  pair: MarkedPair | undefined,
): string | undefined {
  if (isComparingRuns && (tab === 'difference' || tab === 'server')) return t('Two runs');
  return tab === 'difference' && pair !== undefined ? t('Two marked stanzas') : undefined;
}

function useMarkedPair({ model }: Inspection): MarkedPair | undefined {
  const marked = useView((view) => view.marked);
  return useMemo(() => compareMarked(model, marked), [model, marked]);
}

function useProblems() {
  const text = useDeferredValue(useSettledText());
  const { events, refusal } = usePaintedRun();
  const server = useCatalogue((catalogue) => catalogue.stageServer);
  const script = useMemo(() => scriptProblems(text, server), [text, server]);
  const run = useMemo(() => runProblems(events, refusal), [events, refusal]);
  return { script, run };
}

/** What the panel speaks of. */
function trailing(
  tab: InspectorTab,
  inspected: Inspected | undefined,
  { table }: Knowledge,
): string {
  if (tab === 'log' || tab === 'problems' || tab === 'compose' || tab === 'coverage') return '';
  if (tab !== 'rooms' || table === undefined) return inspected?.title ?? '';
  const { step } = inspected ?? {};
  return step === undefined
    ? table.room
    : t('{room} after step {index}', { room: table.room, index: step.index });
}

const TABS: readonly TabSpec<InspectorTab>[] = [
  tabSpec('difference', t('Difference')),
  tabSpec('stanza', t('Stanza')),
  tabSpec('server', t('Server')),
  tabSpec('coverage', t('Coverage')),
  tabSpec('rooms', t('Rooms')),
  tabSpec('compose', t('Compose')),
  tabSpec('log', t('Server log')),
  tabSpec('problems', t('Problems')),
];

function tabSpec(id: InspectorTab, title: string): TabSpec<InspectorTab> {
  return { id, title, keys: keysOf(`show-${id}`) };
}

import { t } from '../../base/translate.ts';
import { useMemo } from 'react';
import { scriptText } from '../../insight/difference-rows/script-text.ts';
import { traceViewAt } from '../../timeline/trace-view.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { compare, type SelectedComparison } from '../difference/comparison.ts';
import { DiffTrees } from '../difference/DiffTrees.tsx';
import { paintDifference } from '../difference/paint-rows.ts';
import { TREE_MARGIN, useColumns } from '../difference/use-columns.ts';
import { inspect } from '../selection/inspected.ts';
import { XmlView } from '../widgets/xml-view.tsx';
import { useEmbedDocument, useEmbedRun, useEmbedView } from './embed-desk.ts';
import { useEmbedScenario } from './use-embed-timeline.ts';
import styles from './EmbedDifference.module.css';

/** More of them stand in the trees. */
const MOST_TOLD = 5;

/** Of the selected step: what was expected against what came, in words and as trees; before a run, nothing. */
export function EmbedDifference() {
  const { comparison, title } = useSelected();
  if (comparison === undefined) return null;
  return (
    <section className={styles.difference} aria-label={t('Difference')} data-part="difference">
      <h2 className={styles.title}>{title}</h2>
      <Told comparison={comparison} />
    </section>
  );
}

function useSelected(): {
  readonly comparison: SelectedComparison | undefined;
  readonly title: string;
} {
  const scenario = useEmbedScenario();
  const { events, viewAt } = useEmbedRun();
  const selection = useEmbedView((view) => view.selection);
  return useMemo(() => {
    const view = traceViewAt(events, viewAt);
    const inspected = view && inspect(view.model, scenario, selection, view.events);
    if (view === undefined || inspected === undefined) return { comparison: undefined, title: '' };
    const comparison = compare(view.model, inspected, (index) => {
      const step = scenario.steps[index - 1];
      return step?.kind === 'receives' ? step : undefined;
    });
    return { comparison, title: inspected.title };
  }, [scenario, events, viewAt, selection]);
}

function Told({ comparison }: { readonly comparison: SelectedComparison }) {
  if (comparison.kind === 'compared') return <Compared comparison={comparison} />;
  if (comparison.kind === 'alone') {
    return (
      <>
        <p>{comparison.sentence}</p>
        <XmlView element={comparison.expected} label={t('Expected')} />
      </>
    );
  }
  const { sentence, stanza } = comparison;
  const element = stanza && elementOf(stanza.frame);
  return (
    <>
      <p>{sentence}</p>
      {element?.ok === true ? <XmlView element={element.value} label={t('Stanza')} /> : null}
    </>
  );
}

interface ComparedProps {
  readonly comparison: Extract<SelectedComparison, { readonly kind: 'compared' }>;
}

function Compared({ comparison: { diff, step, sentence } }: ComparedProps) {
  const source = useEmbedDocument((document) => document.text);
  const { columns, isUnified, measure } = useColumns(2, TREE_MARGIN);
  const painting = useMemo(
    () => paintDifference(diff, scriptText(source, step.stanza), columns),
    [diff, source, step, columns],
  );
  const { differences } = diff;
  return (
    <>
      <p>{sentence}</p>
      {differences.length === 0 ? null : (
        <ul>
          {differences.slice(0, MOST_TOLD).map((difference, index) => (
            <li key={index}>{difference.sentence}</li>
          ))}
        </ul>
      )}
      <div ref={measure}>
        <DiffTrees
          painting={painting}
          isUnified={isUnified}
          expectedAbout={t('by the script')}
          receivedAbout=""
        />
      </div>
    </>
  );
}

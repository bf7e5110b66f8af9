import { t } from '../../base/translate.ts';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { DIFFERENCES_TOLD } from '../../diagnosis/repairs.ts';
import { isWritable } from '../../diagnosis/repairs.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import { scriptText } from '../../insight/difference-rows/script-text.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { useActions, useSettledText } from '../app-context.ts';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { PassButtons } from '../failure/PassButtons.tsx';
import { passByKey, useFailureAtHand } from '../failure/use-failure-at-hand.ts';
import { Candidates } from './Candidates.tsx';
import type { SelectedComparison } from './comparison.ts';
import { DiffTrees } from './DiffTrees.tsx';
import { VerdictBar } from './VerdictBar.tsx';
import {
  offeredForChosen,
  offeredForOne,
  offeredRepairs,
  repairAt,
} from '../failure/offered-repairs.ts';
import { paintDifference } from './paint-rows.ts';
import { TREE_MARGIN, useColumns } from './use-columns.ts';
import type { Inspection } from '../selection/use-inspection.ts';
import { useRepairing } from '../failure/use-repairing.ts';
import styles from './DifferenceTab.module.css';

export interface ComparedViewProps {
  readonly inspection: Inspection;
  readonly comparison: Extract<SelectedComparison, { readonly kind: 'compared' }>;
}

/** In words what differs and what can be done, over two aligned trees. */
export function ComparedView({ inspection, comparison }: ComparedViewProps) {
  const apply = useRepairing();
  const { step, diff, stanza, isVerdict, sentence, candidates } = comparison;
  const { source } = inspection;
  const { columns, isUnified, measure } = useColumns(2, TREE_MARGIN);
  const painting = useMemo(
    () => paintDifference(diff, scriptText(source, step.stanza), columns),
    [diff, source, step, columns],
  );
  const actions = useActions();
  const failure = useFailureAtHand(step.index);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => showFirstDifference(panel.current), [diff]);
  const { repairs, partials, isChanged } = useRepairs({ inspection, comparison });
  useEntering(panel);
  usePrintedKeys(panel, (event) => {
    const repair = repairAt(repairs, event);
    if (repair !== undefined) apply(repair);
    return repair !== undefined || (isVerdict && passByKey(failure, event, actions));
  });
  const speaksForItself = isVerdict && diff.differences.length > 0;
  return (
    <div className={styles.diff} ref={panel}>
      <VerdictBar
        diff={diff}
        sentence={speaksForItself ? undefined : sentence}
        repairs={repairs}
        partials={partials}
        onRepair={apply}
        remark={isChanged ? CHANGED : largeRemark(diff)}
        pass={isVerdict ? <PassButtons step={step.index} /> : null}
      >
        <Candidates step={step.index} candidates={candidates} shown={stanza.frame.seq} />
      </VerdictBar>
      <div className={styles.scroll} data-scroll ref={measure}>
        <DiffTrees
          key={`${step.index} ${stanza.frame.seq}`}
          painting={painting}
          isUnified={isUnified}
          expectedAbout={linesAbout(painting.lines)}
          receivedAbout={t('by {actor}, at {durationWords}', {
            actor: stanza.frame.actor,
            durationWords: durationWords(stanza.frame.at),
          })}
        />
      </div>
    </div>
  );
}

/** Scrolls the trees, and nothing else, as far as their first difference needs. */
function showFirstDifference(panel: HTMLElement | null): void {
  const box = panel?.querySelector('[data-scroll]');
  const row = box?.querySelector('[data-differs="true"]');
  if (!box || !row) return;
  box.scrollTop = 0;
  const below = row.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
  if (below > 0) box.scrollTop = below + row.clientHeight * 2;
}

/** Alt+Enter leads to the repairs from wherever the focus is; the editor has the same key for its own. */
function useEntering(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || !event.altKey || event.key !== 'Enter') return;
      const find = (selector: string) => panel.current?.querySelector<HTMLElement>(selector);
      (find('[data-acts] button') ?? find('[tabindex]'))?.focus();
      // Else Firefox would press the button that has just got the focus.
      event.preventDefault();
    };
    document.addEventListener('keydown', enter);
    return () => document.removeEventListener('keydown', enter);
  }, [panel]);
}

function useRepairs({ inspection, comparison }: ComparedViewProps) {
  const text = useSettledText();
  const { model, scenario, source } = inspection;
  const { step, stanza, candidates } = comparison;
  const { repairs, partials } = useMemo(() => {
    if (scenario === undefined) return NOTHING;
    const ran = { model, scenario, source, text };
    const known = candidates.find(({ record }) => record.frame.seq === stanza.frame.seq);
    const { candidate, repairs } =
      known === undefined
        ? offeredForChosen(ran, step, stanza)
        : { candidate: known, repairs: offeredRepairs(ran, step, known) };
    const partials =
      candidate === undefined ? [] : offeredForOne(ran, step, candidate, DIFFERENCES_TOLD);
    return { repairs, partials };
  }, [model, scenario, source, text, step, stanza, candidates]);
  return { repairs, partials, isChanged: candidates.length > 0 && text !== source };
}

const CHANGED = t('The script has changed since this run. Run it again.');
const TOO_LARGE = t(
  'What came has more than 1,000,000 characters: no repair that would write it into the script is offered.',
);

function largeRemark({ root: { received } }: StanzaDiff): string | undefined {
  return received === undefined || isWritable(received) ? undefined : TOO_LARGE;
}

const NOTHING = { repairs: [], partials: [] };

/** `script, lines 59 to 63`. */
function linesAbout(lines: readonly number[]): string {
  if (lines.length === 0) return '';
  const first = lines.reduce((least, line) => Math.min(least, line));
  const last = lines.reduce((most, line) => Math.max(most, line));
  return first === last
    ? t('script, line {first}', { first })
    : t('script, lines {first} to {last}', { first, last });
}

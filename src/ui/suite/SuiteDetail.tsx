import { t } from '../../base/translate.ts';
import { useMemo, type ReactNode } from 'react';
import { counted } from '../../base/counted.ts';
import { stepDiff } from '../../diagnosis/diagnosis.ts';
import { differenceLines, type SideLine } from '../../insight/difference-rows/difference-lines.ts';
import { stepWords } from '../../script/scenario.ts';
import { suiteScriptHead } from '../../state/suite/suite-script.ts';
import type { SuiteEnd, SuiteResult, SuiteState } from '../../state/suite/suite-store.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useActions } from '../app-context.ts';
import { useIsNarrow } from '../use-is-narrow.ts';
import { Button } from '../widgets/button.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import styles from './SuiteDetail.module.css';
import { suiteLook } from './suite-looks.ts';

export interface SuiteDetailProps {
  readonly state: Pick<SuiteState, 'scripts' | 'results'>;
  /** The path of the selected row. */
  readonly active: string | undefined;
}

/** Below the table: the selected result in full, and the way to its run. */
export function SuiteDetail({ state, active }: SuiteDetailProps) {
  const script = state.scripts.find(({ path }) => path === active);
  const result = active === undefined ? undefined : state.results.get(active);
  if (script === undefined || result === undefined) return null;
  const { name, title } = suiteScriptHead(script);
  return (
    <section className={styles.detail} aria-label={t('Selected result')}>
      <p className={styles.say}>
        <VisibleText text={name} />
        <ResultPlace result={result} />
      </p>
      {result.state === 'done' ? <OpenButtons path={script.path} end={result} /> : null}
      <div className={styles.more}>
        {result.state === 'done' && result.firstFailure !== undefined ? (
          <FailureWords end={result} />
        ) : (
          <p className={styles.where}>
            <VisibleText
              text={[title, remarkOf(result)].filter((part) => part !== '').join('. ')}
            />
          </p>
        )}
      </div>
    </section>
  );
}

/** `, step 8 (line 61): Romeo receives message` */
function ResultPlace({ result }: { readonly result: SuiteResult }): ReactNode {
  if (result.state !== 'done' || result.firstFailure === undefined) {
    return `: ${suiteLook(result).word}`;
  }
  const { step, line } = result.firstFailure;
  const { record } = result;
  if (step === undefined) return `: ${result.firstFailure.words}`;
  const place =
    line === undefined
      ? t(', step {step}', { step })
      : t(', step {step} (line {line})', { step, line });
  const deed = record.kind === 'kept' ? record.run.scenario.steps[step - 1] : undefined;
  return deed === undefined ? place : `${place}: ${stepWords(deed)}`;
}

function remarkOf(result: SuiteResult): string {
  return result.state === 'done' ? (result.remark ?? '') : '';
}

interface OpenButtonsProps {
  readonly path: string;
  readonly end: SuiteEnd;
}

function OpenButtons({ path, end }: OpenButtonsProps) {
  const { openResult, runResult } = useActions();
  const isNarrow = useIsNarrow();
  const isLetGo = end.record.kind === 'let-go';
  return (
    <div className={styles.acts}>
      {isLetGo ? (
        <Button look="outlined" onPress={() => runResult(path)}>
          {t('Run it again')}
        </Button>
      ) : null}
      <Button
        look="preferred"
        keys={isNarrow ? undefined : 'Enter'}
        onPress={() => openResult(path)}
      >
        {openWords(end)}
      </Button>
    </div>
  );
}

function openWords({ record, firstFailure }: SuiteEnd): string {
  if (record.kind !== 'kept') return t('Open the script');
  return firstFailure?.step === undefined ? t('Open the run') : t('Open failing step');
}

function FailureWords({ end }: { readonly end: SuiteEnd }) {
  const { record, firstFailure } = end;
  const differences = useMemo(() => differencesOf(end), [end]);
  const first = differences?.[0];
  const letGo =
    record.kind === 'let-go' ? ` ${t('Its trace was let go, to make room for later ones.')}` : '';
  return (
    <>
      <p className={styles.where}>
        {first === undefined ? null : <code>{first.path.join(' › ')}</code>}
        {first === undefined ? (
          <VisibleText text={`${firstFailure?.sentence ?? ''}${letGo}`} />
        ) : (
          `${counted(differences?.length ?? 0, 'difference')}.`
        )}
      </p>
      {first === undefined ? null : (
        <div className={styles.pair}>
          <Side sign="−" line={differenceLines(first).expected} who="expected" />
          <Side sign="+" line={differenceLines(first).received} who="received" />
        </div>
      )}
    </>
  );
}

/** Of the failing step; the run compared them already, and they are remembered. */
function differencesOf({ record, firstFailure, verdict }: SuiteEnd) {
  const step = firstFailure?.step;
  if (record.kind !== 'kept' || step === undefined || verdict !== 'differs') return undefined;
  const { events, scenario } = record.run;
  return stepDiff(modelOf(events), scenario, step)?.differences;
}

interface SideProps {
  readonly sign: string;
  readonly line: SideLine;
  readonly who: string;
}

function Side({ sign, line, who }: SideProps) {
  return (
    <div className={styles.side}>
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      <span className={styles.value}>
        <VisibleText text={lineWords(line)} />
      </span>
      <span className={styles.who}>{who}</span>
    </div>
  );
}

/** So many characters of a value are told here; the opened step has all of it. */
const MOST_TOLD = 300;

function lineWords(line: SideLine): string {
  if (line.kind === 'attribute') return `${line.name}="${cut(line.value)}"`;
  return cut(line.text);
}

function cut(text: string): string {
  return text.length <= MOST_TOLD ? text : `${text.slice(0, MOST_TOLD)} …`;
}

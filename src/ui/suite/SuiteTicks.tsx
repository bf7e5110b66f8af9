import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { memo, type PointerEvent } from 'react';
import { suiteCounts, timeLeft } from '../../state/suite/suite-reducer.ts';
import { suiteScriptName } from '../../state/suite/suite-script.ts';
import type { SuiteResult, SuiteState } from '../../state/suite/suite-store.ts';
import { progressWords, timeLeftWords } from './suite-words.ts';
import styles from './SuiteTicks.module.css';

/** From so many on there is no room between them. */
const MANY = 150;

export interface SuiteTicksProps {
  readonly state: SuiteState;
  readonly active: string | undefined;
  readonly onSelect: (path: string | undefined) => void;
}

/** The whole suite at a glance, in the order in which it runs: for the eye and the pointer, as the table does the same. */
export function SuiteTicks({ state, active, onSelect }: SuiteTicksProps) {
  const { scripts, results, playing } = state;
  const ended = playing.length - suiteCounts(state, playing)['not-run'];
  const left = timeLeftWords(timeLeft(state));
  const select = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * scripts.length;
    onSelect(scripts[Math.floor(place)]?.path);
  };
  return (
    <div
      className={styles.ticks}
      role="progressbar"
      aria-label={t('Suite progress')}
      aria-valuemin={0}
      aria-valuemax={playing.length}
      aria-valuenow={ended}
      aria-valuetext={`${progressWords(state)} ${left}`.trim()}
    >
      <div
        className={clsx(styles.strip, scripts.length >= MANY && styles.many)}
        onPointerDown={select}
      >
        {scripts.map(({ path }) => (
          <Tick
            key={path}
            name={suiteScriptName(path)}
            result={results.get(path)}
            isOn={path === active}
          />
        ))}
      </div>
    </div>
  );
}

interface TickProps {
  readonly name: string;
  readonly result: SuiteResult | undefined;
  readonly isOn: boolean;
}

const Tick = memo(function Tick({ name, result, isOn }: TickProps) {
  return <i className={clsx(tickClass(result), isOn && styles.on)} title={name} />;
});

function tickClass(result: SuiteResult | undefined): string | undefined {
  if (result?.state !== 'done') return result?.state === 'running' ? styles.runs : styles.waits;
  if (result.verdict === 'passed') return undefined;
  return result.verdict === 'missing' ? styles.missing : styles.failed;
}

import { t } from '../../../base/translate.ts';
import { useEffect, useState } from 'react';
import type { Milliseconds } from '../../../base/clock.ts';
import { modelOf } from '../../../trace/model-of.ts';
import { useRun } from '../../app-context.ts';

const TICK: Milliseconds = 1000;

/** How long the run still waits where time is to pass on a server whose clock cannot be moved; else nothing. */
export function TimeLeft() {
  const by = useRun(({ phase, events, scenario }) => {
    if (phase !== 'running') return undefined;
    const step = scenario?.steps[modelOf(events).currentStep - 1];
    return step?.kind === 'time-passes' ? step.by : undefined;
  });
  const step = useRun(({ phase, events }) =>
    phase === 'running' ? modelOf(events).currentStep : 0,
  );
  return by === undefined ? null : <Countdown key={step} from={by} />;
}

function Countdown({ from }: { readonly from: Milliseconds }) {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const end = performance.now() + from;
    const timer = window.setInterval(() => setLeft(Math.max(0, end - performance.now())), TICK);
    return () => window.clearInterval(timer);
  }, [from]);
  return (
    <span role="timer" aria-label={t('Time left')}>
      {leftWords(left)}
    </span>
  );
}

/** `11 min 32 s left`. */
export function leftWords(left: Milliseconds): string {
  const seconds = Math.ceil(left / 1000);
  const parts = [
    { count: Math.floor(seconds / 3600), unit: 'h' },
    { count: Math.floor(seconds / 60) % 60, unit: 'min' },
    { count: seconds % 60, unit: 's' },
  ];
  const first = Math.max(
    0,
    parts.findIndex(({ count }) => count > 0),
  );
  const told = first === 0 && seconds < 3600 ? parts.slice(2) : parts.slice(first);
  return t('{told} left', { told: told.map(({ count, unit }) => `${count} ${unit}`).join(' ') });
}

import { t } from '../../base/translate.ts';
import { useId } from 'react';
import { counted } from '../../base/counted.ts';
import { toldByLogpoints } from '../../insight/told-by-logpoints.ts';
import { putLogpoint, removeLogpoint } from '../../state/logpoints.ts';
import type { PlacedLogpoint } from '../../state/placed-logpoint.ts';
import { useActions, useApp, useRun } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import styles from './Logpoints.module.css';

export interface LogpointFormProps {
  readonly logpoint: PlacedLogpoint;
  readonly onClose: () => void;
}

/** What a logpoint tells, and when; it is changed at once. */
export function LogpointForm({ logpoint, onClose }: LogpointFormProps) {
  const { stores } = useApp();
  const { runAnew } = useActions();
  const id = useId();
  const change = (part: Partial<PlacedLogpoint>) => putLogpoint(stores.settings, logpoint, part);
  const { line, expression, condition, pauses, isOn } = logpoint;
  return (
    <div
      className={styles.form}
      role="group"
      aria-label={t('Logpoint at line {line}', { line })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) runAnew();
      }}
    >
      <b className={styles.formTitle}>{t('Line {line}', { line })}</b>
      <label htmlFor={`${id}-expression`}>{t('Tell')}</label>
      <input
        id={`${id}-expression`}
        value={expression}
        placeholder={t('the variables; or an expression: room.jid')}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => change({ expression: target.value })}
      />
      <label htmlFor={`${id}-condition`}>{t('if')}</label>
      <input
        id={`${id}-condition`}
        value={condition}
        placeholder={t('always; or: stanza.name == "message"')}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => change({ condition: target.value })}
      />
      <span className={styles.formEnd}>
        <label className={styles.check}>
          <input type="checkbox" checked={pauses} onChange={() => change({ pauses: !pauses })} />
          {t('Pause after the turn')}
        </label>
        <label className={styles.check}>
          <input type="checkbox" checked={isOn} onChange={() => change({ isOn: !isOn })} />
          {t('On')}
        </label>
        <Button look="outlined" onPress={runAnew}>
          {t('Run again')}
        </Button>
        <Button
          onPress={() => {
            removeLogpoint(stores.settings, logpoint);
            onClose();
          }}
        >
          {t('Remove')}
        </Button>
        <IconButton icon="close" label={t('Close')} onPress={onClose} />
        <LogpointState logpoint={logpoint} />
      </span>
    </div>
  );
}

/** How often it told something in the run that is shown, or what is wrong with it. */
function LogpointState({ logpoint }: { readonly logpoint: PlacedLogpoint }) {
  const told = useToldBy(logpoint);
  return (
    <p className={told.problem === undefined ? styles.state : styles.problem} role="status">
      {told.words}
    </p>
  );
}

/** What the run that is shown has of it. */
export function useToldBy({ file, line, isOn }: PlacedLogpoint) {
  const events = useRun((run) => run.events);
  const { hits, problem } = toldByLogpoints(events).at(file, line);
  return { hits, problem, words: problem ?? hitWords(hits.length, isOn, events.length > 0) };
}

function hitWords(hits: number, isOn: boolean, hasRun: boolean): string {
  if (hits > 0) return t('{hits} in this run', { hits: counted(hits, 'hit') });
  if (!isOn) return t('switched off');
  return hasRun ? t('no hit in this run: run again') : t('no run yet');
}

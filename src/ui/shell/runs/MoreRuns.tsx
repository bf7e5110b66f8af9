import { t } from '../../../base/translate.ts';
import { rich } from '../../widgets/rich.tsx';
import { clsx } from 'clsx';
import { useState, type FormEvent } from 'react';
import { LEAST_TIMES, MOST_TIMES } from '../../../state/comparison-actions.ts';
import { effectiveServer, serverLabel } from '../../../state/server-choice.ts';
import type { ServerChoice } from '../../../state/settings-store.ts';
import { parseServerAddress } from '../../../transport/server-address.ts';
import { useActions, useCatalogue, useCompared, useRuns, useSettings } from '../../app-context.ts';
import { Button } from '../../widgets/button.tsx';
import { ComboBox } from '../../widgets/combo-box.tsx';
import { choiceOf, idOf, serverSections } from '../server-picker/server-options.ts';
import styles from './MoreRuns.module.css';
import buttonStyles from '../../widgets/button.module.css';

interface Closing {
  readonly close: () => void;
}

/** What can be done with more than one run: compare two, run on two servers, run many times. */
export function MoreRuns({ close }: Closing) {
  return (
    <div className={styles.runs}>
      <CompareChosen close={close} />
      <OnTwoServers close={close} />
      <ManyTimes close={close} />
    </div>
  );
}

function CompareChosen({ close }: Closing) {
  const { compareRuns } = useActions();
  const hasTwo = useRuns(({ kept }) => kept.length > 1);
  const [one, other] = useCompared(({ chosen }) => chosen);
  if (!hasTwo) return null;
  const compare = () => {
    if (one === undefined || other === undefined) return;
    close();
    compareRuns(one, other);
  };
  return (
    <div className={styles.row}>
      <span className={styles.grow}>
        {other === undefined ? t('Tick two runs to compare them.') : t('Two runs are ticked.')}
      </span>
      <Button
        className={styles.act}
        look={other === undefined ? 'outlined' : 'preferred'}
        isDisabled={other === undefined}
        onPress={compare}
      >
        {t('Compare')}
      </Button>
    </div>
  );
}

function OnTwoServers({ close }: Closing) {
  const { runOnBoth } = useActions();
  const catalogue = useCatalogue((state) => state);
  const server = useSettings((settings) => settings.server);
  const recent = useSettings((settings) => settings.recentServers);
  const profiles = useSettings((settings) => settings.profiles);
  const [second, setSecond] = useState<ServerChoice>();
  const [refusal, setRefusal] = useState('');
  const first = effectiveServer({ server }, catalogue);
  const isOther = (id: string) => id !== idOf(first);
  const sections = serverSections(catalogue, recent, profiles)
    .map((section) => ({ ...section, options: section.options.filter(({ id }) => isOther(id)) }))
    .filter(({ options }) => options.length > 0);
  const choose = (choice: ServerChoice) => {
    setRefusal('');
    setSecond(choice);
  };
  const enter = (text: string) => {
    const address = parseServerAddress(text);
    if (!address.ok) setRefusal(address.error);
    else if (!isOther(address.value.url)) setRefusal(t('This is the server of the page already.'));
    else choose({ kind: 'websocket', url: address.value.url });
    return address.ok;
  };
  const run = () => {
    if (second === undefined) return;
    close();
    runOnBoth(second);
  };
  return (
    <div className={styles.row}>
      <ComboBox
        label={t('Second server')}
        className={styles.grow}
        text={second === undefined ? '' : serverLabel(second, catalogue)}
        sections={sections}
        selected={second && idOf(second)}
        onSelect={(id) => choose(choiceOf(id, profiles))}
        onCustom={enter}
        emptyText={t('Enter takes this address: ws:// or wss://.')}
      />
      <Button
        className={styles.act}
        look="outlined"
        isDisabled={second === undefined}
        onPress={run}
      >
        {t('Run on two servers')}
      </Button>
      {refusal === '' ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

const USUAL_TIMES = 20;

function ManyTimes({ close }: Closing) {
  const { runRepeatedly } = useActions();
  const [times, setTimes] = useState(String(USUAL_TIMES));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close();
    runRepeatedly(Number(times));
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <label className={styles.grow}>
        {rich('Run {input} times, to see what varies', {
          input: (
            <input
              type="number"
              required
              min={LEAST_TIMES}
              max={MOST_TIMES}
              value={times}
              aria-label={t('How many times to run')}
              onChange={(event) => setTimes(event.target.value)}
            />
          ),
        })}
      </label>
      <button
        type="submit"
        className={clsx(buttonStyles.button, buttonStyles.outlined, styles.act)}
      >
        {t('Run many times')}
      </button>
    </form>
  );
}

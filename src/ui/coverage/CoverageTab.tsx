import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { counted } from '../../base/counted.ts';
import type { OwnCode } from '../../base/own-code.ts';
import type { Coverage } from '../../insight/lua-coverage/coverage.ts';
import { clearCoverage, type CoverageState } from '../../state/coverage-store.ts';
import { useApp, useCoverage } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { CoveredFile } from './CoveredFile.tsx';
import { FileList } from './FileList.tsx';
import styles from './CoverageTab.module.css';

/** Which lines and functions of the server's Lua the runs of this page ran. */
export function CoverageTab() {
  const state = useCoverage((all) => all);
  const [shown, setShown] = useState('');
  const [against, setAgainst] = useState('');
  const coverage = coverageOf(state, shown) ?? state.sum;
  const other = against === shown ? undefined : coverageOf(state, against);
  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <CountSwitch isOn={state.isOn} />
        {state.count === 0 ? null : (
          <>
            <RunChoice
              state={state}
              label={t('Lines that ran in')}
              value={shown}
              onChange={setShown}
            />
            <RunChoice
              state={state}
              label={t('Held against')}
              value={against}
              onChange={setAgainst}
              none="nothing"
            />
            <ClearButton />
          </>
        )}
      </div>
      {state.count === 0 ? (
        <NothingCounted isOn={state.isOn} />
      ) : (
        <Covered server={state.server} code={state.ownCode} coverage={coverage} other={other} />
      )}
    </div>
  );
}

const ALL = 'all';

/** Of a choice; `undefined` where none was made, or its run is gone. */
function coverageOf({ sum, runs }: CoverageState, choice: string): Coverage | undefined {
  if (choice === ALL) return sum;
  return runs.find(({ id }) => String(id) === choice)?.coverage;
}

interface CoveredProps {
  readonly server: string;
  readonly code: readonly OwnCode[];
  readonly coverage: Coverage;
  readonly other: Coverage | undefined;
}

function Covered({ server, code, coverage, other }: CoveredProps) {
  const [picked, pick] = useState('modules/muc/muc.lib.lua');
  const find = (all: Coverage | undefined) => all?.find(({ file }) => file === picked);
  const file = find(coverage);
  const otherFile = find(other);
  return (
    <div className={styles.parts}>
      <FileList coverage={coverage} other={other} selected={picked} onSelect={pick} />
      {file === undefined ? (
        <EmptyWords>{t('Choose a file to see which of its lines ran.')}</EmptyWords>
      ) : (
        <CoveredFile key={picked} server={server} code={code} file={file} other={otherFile} />
      )}
    </div>
  );
}

function CountSwitch({ isOn }: { readonly isOn: boolean }) {
  const { stores } = useApp();
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={() => stores.coverage.setState({ isOn: !isOn })}
      />
      {t('Count the lines that run')}
    </label>
  );
}

interface RunChoiceProps {
  readonly state: CoverageState;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Words for no choice; without them, all runs are chosen. */
  readonly none?: string;
}

function RunChoice({ state, label, value, onChange, none }: RunChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {none === undefined ? null : <option value="">{none}</option>}
        <option value={none === undefined ? '' : ALL}>
          {t('{count, plural, one {the one run} other {all {runs}}}', {
            count: state.count,
            runs: counted(state.count, 'run'),
          })}
        </option>
        {state.runs.toReversed().map(({ id, title }) => (
          <option key={id} value={String(id)}>
            {t('run {id}{part}', { id, part: title === '' ? '' : `: ${title.slice(0, 60)}` })}
          </option>
        ))}
      </select>
    </label>
  );
}

function ClearButton() {
  const { stores } = useApp();
  return (
    <Button look="outlined" onPress={() => clearCoverage(stores.coverage)}>
      {t('Clear')}
    </Button>
  );
}

function NothingCounted({ isOn }: { readonly isOn: boolean }) {
  return (
    <EmptyWords>
      {isOn
        ? t(
            'Run the script on a Prosody in this tab: then this tab shows which lines and functions of Prosody’s code it ran. Each further run adds to it.',
          )
        : t(
            'Which lines of Prosody’s code do your scripts reach? Turn on “Count the lines that run”, and run on a Prosody in this tab. Such runs take several times as long.',
          )}
    </EmptyWords>
  );
}

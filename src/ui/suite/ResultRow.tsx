import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { memo } from 'react';
import { suiteScriptHead, type SuiteScript } from '../../state/suite/suite-script.ts';
import type { SuiteEnd, SuiteFailure, SuiteResult } from '../../state/suite/suite-store.ts';
import buttonStyles from '../widgets/button.module.css';
import { Icon } from '../widgets/icons.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import visuallyHidden from '../widgets/visually-hidden.module.css';
import { failurePlaceWords, stepsWords, suiteLook } from './suite-looks.ts';
import { runTimeWords } from './suite-words.ts';
import styles from './SuiteTable.module.css';

export interface ResultRowProps {
  readonly script: SuiteScript;
  readonly result: SuiteResult;
  /** It is the one that is selected, and that the keys go to. */
  readonly isActive: boolean;
  /** Its reason stands below its name, in a few words. */
  readonly isNarrow: boolean;
}

/** What became of one script. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { script, result, isActive, isNarrow } = props;
  const { glyph, word, tone } = suiteLook(result);
  const end = result.state === 'done' ? result : undefined;
  const failure = end?.firstFailure;
  return (
    <tr
      className={clsx(failure === undefined ? styles.ok : styles.fail, isActive && styles.on)}
      data-path={script.path}
      tabIndex={isActive ? 0 : -1}
      aria-current={isActive ? 'true' : undefined}
    >
      <td className={styles.verdict}>
        <span className={tone} title={word}>
          <Icon name={glyph} />
        </span>
        <span className={visuallyHidden.text}>{word}</span>
      </td>
      <NameCell script={script} failure={isNarrow ? failure : undefined} />
      {isNarrow ? null : <ShownAndReason script={script} end={end} />}
      <td className={styles.number}>{timeWords(end)}</td>
      {isNarrow ? null : <OpenCell failure={failure} isActive={isActive} />}
    </tr>
  );
});

interface NameCellProps {
  readonly script: SuiteScript;
  /** Told below the name in a few words, where there is no room for more. */
  readonly failure: SuiteFailure | undefined;
}

function NameCell({ script, failure }: NameCellProps) {
  const { name } = suiteScriptHead(script);
  return (
    <th scope="row" title={name}>
      <span className={styles.name}>
        <VisibleText text={name} />
      </span>
      {failure === undefined ? null : (
        <span className={styles.brief}>
          {failure.step === undefined ? '' : `${t('step {step}:', { step: failure.step })} `}
          {failure.words}
        </span>
      )}
    </th>
  );
}

interface OpenCellProps {
  readonly failure: SuiteFailure | undefined;
  readonly isActive: boolean;
}

function OpenCell({ failure, isActive }: OpenCellProps) {
  return (
    <td className={styles.open}>
      {failure === undefined ? null : (
        <button
          type="button"
          className={clsx(buttonStyles.button, buttonStyles.outlined)}
          tabIndex={isActive ? 0 : -1}
        >
          {failure.step === undefined ? t('Open the script') : t('Open failing step')}
        </button>
      )}
    </td>
  );
}

interface ShownAndReasonProps {
  readonly script: SuiteScript;
  readonly end: SuiteEnd | undefined;
}

/** The cells for which there is room in wide windows only. */
function ShownAndReason({ script, end }: ShownAndReasonProps) {
  const { title } = suiteScriptHead(script);
  const reason = end?.firstFailure?.sentence ?? end?.remark;
  return (
    <>
      <td className={styles.shows} colSpan={reason === undefined ? 2 : 1} title={title}>
        <VisibleText text={title} />
      </td>
      {end === undefined || reason === undefined ? null : (
        <td className={styles.reason} title={reason}>
          {end.firstFailure === undefined ? null : (
            <span className={styles.place}>{failurePlaceWords(end)}</span>
          )}
          <span className={styles.sentence}>
            <VisibleText text={reason} />
          </span>
        </td>
      )}
      <td className={styles.number}>{end === undefined ? '' : stepsWords(end)}</td>
    </>
  );
}

/** Of a script that has not ended, or could not begin, there is none. */
function timeWords(end: SuiteEnd | undefined): string {
  return end === undefined || end.record.kind === 'refused' ? '' : runTimeWords(end.duration);
}

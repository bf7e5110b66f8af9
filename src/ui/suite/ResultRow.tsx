import { clsx } from 'clsx';
import { memo } from 'react';
import { suiteScriptHead, type SuiteScript } from '../../state/suite/suite-script.ts';
import type { SuiteEnd, SuiteResult } from '../../state/suite/suite-store.ts';
import buttonStyles from '../widgets/button.module.css';
import { Icon } from '../widgets/icons.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import visuallyHidden from '../widgets/visually-hidden.module.css';
import { placeWords, stepsWords, suiteLook } from './suite-looks.ts';
import { durationWords } from './suite-words.ts';
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
  const { name } = suiteScriptHead(script);
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
      <th scope="row" title={name}>
        <span className={styles.name}>
          <VisibleText text={name} />
        </span>
        {failure === undefined || !isNarrow ? null : (
          <span className={styles.brief}>
            {failure.step === undefined ? '' : `step ${failure.step}: `}
            {failure.words}
          </span>
        )}
      </th>
      {isNarrow ? null : <ShownAndReason script={script} end={end} />}
      <td className={styles.number}>{end === undefined ? '' : timeWords(end)}</td>
      {isNarrow ? null : (
        <td className={styles.open}>
          {failure === undefined ? null : (
            <button
              type="button"
              className={clsx(buttonStyles.button, buttonStyles.outlined)}
              tabIndex={isActive ? 0 : -1}
            >
              {failure.step === undefined ? 'Open the script' : 'Open failing step'}
            </button>
          )}
        </td>
      )}
    </tr>
  );
});

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
            <span className={styles.place}>{placeWords(end)}</span>
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

/** Of a script that could not begin there is none. */
function timeWords({ duration, record }: SuiteEnd): string {
  return record.kind === 'refused' ? '' : durationWords(duration);
}

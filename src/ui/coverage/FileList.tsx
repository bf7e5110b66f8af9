import { t } from '../../base/translate.ts';
import { useMemo, useState } from 'react';
import {
  figuresOf,
  isMucFile,
  percentOf,
  totalOf,
  type Coverage,
  type FileFigures,
} from '../../insight/lua-coverage/coverage.ts';
import { differenceOf } from '../../insight/lua-coverage/difference.ts';
import styles from './CoverageTab.module.css';

export interface FileListProps {
  readonly coverage: Coverage;
  readonly other: Coverage | undefined;
  readonly selected: string;
  readonly onSelect: (file: string) => void;
}

/** The files with how much of each ran; against another coverage, with how many lines differ. */
export function FileList({ coverage, other, selected, onSelect }: FileListProps) {
  const [isAll, setAll] = useState(false);
  const files = useMemo(
    () => coverage.filter((file) => isAll || isMucFile(file)).map(figuresOf),
    [coverage, isAll],
  );
  const differences = useMemo(() => differencesBetween(coverage, other), [coverage, other]);
  const total = totalOf(isAll ? t('all files') : t('all of modules/muc'), files);
  return (
    <section className={styles.filesPart} aria-label={t('Files')}>
      <div className={styles.files} tabIndex={0} role="region" aria-label={t('Coverage by file')}>
        <table>
          <thead>
            <tr>
              <th>
                <label className={styles.switch}>
                  <input type="checkbox" checked={isAll} onChange={() => setAll(!isAll)} />
                  {t('Everything')}
                </label>
              </th>
              <th>{t('Lines')}</th>
              <th>{t('Functions')}</th>
              {other === undefined ? null : (
                <th title={t('Lines that one of the two ran only')}>±</th>
              )}
            </tr>
          </thead>
          <tbody>
            <Row figures={total} />
            {files.map((figures) => (
              <Row
                key={figures.file}
                figures={figures}
                isSelected={figures.file === selected}
                onSelect={onSelect}
                {...(other === undefined ? {} : { differing: differences.get(figures.file) ?? '' })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** `+12 −3` by file: what the first ran only, what the second ran only. */
function differencesBetween(
  coverage: Coverage,
  other: Coverage | undefined,
): ReadonlyMap<string, string> {
  if (other === undefined) return new Map();
  return new Map(
    differenceOf(coverage, other).map(({ file, onlyFirst, onlySecond }) => [
      file,
      `+${onlyFirst.length} −${onlySecond.length}`,
    ]),
  );
}

interface RowProps {
  readonly figures: FileFigures;
  readonly isSelected?: boolean;
  readonly differing?: string;
  readonly onSelect?: (file: string) => void;
}

function Row({ figures, isSelected = false, differing, onSelect }: RowProps) {
  const { file, lines, functions } = figures;
  const name = file.replace(/^modules\/(?:muc\/)?/, '');
  return (
    <tr aria-current={isSelected ? 'true' : undefined}>
      <th scope="row" title={file}>
        {onSelect === undefined ? (
          name
        ) : (
          <button type="button" onClick={() => onSelect(file)}>
            {name}
          </button>
        )}
      </th>
      <td title={t('{ran} of {all} lines', { ran: lines.ran, all: lines.all })}>
        {percentOf(lines)}
      </td>
      <td title={t('{ran} of {all} functions', { ran: functions.ran, all: functions.all })}>
        {percentOf(functions)}
      </td>
      {differing === undefined ? null : <td>{differing}</td>}
    </tr>
  );
}

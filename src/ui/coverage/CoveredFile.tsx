import { t } from '../../base/translate.ts';
import { useMemo, useState } from 'react';
import type { OwnCode } from '../../base/own-code.ts';
import {
  hasRun,
  namedFunctions,
  percentOf,
  timesOf,
  type NamedFunction,
} from '../../insight/lua-coverage/coverage.ts';
import { lineMarks } from '../../insight/lua-coverage/line-marks.ts';
import type { CountedFile } from '../../prosody/counted-code.ts';
import { SourceView } from '../server/SourceView.tsx';
import { useServerSource } from '../server/use-server-source.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import styles from './CoverageTab.module.css';

export interface CoveredFileProps {
  readonly server: string;
  /** Code of one's own that it has. */
  readonly code: readonly OwnCode[];
  readonly file: CountedFile;
  readonly other: CountedFile | undefined;
}

/** The functions of a file, and its source with the lines that ran marked. */
export function CoveredFile({ server, code, file, other }: CoveredFileProps) {
  const source = useServerSource(server, file.file, code);
  const [line, setLine] = useState(0);
  const marks = useMemo(() => lineMarks(file, other), [file, other]);
  if (source === undefined)
    return <EmptyWords>{t('Reading {file} …', { file: file.file })}</EmptyWords>;
  if (!source.ok) return <EmptyWords>{source.error}</EmptyWords>;
  return (
    <>
      <FunctionList file={file} source={source.value} onSelect={setLine} />
      <div className={styles.sourcePart}>
        <SourceView file={file.file} source={source.value} line={line} marks={marks} />
      </div>
    </>
  );
}

interface FunctionListProps {
  readonly file: CountedFile;
  readonly source: string;
  readonly onSelect: (line: number) => void;
}

/** Those that no run reached come first. */
function FunctionList({ file, source, onSelect }: FunctionListProps) {
  const all = useMemo(() => namedFunctions(file, source), [file, source]);
  const unreached = all.filter((each) => !hasRun(each));
  const reached = all.filter(hasRun);
  return (
    <section className={styles.functionsPart} aria-label={t('Functions')}>
      <div
        className={styles.functions}
        tabIndex={0}
        role="region"
        aria-label={t('Functions of the file')}
      >
        <h4>{t('Never reached: {count}', { count: unreached.length })}</h4>
        <FunctionItems functions={unreached} onSelect={onSelect} />
        <h4>{t('Reached: {count}', { count: reached.length })}</h4>
        <FunctionItems functions={reached} onSelect={onSelect} />
      </div>
    </section>
  );
}

interface FunctionItemsProps {
  readonly functions: readonly NamedFunction[];
  readonly onSelect: (line: number) => void;
}

function FunctionItems({ functions, onSelect }: FunctionItemsProps) {
  return (
    <ul>
      {functions.map(({ defined, name, lines }) => (
        <li key={defined}>
          <button type="button" onClick={() => onSelect(defined)}>
            {name}
          </button>
          <span>
            {percentOf({
              ran: lines.filter((each) => timesOf(each) > 0).length,
              all: lines.length,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

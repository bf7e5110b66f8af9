import { t } from '../../base/translate.ts';
import { useMemo, useState } from 'react';
import { counted } from '../../base/counted.ts';
import type { LuaFunction } from '../../prosody/code/functions.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { linesWith, nextLine } from './search-lines.ts';
import styles from './ServerTab.module.css';

export interface SourceBarProps {
  readonly source: string;
  readonly functions: readonly LuaFunction[];
  /** Where a search goes on from. */
  readonly from: number;
  readonly onGoTo: (line: number) => void;
}

/** Search in a source, and its functions. */
export function SourceBar({ source, functions, from, onGoTo }: SourceBarProps) {
  const [words, setWords] = useState('');
  const found = useMemo(() => linesWith(source, words), [source, words]);
  const go = (direction: 'next' | 'previous'): void => {
    const line = nextLine(found, from, direction);
    if (line !== undefined) onGoTo(line);
  };
  return (
    <div className={styles.sourceBar}>
      <input
        type="search"
        aria-label={t('Find in this file')}
        placeholder={t('Find in this file')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? 'previous' : 'next');
        }}
      />
      <span role="status" className={styles.found}>
        {foundWords(words, found.length)}
      </span>
      <IconButton
        icon="back"
        label={t('Previous place')}
        isDisabled={found.length === 0}
        onPress={() => go('previous')}
      />
      <IconButton
        icon="forward"
        label={t('Next place')}
        isDisabled={found.length === 0}
        onPress={() => go('next')}
      />
      <select
        aria-label={t('Go to function')}
        value=""
        onChange={({ target }) => onGoTo(Number(target.value))}
      >
        <option value="" disabled>
          {t('Go to function …')}
        </option>
        {functions.map(({ name, line }, index) =>
          name === undefined ? null : (
            <option key={index} value={line}>
              {name}
            </option>
          ),
        )}
      </select>
    </div>
  );
}

function foundWords(words: string, lines: number): string {
  if (words === '') return '';
  return lines === 0 ? t('not found') : counted(lines, 'line');
}

import { t } from '../../base/translate.ts';
import type { CountedFile } from '../../prosody/counted-code.ts';
import { linesOf } from './coverage.ts';

/** What is to be said of a line on which there is something to run. */
export interface LineMark {
  /** `only-first`, `only-second`: one of two coverages ran it, and the other did not. */
  readonly kind: 'ran' | 'missed' | 'only-first' | 'only-second';
  readonly times: number;
}

/** The marks of a file by line; held against another coverage of the same file, where there is one. */
export function lineMarks(
  counted: CountedFile | undefined,
  other?: CountedFile,
): ReadonlyMap<number, LineMark> {
  if (counted === undefined) return new Map();
  const others = other && linesOf(other);
  return new Map(
    [...linesOf(counted)].map(([line, times]) => [
      line,
      { kind: kindOf(times, others && (others.get(line) ?? 0)), times },
    ]),
  );
}

function kindOf(times: number, others: number | undefined): LineMark['kind'] {
  if (times > 0) return others === 0 ? 'only-first' : 'ran';
  return others === undefined || others === 0 ? 'missed' : 'only-second';
}

const WORDS: Readonly<Record<LineMark['kind'], string>> = {
  ran: t('ran'),
  missed: t('never ran'),
  'only-first': t('ran here only'),
  'only-second': t('ran in the other only'),
};

/** `ran 3 times`, `never ran`. */
export function markWords({ kind, times }: LineMark): string {
  if (times === 0) return WORDS[kind];
  return t('{ran}, {times, plural, one {once} other {{times} times}}', { ran: WORDS[kind], times });
}

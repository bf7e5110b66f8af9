import { counted } from '../../base/counted.ts';
import { t } from '../../base/translate.ts';
import type { KeepingNotice, KeepingState, SetAside } from '../../state/keeping/keeping-store.ts';

type Fault = NonNullable<KeepingState['fault']>;

/** Why the script is not saved. What can be done about it stands beside as buttons. */
export function faultSentence(fault: Fault): string {
  switch (fault.kind) {
    case 'refused':
      return t('Not saved: this browser refuses storage.');
    case 'full':
      return t('Not saved: no room is left in this browser.');
    case 'newer':
      return t(
        'Not saved: a later edition of Caesura keeps its scripts here, and this one leaves them alone.',
      );
    case 'silent':
      return t('Not saved: this browser’s storage does not answer.');
  }
}

/** `Saved` only when the browser has confirmed it; of what is not in its file yet no more than that. */
export function phaseWord(phase: KeepingState['phase'], isForDisk: boolean): string {
  switch (phase) {
    case 'opening':
      return t('Opening…');
    case 'saving':
      return t('Saving…');
    case 'saved':
      return isForDisk ? t('Kept in this browser') : t('Saved');
  }
}

/** What a reload does to a run that is not kept. */
export const UNKEPT = t('Not kept: a reload loses this run');

export function noticeSentence(notice: KeepingNotice): string {
  switch (notice.kind) {
    case 'elsewhere':
      return t(
        'This script is being edited in another tab, too. Each tab keeps its own text: neither writes over the other.',
      );
    case 'both-kept':
      return t('Another tab changed the same draft. Both texts are kept, as two drafts.');
    case 'recovered':
      return t(
        '{count, plural, one {The edited script of a tab that is gone was kept. It is among your drafts, in the list of scripts.} other {The edited scripts of {count} tabs that are gone were kept. They are among your drafts, in the list of scripts.}}',
        { count: notice.count },
      );
    case 'run-too-large':
      return t(
        'This run is too large to be kept in this browser: a reload loses it. Save it to a file to keep it.',
      );
    case 'trace-unwritten':
      return t(
        'This trace could not be written to a file: it is too large for this browser. Record a shorter run, or record it with the command line (--trace).',
      );
    case 'trace-cut':
      return t(
        'The trace is larger than a file may be: {leftOut} of its events, those before its end, were left out. The rest was saved, and can be opened.',
        { leftOut: notice.leftOut },
      );
  }
}

/** `120 bytes`, `3.4 KB`, `1.2 MB`: of a text in UTF-16 units, as a person would say it. */
export function sizeWords(characters: number): string {
  if (characters < 1000) return counted(characters, 'character');
  return characters < 1_000_000
    ? `${(characters / 1000).toFixed(1)} KB`
    : `${(characters / 1_000_000).toFixed(1)} MB`;
}

/** All that was set aside, as text: JSON where that can be written. */
export function setAsideFile(setAside: readonly SetAside[]): string {
  return setAside
    .map(({ what, value }) => `# ${what}\n${typeof value === 'string' ? value : asJson(value)}\n`)
    .join('\n');
}

function asJson(value: unknown): string {
  try {
    const plain = (_key: string, each: unknown): unknown =>
      typeof each === 'bigint' ? each.toString() : each;
    return JSON.stringify(value, plain, 2) ?? String(value);
  } catch {
    return t('This cannot be written as text. It is still in this browser’s storage, as it was.');
  }
}

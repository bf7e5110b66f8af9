import type { RowPhrase } from '../../../timeline/model.ts';

export interface PhraseTextProps {
  readonly phrase: RowPhrase;
}

/** A phrase with its code in the monospace font. */
export function PhraseText({ phrase }: PhraseTextProps) {
  return phrase.map(({ text, code }, index) =>
    code ? <code key={index}>{text}</code> : <span key={index}>{text}</span>,
  );
}

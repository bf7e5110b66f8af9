import { t } from '../../base/translate.ts';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import visuallyHidden from './visually-hidden.module.css';

export interface CopyButtonProps {
  /** Its words and accessible name, e.g. `Copy`. */
  readonly label: string;
  /** Asked for when it is copied. */
  readonly text: () => string;
}

const THANKS_MS = 1600;

const ANSWERS = { copied: t('Copied'), refused: t('Not allowed here') } as const;

/** Puts a text on the clipboard, and says so for a moment. Where the browser refuses, it says that. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = window.setTimeout(() => setOutcome(undefined), THANKS_MS);
    return () => window.clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  return (
    <>
      <Button look="outlined" onPress={copy}>
        {outcome === undefined ? label : ANSWERS[outcome]}
      </Button>
      <span className={visuallyHidden.text} role="status">
        {outcome === undefined ? label : ANSWERS[outcome]}
      </span>
    </>
  );
}

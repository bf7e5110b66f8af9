import { useEffect, useState } from 'react';
import { useDocument } from '../app-context.ts';

/** How long the text must stay as it is before it is looked at: less, and each key would cost a compilation. */
const QUIET = 150;

/** The text of the document, a moment after the last key; at once when it came from outside. */
export function useSettledText(): string {
  const text = useDocument((document) => document.text);
  const loads = useDocument((document) => document.loads);
  const [settled, setSettled] = useState({ text, loads });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ text, loads }), QUIET);
    return () => clearTimeout(timer);
  }, [text, loads]);
  return settled.loads === loads ? settled.text : text;
}

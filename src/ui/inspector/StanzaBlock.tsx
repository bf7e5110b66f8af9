import { useMemo } from 'react';
import { parseStrict } from '../../xml/parse-strict.ts';
import { VisibleText } from '../widgets/visible-text.tsx';
import { XmlView } from '../widgets/xml-view.tsx';

export interface StanzaBlockProps {
  /** As on the wire. */
  readonly xml: string;
  /** The accessible name. */
  readonly label: string;
  /** As it was on the wire, without indentation. */
  readonly isRaw?: boolean;
}

/** A stanza as indented XML; as raw text when asked for, and when it is not well-formed. */
export function StanzaBlock({ xml, label, isRaw = false }: StanzaBlockProps) {
  const parsed = useMemo(() => parseStrict(xml), [xml]);
  if (parsed.ok && !isRaw) return <XmlView element={parsed.value} label={label} />;
  return (
    <pre className="xml raw" role="group" tabIndex={0} aria-label={label}>
      <VisibleText text={xml} keepsLines />
    </pre>
  );
}

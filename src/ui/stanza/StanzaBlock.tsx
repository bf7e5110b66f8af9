import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo } from 'react';
import type { Result } from '../../base/result.ts';
import type { XmlElement } from '../../xml/element.ts';
import type { XmlFault } from '../../xml/parse-strict.ts';
import { parseWireXml } from '../../xmpp/wire-xml.ts';
import { VisibleText } from '../widgets/visible-text.tsx';
import { XmlView } from '../widgets/xml-view.tsx';
import xmlViewStyles from '../widgets/xml-view.module.css';
import styles from './StanzaTab.module.css';

export interface StanzaBlockProps {
  /** As on the wire. */
  readonly xml: string;
  /** What `xml` is, where that is known already. */
  readonly parsed?: Result<XmlElement, XmlFault>;
  /** The accessible name. */
  readonly label: string;
  /** As it was on the wire, without indentation. */
  readonly isRaw?: boolean;
}

/** So many characters of raw text are painted; more would hold up the page. */
const MOST_RAW = 100_000;
/** The same in lines. */
const MOST_RAW_LINES = 2_000;

/** The beginning of a text, as much as is painted. */
function beginning(xml: string): string {
  const lines = xml.slice(0, MOST_RAW).split('\n', MOST_RAW_LINES + 1);
  return lines.length > MOST_RAW_LINES ? lines.slice(0, -1).join('\n') : xml.slice(0, MOST_RAW);
}

/** A stanza as indented XML; as raw text when asked for, and when it is not well-formed. */
export function StanzaBlock({ xml, parsed: known, label, isRaw = false }: StanzaBlockProps) {
  const parsed = useMemo(() => known ?? parseWireXml(xml), [known, xml]);
  if (parsed.ok && !isRaw) return <XmlView element={parsed.value} label={label} />;
  const shown = beginning(xml);
  const left = (xml.length - shown.length).toLocaleString(spokenTag());
  return (
    <pre
      className={clsx(xmlViewStyles.xml, styles.raw)}
      role="group"
      tabIndex={0}
      aria-label={label}
    >
      <VisibleText text={shown} keepsLines />
      {xml.length === shown.length ? null : ` ${t('… ({left} more characters)', { left })}`}
    </pre>
  );
}

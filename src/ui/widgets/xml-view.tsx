import type { XmlElement } from '../../xml/element.ts';
import { xmlLines, type XmlToken } from './xml-tokens.ts';
import './xml-view.css';

/** Tokens in their colours. What was shortened is whole in its title. */
export function XmlTokens({ tokens }: { readonly tokens: readonly XmlToken[] }) {
  return tokens.map(({ kind, text, whole }, index) => (
    <span key={index} className={`x-${kind}`} {...(whole === undefined ? {} : { title: whole })}>
      {text}
    </span>
  ));
}

export interface XmlViewProps {
  readonly element: XmlElement;
  /** The accessible name. */
  readonly label: string;
}

/** An element as indented, coloured XML that can be selected as text. Long lines wrap. */
export function XmlView({ element, label }: XmlViewProps) {
  return (
    <div className="xml xml-view" role="group" aria-label={label} tabIndex={0}>
      {xmlLines(element).map(({ depth, tokens }, index) => (
        <div key={index} className="xml-line" style={{ paddingLeft: `${depth * 2 + 4}ch` }}>
          <XmlTokens tokens={tokens} />
        </div>
      ))}
    </div>
  );
}

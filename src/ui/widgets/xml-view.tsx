import type { XmlElement } from '../../xml/element.ts';
import { xmlLines, type XmlToken } from './xml-tokens.ts';
import './xml-view.css';

/** Tokens in their colours. Long values may shrink in their middle where the line is a flex box (`.xml-fit`). */
export function XmlTokens({ tokens }: { readonly tokens: readonly XmlToken[] }) {
  return tokens.map((token, index) => <Token key={index} token={token} />);
}

const SHRINKS_FROM = 14;
const TAIL = 6;

function Token({ token: { kind, text, whole } }: { readonly token: XmlToken }) {
  const title = whole === undefined ? {} : { title: whole };
  const canShrink = (kind === 'value' || kind === 'text') && text.length > SHRINKS_FROM;
  if (!canShrink) {
    return (
      <span className={`x-${kind}`} {...title}>
        {text}
      </span>
    );
  }
  return (
    <span className={`x-${kind} long`} title={whole ?? text.replace(/^"|"$/g, '')}>
      <span className="start">{text.slice(0, -TAIL)}</span>
      <span className="end">{text.slice(-TAIL)}</span>
    </span>
  );
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

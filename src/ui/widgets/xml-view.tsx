import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import type { XmlElement } from '../../xml/element.ts';
import { useMemo } from 'react';
import { boundedTokens } from './bounded-tokens.ts';
import { MoreRows, useFirst } from './more-rows.tsx';
import { xmlLines, type XmlLine, type XmlToken } from './xml-tokens.ts';
import styles from './xml-view.module.css';

const KIND_CLASSES: Readonly<Record<XmlToken['kind'], string>> = {
  tag: styles.tag,
  attr: styles.attr,
  value: styles.value,
  variable: styles.variable,
  punct: styles.punct,
  text: styles.text,
  point: styles.point,
};

/** Tokens in their colours. Of a very long line the end is left out. */
export function XmlTokens({ tokens }: { readonly tokens: readonly XmlToken[] }) {
  const { shown, left } = boundedTokens(tokens);
  return (
    <>
      {shown.map(({ kind, text, title }, index) => (
        <span
          key={index}
          className={KIND_CLASSES[kind]}
          {...(title === undefined ? {} : { title })}
        >
          {text}
        </span>
      ))}
      {left === 0 ? null : ` ${t('… ({left, number} more characters)', { left })}`}
    </>
  );
}

export interface XmlViewProps {
  readonly element: XmlElement;
  /** The accessible name. */
  readonly label: string;
}

/** An element as indented, coloured XML that can be selected as text. Long lines wrap. */
export function XmlView({ element, label }: XmlViewProps) {
  const lines = useMemo(() => xmlLines(element), [element]);
  const first = useFirst(lines, BY_LENGTH);
  return (
    <div className={clsx(styles.xml, styles.xmlView)} role="group" aria-label={label} tabIndex={0}>
      {first.shown.map(({ depth, tokens }, index) => (
        <div key={index} className={styles.xmlLine} style={{ paddingLeft: `${depth * 2 + 4}ch` }}>
          <XmlTokens tokens={tokens} />
        </div>
      ))}
      <MoreRows of={first} />
    </div>
  );
}

const BY_LENGTH = {
  lengthOf: ({ tokens }: XmlLine) => tokens.reduce((sum, { text }) => sum + text.length, 0),
};

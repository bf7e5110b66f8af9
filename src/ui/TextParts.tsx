import { clsx } from 'clsx';
import { VisibleText } from './widgets/visible-text.tsx';
import { specLabel, specUrl, type SpecRef } from '../insight/registry.ts';
import type { StanzaSection } from '../insight/stanza-section.ts';
import type { RichTextPart } from '../insight/rich-text.ts';
import styles from './TextParts.module.css';

/** Running text with code and links to specifications. */
export function TextParts({ parts }: { readonly parts: readonly RichTextPart[] }) {
  return parts.map((part, index) => <Part key={index} part={part} />);
}

function Part({ part }: { readonly part: RichTextPart }) {
  if (part.kind === 'spec') return <SpecLink reference={part.ref} />;
  const shown = <VisibleText text={part.text} />;
  return part.kind === 'code' ? <code>{shown}</code> : shown;
}

export interface SpecLinkProps {
  readonly reference: SpecRef;
  readonly className?: string | undefined;
}

/** `XEP-0045 §10.3`, leading to the published page in a new tab. */
export function SpecLink({ reference, className }: SpecLinkProps) {
  return (
    <a
      className={clsx(styles.ref, className)}
      href={specUrl(reference)}
      target="_blank"
      rel="noopener noreferrer"
    >
      {specLabel(reference)}
    </a>
  );
}

/** The section that tells of a stanza, as a link, with what is told there. */
export function SectionLink({ section: { ref, name } }: { readonly section: StanzaSection }) {
  return (
    <>
      <SpecLink reference={ref} />
      {name === undefined ? null : `: ${name}`}
    </>
  );
}

import { MUC_SECTION_ANCHORS } from './sections.ts';

/** A place in a specification: `{ document: 'XEP-0045', section: '10.3' }`. */
export interface SpecRef {
  /** `XEP-NNNN` or `RFC NNNN`. */
  readonly document: string;
  readonly section?: string;
}

/** `XEP-0045 §10.3`. */
export function specLabel({ document, section }: SpecRef): string {
  return section === undefined ? document : `${document} §${section}`;
}

/** The published page, at the section where its anchor is known. */
export function specUrl({ document, section }: SpecRef): string {
  const number = document.replace(/\D/g, '');
  if (document.startsWith('RFC')) {
    const page = `https://www.rfc-editor.org/rfc/rfc${number}.html`;
    return section === undefined ? page : `${page}#section-${section}`;
  }
  const page = `https://xmpp.org/extensions/xep-${number}.html`;
  const anchor = document === 'XEP-0045' && section ? MUC_SECTION_ANCHORS[section] : undefined;
  return anchor === undefined ? page : `${page}#${anchor}`;
}

/** A section of XEP-0045. */
export function muc(section: string): SpecRef {
  return { document: 'XEP-0045', section };
}

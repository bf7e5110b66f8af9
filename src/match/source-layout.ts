import type { XmlElement } from '../xml/element.ts';
import { printXml } from '../xml/print.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';

/** What one level of generated XML is indented by. */
const INDENT = '  ';

/** The start of the XML white space that ends at an offset, line ends included. */
export function startOfBlank(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[ \t\r\n]/.test(source[start - 1] ?? '')) start--;
  return start;
}

/** An element as a script has it: spread over lines under `lead`, or on one line when there is no lead. */
export function printInScript(
  element: XmlElement,
  inheritedNs: string,
  lead: string | undefined,
): string {
  const context = { inheritedNs, inheritedPrefixes: { scansion: SCANSION_NS } };
  if (lead === undefined) return printXml(element, context);
  return printXml(element, { ...context, indent: INDENT }).replaceAll('\n', `\n${lead}`);
}

/** A child placed under a parent whose own lead is given. */
export function deeper(lead: string | undefined): string | undefined {
  return lead === undefined ? undefined : lead + INDENT;
}

import { childElements, findChild, ownText, type XmlElement } from '../../xml/element.ts';
import type { FilterSubject } from './filter.ts';
import type { LaidRow } from '../laid-row.ts';
import { otherAddress } from '../parties.ts';
import { patternOf, stanzaOf } from '../words/row-words.ts';
import type { RowSeed } from '../row-seeds.ts';
import { headOf, type StanzaHead } from '../stanza-head.ts';
import { errorCondition, statusCodes } from '../words/stanza-label.ts';
import type { StanzaReader } from '../stanza-reader.ts';

export interface SubjectSources {
  readonly reader: StanzaReader;
  /** Titles of the lanes. */
  readonly titles: readonly string[];
  /** Summaries need every stanza parsed; beyond a size of the trace they are not searched. */
  readonly searchSummaries: boolean;
}

/** A row as the filter sees it; what is dear to find out is found out when a term asks. */
export function filterSubject(row: LaidRow, sources: SubjectSources): FilterSubject {
  const { seed } = row;
  const { reader } = sources;
  const head = rowHead(seed, reader);
  const stanza = () => stanzaOf(seed, reader);
  return {
    verdict: row.verdict,
    step: row.step,
    actor: seed.actor,
    ...endTexts(row, sources),
    stanza: head?.name ?? seed.step?.kind ?? (seed.told === undefined ? '' : 'logpoint'),
    type: head?.type ?? '',
    id: head?.id ?? '',
    direction: seed.direction === 'sent' ? 'out' : 'in',
    statusCodes: () => codesOf(stanza()),
    condition: () => conditionOf(stanza()),
    namespaces: () => namespacesIn(stanza()),
    body: () => bodyOf(stanza()),
    texts: () => textsOf(row, patternOf(seed), sources.searchSummaries),
  };
}

function rowHead(seed: RowSeed, reader: StanzaReader): StanzaHead | undefined {
  if (seed.frame !== undefined) return reader.head(seed.frame);
  const pattern = patternOf(seed);
  return pattern && headOf(pattern);
}

function endTexts({ seed, shape }: LaidRow, { reader, titles }: SubjectSources) {
  const own = [seed.actor];
  const sent = seed.direction === 'sent';
  const lane = shape.kind === 'arrow' ? shape[sent ? 'to' : 'from'] : -1;
  const other = [otherAddress(seed, reader) ?? '', titles[lane] ?? ''];
  return sent ? { from: own, to: other } : { from: other, to: own };
}

function codesOf(stanza: XmlElement | undefined): readonly string[] {
  return stanza === undefined ? [] : statusCodes(stanza);
}

/** Of an element and all below it, as they stand; some more than once. */
export function* namespacesIn(element: XmlElement | undefined): Iterable<string> {
  if (element === undefined) return;
  yield element.ns;
  for (const child of childElements(element)) yield* namespacesIn(child);
}

export function bodyOf(stanza: XmlElement | undefined): string {
  const body = stanza && findChild(stanza, 'body');
  return body === undefined ? '' : ownText(body);
}

function conditionOf(stanza: XmlElement | undefined): string | undefined {
  if (stanza === undefined || headOf(stanza).type !== 'error') return undefined;
  return errorCondition(stanza) ?? '';
}

function* textsOf(
  row: LaidRow,
  pattern: XmlElement | undefined,
  searchSummaries: boolean,
): Iterable<string> {
  yield row.name;
  if (row.seed.frame !== undefined) yield row.seed.frame.xml;
  else if (pattern !== undefined) yield* textsIn(pattern);
  if (searchSummaries) yield row.summary;
}

function* textsIn(element: XmlElement): Iterable<string> {
  yield element.local;
  yield element.ns;
  for (const { local, value } of element.attributes) yield `${local}="${value}"`;
  for (const child of element.children) {
    if (child.kind === 'text') yield child.text;
    else yield* textsIn(child);
  }
}

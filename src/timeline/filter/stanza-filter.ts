import type { Direction } from '../../trace/event.ts';
import type { XmlElement } from '../../xml/element.ts';
import { printXml } from '../../xml/print.ts';
import { passesFilter, someHasWord, type FilterSubject } from './filter.ts';
import { bodyOf, namespacesIn } from './filter-subject.ts';
import { parseFilter } from './parse-filter.ts';
import { headOf } from '../stanza-head.ts';
import { errorCondition, statusCodes } from '../words/stanza-label.ts';

/** A stanza as it passes in a run. */
export interface PassingStanza {
  readonly actor: string;
  readonly direction: Direction;
  readonly element: XmlElement;
  /** The step that sends it, or runs while it comes. */
  readonly step: number;
}

/**
 * Whether a stanza passes a filter of the timeline's language; `undefined` for a filter without terms. No step has
 * judged the stanza yet: its verdict is `sent` or `unread`.
 */
export function stanzaFilter(text: string): ((stanza: PassingStanza) => boolean) | undefined {
  const { terms } = parseFilter(text);
  if (terms.length === 0) return undefined;
  return (stanza) => passesFilter(terms, subjectOf(stanza));
}

function subjectOf({ actor, direction, element, step }: PassingStanza): FilterSubject {
  const { name, type, id = '', from = '', to = '' } = headOf(element);
  const isSent = direction === 'sent';
  const texts = () => [`${actor} ${isSent ? 'sends' : 'receives'} ${name}`, printXml(element)];
  return {
    verdict: isSent ? 'sent' : 'unread',
    step,
    actor,
    from: isSent ? [from, actor] : [from],
    to: isSent ? [to] : [to, actor],
    stanza: name,
    type,
    id,
    direction: isSent ? 'out' : 'in',
    namespaces: () => namespacesIn(element),
    body: () => bodyOf(element),
    statusCodes: () => statusCodes(element),
    condition: () => (type === 'error' ? (errorCondition(element) ?? '') : undefined),
    texts,
    hasWord: (word) => someHasWord(texts(), word),
    mayHold: () => true,
    maySay: () => true,
  };
}

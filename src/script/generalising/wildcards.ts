import { replaceRange } from '../../base/text-edit.ts';
import { attributeValue } from '../../xml/element.ts';
import { ANY_VALUE } from '../../match/pattern.ts';
import { DELAY_NS } from '../../xmpp/namespaces.ts';
import type { ScriptSyntax } from '../ast.ts';
import {
  attributesOf,
  isLiteral,
  recordedStanzas,
  type Proposal,
  type RecordedStanza,
  type RecordedValue,
} from './proposal.ts';

type Kind = Omit<Proposal, 'edits'> & {
  readonly isMeant: (value: RecordedValue, stanza: RecordedStanza, all: Recording) => boolean;
};

interface Recording {
  /** The ids of all stanzas that were sent. */
  readonly sentIds: ReadonlySet<string>;
}

const SERVER_IDS: readonly string[] = [
  'stanza-id urn:xmpp:sid:0',
  'occupant-id urn:xmpp:occupant-id:0',
  'result urn:xmpp:mam:2',
];

const VERSIONED: readonly string[] = [
  'c http://jabber.org/protocol/caps',
  'query jabber:iq:roster',
];

const KINDS: readonly Kind[] = [
  {
    id: 'stamps',
    title: 'Accept any time stamp',
    why: 'Time goes on: these moments will not come again.',
    isMeant: ({ element, attribute }) =>
      attribute.local === 'stamp' && [DELAY_NS, 'jabber:x:delay'].includes(element.ns),
  },
  {
    id: 'archive-ids',
    title: 'Accept any id that the room or the archive makes',
    why: 'The server makes these ids anew in every run.',
    isMeant: ({ element, attribute }) =>
      attribute.local === 'id' && SERVER_IDS.includes(`${element.local} ${element.ns}`),
  },
  {
    id: 'server-ids',
    title: 'Accept any id of what the server sends by itself',
    why: 'No request of the script has these ids: the server, or another client, made them.',
    isMeant: ({ element, attribute }, { root }, { sentIds }) =>
      element === root && attribute.local === 'id' && !sentIds.has(attribute.value),
  },
  {
    id: 'versions',
    title: 'Accept any version hash',
    why: 'The hashes change with every change of the software or the contact list.',
    isMeant: ({ element, attribute }) =>
      attribute.local === 'ver' && VERSIONED.includes(`${element.local} ${element.ns}`),
  },
];

/** What a server makes anew in every run becomes a wildcard, one proposal for each kind. */
export function proposeWildcards(syntax: ScriptSyntax): readonly Proposal[] {
  const stanzas = recordedStanzas(syntax);
  const sentIds = new Set(
    stanzas.filter(({ isSent }) => isSent).map(({ root }) => attributeValue(root, 'id') ?? ''),
  );
  const received = stanzas.filter(({ isSent }) => !isSent);
  return KINDS.flatMap(({ isMeant, ...proposal }) => {
    const edits = received.flatMap((stanza) =>
      attributesOf(stanza)
        .filter((value) => value.attribute.ns === '' && isLiteral(value.attribute.value))
        .filter((value) => isMeant(value, stanza, { sentIds }))
        .flatMap(({ attribute: { valueRange } }) =>
          valueRange === undefined ? [] : [replaceRange(valueRange, ANY_VALUE)],
        ),
    );
    return edits.length === 0 ? [] : [{ ...proposal, edits }];
  });
}

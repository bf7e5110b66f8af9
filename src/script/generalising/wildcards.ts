import { t } from '../../base/translate.ts';
import { replaceRange } from '../../base/text-edit.ts';
import { attributeValue } from '../../xml/element.ts';
import { ANY_VALUE } from '../../match/pattern.ts';
import { generatedAttribute, type GeneratedKind } from '../../xmpp/generated-values.ts';
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

/** Of what may be loosened; see `GENERATED_VALUES`. */
function isOfKind(kind: GeneratedKind): Kind['isMeant'] {
  return ({ element, attribute }) => {
    const generated = generatedAttribute(element, attribute);
    return generated?.kind === kind && generated.loosening !== 'never';
  };
}

const KINDS: readonly Kind[] = [
  {
    id: 'stamps',
    title: t('Accept any time stamp'),
    why: t('Time goes on: these moments will not come again.'),
    isMeant: isOfKind('moment'),
  },
  {
    id: 'archive-ids',
    title: t('Accept any id that the room or the archive makes'),
    why: t('The server makes these ids anew in every run.'),
    isMeant: isOfKind('id'),
  },
  {
    id: 'credentials',
    title: t('Accept any credentials that the server makes'),
    why: t('The server makes them for this request alone, and they expire.'),
    isMeant: isOfKind('credentials'),
  },
  {
    id: 'server-ids',
    title: t('Accept any id of what the server sends by itself'),
    why: t('No request of the script has these ids: the server, or another client, made them.'),
    isMeant: ({ element, attribute }, { root }, { sentIds }) =>
      element === root && attribute.local === 'id' && !sentIds.has(attribute.value),
  },
  {
    id: 'versions',
    title: t('Accept any version hash'),
    why: t('The hashes change with every change of the software or the contact list.'),
    isMeant: isOfKind('version'),
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

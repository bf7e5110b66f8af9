import { t } from '../../base/translate.ts';
import { replaceRange } from '../../base/text-edit.ts';
import { attributeValue } from '../../xml/element.ts';
import type { ScriptSyntax } from '../ast.ts';
import {
  attributesOf,
  isLiteral,
  recordedStanzas,
  type Proposal,
  type RecordedStanza,
} from './proposal.ts';

/** Ids that a person may have chosen. */
const READABLE = /^[a-z]{2,}[-_]?\d{1,3}$/;

/** Ids that tie an answer to its request get names that people can follow: `iq1`, `message1`. */
export function proposeIds(syntax: ScriptSyntax): readonly Proposal[] {
  const stanzas = recordedStanzas(syntax);
  const names = readableNames(stanzas);
  const edits = stanzas.flatMap((stanza) =>
    attributesOf(stanza).flatMap(({ attribute }) => {
      const name = isIdAttribute(attribute.local) ? names.get(attribute.value) : undefined;
      const range = attribute.valueRange;
      return name === undefined || range === undefined ? [] : [replaceRange(range, name)];
    }),
  );
  if (edits.length === 0) return [];
  const why = t(
    'These ids only tie an answer to its request. Readable ones say the same and are the same in every run.',
  );
  return [{ id: 'ids', title: t('Give requests and answers readable ids'), why, edits }];
}

function isIdAttribute(local: string): boolean {
  return local === 'id' || local === 'queryid';
}

function readableNames(stanzas: readonly RecordedStanza[]): ReadonlyMap<string, string> {
  const taken = new Set(stanzas.flatMap(attributesOf).map(({ attribute }) => attribute.value));
  const names = new Map<string, string>();
  for (const { root, isSent } of stanzas) {
    const id = attributeValue(root, 'id') ?? '';
    if (!isSent || !isLiteral(id) || READABLE.test(id) || names.has(id)) continue;
    if (isAnswer(root) || !comesBack(id, stanzas)) continue;
    const name = freshName(root.local, taken);
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

/** An answer has the id that the server chose for its request. */
function isAnswer(root: RecordedStanza['root']): boolean {
  const type = attributeValue(root, 'type');
  return root.local === 'iq' && (type === 'result' || type === 'error');
}

function comesBack(id: string, stanzas: readonly RecordedStanza[]): boolean {
  return stanzas.some(({ root, isSent }) => !isSent && attributeValue(root, 'id') === id);
}

function freshName(local: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${local}${number}`)) number += 1;
  return `${local}${number}`;
}

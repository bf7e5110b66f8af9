import type { Difference, StanzaDiff } from '../../match/difference.ts';
import { summarise } from '../../match/sentence.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { XmlElement } from '../../xml/element.ts';
import { bareText, resourceText } from '../../xmpp/jid.ts';
import { list } from './describe-parts.ts';
import { describeStanza } from './describe-stanza.ts';
import { code, markCode, phrase } from './phrase.ts';
import type { RowPhrase } from '../model.ts';
import { patternOf, stanzaOf, type WordSources } from './row-words.ts';
import { toldPhrase } from './told-words.ts';
import type { RowSeed } from '../row-seeds.ts';
import { headOf } from '../stanza-head.ts';

/** What the phrases of rows are made from. */
export interface PhraseSources extends WordSources {
  readonly model: TraceModel | undefined;
  /** Why a step's stanza does not satisfy it; `undefined` when it cannot be told. */
  differences(seed: RowSeed): StanzaDiff | undefined;
}

/** The phrase right of the arrow: what the stanza is about, or why it is not what the script expects. */
export function rowPhrase(seed: RowSeed, sources: PhraseSources): RowPhrase {
  switch (seed.verdict) {
    case 'differs':
      return differsPhrase(seed, sources);
    case 'failed':
      return phrase(failureWords(seed, sources));
    case 'refused':
      return phrase(list(described(seed, sources), 'an error that the script does not ask for'));
    case 'missing':
      return phrase(list(described(seed, sources), 'never came'));
    case 'unexpected':
      return phrase(list(described(seed, sources), 'where nothing should come'));
    case 'skipped':
      return phrase(
        list(described(seed, sources), `skipped while step ${seed.skippedBy ?? '?'} waited`),
      );
    case 'unread':
      return phrase(unreadWords(seed, sources));
    case 'stream':
      return [];
    case 'logpoint':
      return seed.told === undefined ? [] : toldPhrase(seed.told);
    default:
      return plainPhrase(seed, sources);
  }
}

function differsPhrase(seed: RowSeed, sources: PhraseSources): RowPhrase {
  const diff = sources.differences(seed);
  const told = diff === undefined ? '' : summarise(diff);
  if (told === '') return phrase(seed.record?.ended?.note ?? described(seed, sources));
  return markCode(told, codeWords(diff?.differences[0]));
}

/** What of a difference is taken from the XML as it stands: an attribute's name, the values. */
function codeWords(difference: Difference | undefined): readonly string[] {
  const { path = [], expected = '', received = '' } = difference ?? {};
  const name = path.at(-1)?.startsWith('@') === true ? (path.at(-1) ?? '').slice(1) : '';
  return [name, expected, received];
}

function failureWords(seed: RowSeed, { model }: PhraseSources): string {
  const ended = seed.record?.ended;
  if (ended?.note !== undefined) return ended.note;
  const connection = ended && model?.connectionAt(seed.actor, ended.seq);
  return connection?.problem?.what ?? 'could not be carried out';
}

function unreadWords(seed: RowSeed, sources: PhraseSources): string {
  const { outcome } = sources;
  const lead = isOwnCopy(seed, sources) ? 'own copy' : described(seed, sources);
  if (outcome === undefined) return list(lead, 'not read yet');
  const tail = outcome === 'passed' ? 'no step asks for it' : 'no step read it';
  return lead === '' ? tail : `${lead}; ${tail}`;
}

/** A room sends everybody's messages to everybody, their speaker included (XEP-0045, section 7.4). */
function isOwnCopy(seed: RowSeed, { reader, nicknameIn }: PhraseSources): boolean {
  const stanza = stanzaOf(seed, reader);
  if (stanza?.local !== 'message' || seed.direction !== 'received') return false;
  const { type, from = '' } = headOf(stanza);
  return type === 'groupchat' && resourceText(from) === nicknameIn(seed.actor, bareText(from));
}

function plainPhrase(seed: RowSeed, sources: PhraseSources): RowPhrase {
  const { step, record } = seed;
  const note = seed.verdict === 'sent' ? record?.ended?.note : undefined;
  if (note !== undefined) return phrase(note);
  if (step?.kind === 'connects') return connectsPhrase(seed, sources);
  if (step?.kind === 'receives-nothing') {
    return phrase(seed.verdict === 'matched' ? 'nothing came' : '');
  }
  return phrase(described(seed, sources));
}

function connectsPhrase(seed: RowSeed, { model }: PhraseSources): RowPhrase {
  const ended = seed.record?.ended;
  const jid = ended && model?.connectionAt(seed.actor, ended.seq)?.jid;
  const resource = jid === undefined ? undefined : resourceText(jid);
  return resource === undefined ? [] : phrase('as ', code(resource));
}

function described(seed: RowSeed, sources: PhraseSources): string {
  const stanza: XmlElement | undefined = stanzaOf(seed, sources.reader) ?? patternOf(seed);
  if (stanza === undefined) return '';
  return describeStanza(stanza, {
    direction: seed.direction,
    pattern: seed.frame === undefined,
    actorName: sources.book.actorAt,
  });
}

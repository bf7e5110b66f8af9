import { t } from '../../base/translate.ts';
import type { Difference, StanzaDiff } from '../../match/difference.ts';
import { summarise } from '../../match/sentence.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { XmlElement } from '../../xml/element.ts';
import { resourceText } from '../../xmpp/jid.ts';
import { code, markCode, phrase } from './phrase.ts';
import type { RowPhrase } from '../model.ts';
import { patternOf, stanzaOf, type WordSources } from './row-words.ts';
import { bareStepSentence } from './step-sentence.ts';
import { sentence } from './tell-parts.ts';
import { tellStanza } from './tell-stanza.ts';
import { toldPhrase } from './told-words.ts';
import type { RowSeed } from '../row-seeds.ts';

/** What the sentences of rows are made from. */
export interface PhraseSources extends WordSources {
  readonly model: TraceModel | undefined;
  /** Why a step's stanza does not satisfy it; `undefined` when it cannot be told. */
  differences(seed: RowSeed): StanzaDiff | undefined;
}

/** One sentence that says what happened in a row: what the stanza does, or why it is not what the script expects. */
export function rowPhrase(seed: RowSeed, sources: PhraseSources): RowPhrase {
  switch (seed.verdict) {
    case 'differs':
      return differsPhrase(seed, sources);
    case 'failed':
      return phrase(sentence(failureWords(seed, sources)));
    case 'refused':
      return tellWith(seed, sources, t('The script does not ask for this error.'));
    case 'missing':
      return phrase(sentence(t('Never came'), told(seed, sources)));
    case 'unexpected':
      return phrase(sentence(t('Nothing should come, but'), told(seed, sources)));
    case 'skipped':
      return tellWith(
        seed,
        sources,
        t('It came while step {skippedBy} waited.', { skippedBy: seed.skippedBy ?? '?' }),
      );
    case 'unread':
      return unreadPhrase(seed, sources);
    case 'stream':
      return [];
    case 'logpoint':
      return seed.told === undefined ? [] : toldPhrase(seed.told);
    default:
      return plainPhrase(seed, sources);
  }
}

function tellWith(seed: RowSeed, sources: PhraseSources, ...more: readonly string[]): RowPhrase {
  return phrase([told(seed, sources), ...more].filter((words) => words !== '').join(' '));
}

function differsPhrase(seed: RowSeed, sources: PhraseSources): RowPhrase {
  const diff = sources.differences(seed);
  const summary = diff === undefined ? '' : summarise(diff);
  if (summary === '') {
    const note = seed.record?.ended?.note;
    return phrase(note === undefined ? told(seed, sources) : sentence(note));
  }
  const capital = summary.charAt(0).toUpperCase() + summary.slice(1);
  return markCode(sentence(capital), codeWords(diff?.differences[0]));
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
  return connection?.problem?.what ?? t('This could not be carried out');
}

function unreadPhrase(seed: RowSeed, sources: PhraseSources): RowPhrase {
  const { outcome, model } = sources;
  // Of a log, nothing was expected.
  if (model?.started?.log !== undefined) return phrase(told(seed, sources));
  const tail = outcome === 'passed' ? t('No step asks for it.') : t('No step read it.');
  return tellWith(seed, sources, outcome === undefined ? t('No step has read it yet.') : tail);
}

function plainPhrase(seed: RowSeed, sources: PhraseSources): RowPhrase {
  const { step, record } = seed;
  const note = seed.verdict === 'sent' ? record?.ended?.note : undefined;
  if (note !== undefined) return phrase(sentence(note));
  if (step?.kind === 'connects') return connectsPhrase(seed, sources);
  // Its label says all.
  if (step?.kind === 'time-passes') return [];
  if (step !== undefined && !('stanza' in step)) return phrase(bareStepSentence(step));
  return phrase(told(seed, sources));
}

function connectsPhrase(seed: RowSeed, { model }: PhraseSources): RowPhrase {
  const ended = seed.record?.ended;
  const jid = ended && model?.connectionAt(seed.actor, ended.seq)?.jid;
  const resource = jid === undefined ? undefined : resourceText(jid);
  return resource === undefined
    ? phrase(sentence(t('{actor} connects', { actor: seed.actor })))
    : phrase(`${t('{actor} is online as', { actor: seed.actor })} `, code(resource), '.');
}

function told(seed: RowSeed, sources: PhraseSources): string {
  const stanza: XmlElement | undefined = stanzaOf(seed, sources.reader) ?? patternOf(seed);
  if (stanza === undefined) return '';
  return tellStanza(stanza, {
    actor: seed.actor,
    direction: seed.direction,
    pattern: seed.frame === undefined,
    actorName: sources.book.actorAt,
    nicknameIn: (room) => sources.nicknameIn(seed.actor, room),
  });
}

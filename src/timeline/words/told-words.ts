import { t } from '../../base/translate.ts';
import type { SeenValue } from '../../base/logpoint.ts';
import type { LogpointTold } from '../../trace/event.ts';
import type { RowLabel, RowPhrase } from '../model.ts';
import type { ToldByLogpoint } from '../row-seeds.ts';
import { code, phrase, phraseText } from './phrase.ts';

/** `muc.lib.lua:1371`: without the folders, which say little. */
export function shortPlace({
  file,
  line,
}: {
  readonly file: string;
  readonly line: number;
}): string {
  return `${file.slice(file.lastIndexOf('/') + 1)}:${line}`;
}

/** `Logpoint at muc.lib.lua:1371, while the server handled what Romeo sent: stanza = <presence …>`. */
export function toldCaption(told: ToldByLogpoint): string {
  const { event, cause } = told;
  const when =
    cause === undefined
      ? ''
      : t(', while the server handled what {actor} sent', { actor: cause.actor });
  const what = phraseText(toldPhrase(told));
  return t('Logpoint at {shortPlace}{when}{part}', {
    shortPlace: shortPlace(event),
    when,
    part: what === '' ? '' : `: ${what}`,
  });
}

export function toldLabel({ event }: ToldByLogpoint): RowLabel {
  const badges =
    event.problem === undefined ? [] : [event.locals === undefined ? t('not set') : 'problem'];
  return { name: shortPlace(event), type: '', badges };
}

/** What was asked for, or else the first of what was there to see. */
export function toldPhrase({ event }: ToldByLogpoint): RowPhrase {
  const { problem, value, locals = [] } = event;
  if (problem !== undefined) return phrase(problem);
  return phrase(
    ...(value === undefined ? locals.slice(0, MOST_SHOWN) : [value]).flatMap(valueWords),
  );
}

const MOST_SHOWN = 3;
const LONGEST = 80;

function valueWords(value: SeenValue, index: number): RowPhrase {
  const { name, text } = value;
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return [...(index === 0 ? [] : phrase(', ')), code(name), ...phrase(' = '), code(cut)];
}

/** `modules/muc/muc.lib.lua:1371 room.jid = garden@localhost`; what is wrong with it in its place. */
export function toldWords(event: LogpointTold): string {
  return `${event.file}:${event.line} ${phraseText(toldPhrase({ event, cause: undefined }))}`;
}

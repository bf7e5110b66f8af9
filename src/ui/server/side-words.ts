import { t } from '../../base/translate.ts';
import { placeName, tellingPlace, type ServerSide } from '../../insight/server-side.ts';
import type { LogpointTold } from '../../trace/event.ts';
import { readStanzaHead } from '../../timeline/stanza-head.ts';
import { counted } from '../../base/counted.ts';

/** What the server did about the stanza, in a sentence. */
export function sideWords({ about, stanza, places, turn }: ServerSide): string {
  const name = `<${readStanzaHead(stanza.xml).name || t('raw text')}>`;
  const sent = counted(turn?.sent.length ?? 0, 'frame');
  if (about === 'taken')
    return t('The server took in this {name} and sent {sent} in that turn.', { name, sent });
  if (about === 'awaited') {
    return t(
      'What was waited for never came. The newest stanza that the server had taken in before is the {name} of {actor}: in that turn it sent {sent}.',
      { name, actor: stanza.actor, sent },
    );
  }
  const place = places && tellingPlace(places);
  if (place === undefined) return t('The server made this {name}.', { name });
  return t('{placeName} made this {name}: {file}, line {line}.', {
    placeName: placeName(place),
    name,
    file: place.file,
    line: place.line,
  });
}

/** What a logpoint saw, and when, in a sentence. */
export function toldSideWords({ file, line, problem, locals, condition }: LogpointTold): string {
  const place = t('{file}, line {line}', { file, line });
  if (locals === undefined)
    return t('The logpoint at {place} told no values: {problem}.', {
      place,
      problem: problem ?? '',
    });
  const wanted = condition === undefined ? '' : t(', and {condition} held', { condition });
  return t('{place} was about to run{wanted}. This is what the function saw.', { place, wanted });
}

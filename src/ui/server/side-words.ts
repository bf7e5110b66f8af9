import { placeName, tellingPlace, type ServerSide } from '../../insight/server-side.ts';
import type { LogpointTold } from '../../trace/event.ts';
import { readStanzaHead } from '../../timeline/stanza-head.ts';
import { counted } from '../../base/counted.ts';

/** What the server did about the stanza, in a sentence. */
export function sideWords({ about, stanza, places, turn }: ServerSide): string {
  const name = `<${readStanzaHead(stanza.xml).name || 'raw text'}>`;
  const sent = counted(turn?.sent.length ?? 0, 'frame');
  if (about === 'taken') return `The server took in this ${name} and sent ${sent} in that turn.`;
  if (about === 'awaited') {
    return `What was waited for never came. The newest stanza that the server had taken in before is the ${name} of ${stanza.actor}: in that turn it sent ${sent}.`;
  }
  const place = places && tellingPlace(places);
  if (place === undefined) return `The server made this ${name}.`;
  return `${placeName(place)} made this ${name}: ${place.file}, line ${place.line}.`;
}

/** What a logpoint saw, and when, in a sentence. */
export function toldSideWords({ file, line, problem, locals, condition }: LogpointTold): string {
  const place = `${file}, line ${line}`;
  if (locals === undefined) return `The logpoint at ${place} told no values: ${problem ?? ''}.`;
  const wanted = condition === undefined ? '' : `, and ${condition} held`;
  return `${place} was about to run${wanted}. This is what the function saw.`;
}

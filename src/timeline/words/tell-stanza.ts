import type { XmlElement } from '../../xml/element.ts';
import { describeUnknown } from './describe-parts.ts';
import { tellIq } from './tell-iq.ts';
import { tellMessage } from './tell-message.ts';
import { sentence, type TellContext } from './tell-parts.ts';
import { tellPresence } from './tell-presence.ts';

/**
 * One sentence in plain words that tells what somebody does, or learns, by a stanza: `Romeo asks to enter as Romeo.`,
 * `Juliet learns that Romeo was kicked by Juliet: enough.` Of a pattern it tells what is named, and takes nothing for
 * empty that is only left out.
 */
export function tellStanza(stanza: XmlElement, context: TellContext): string {
  switch (stanza.local) {
    case 'presence':
      return tellPresence(stanza, context);
    case 'message':
      return tellMessage(stanza, context);
    case 'iq':
      return tellIq(stanza, context);
    default: {
      const verb = context.direction === 'sent' ? 'sends' : 'gets';
      return sentence(`${context.actor} ${verb} ${describeUnknown(stanza)}`);
    }
  }
}

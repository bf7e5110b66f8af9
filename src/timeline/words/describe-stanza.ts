import type { XmlElement } from '../../xml/element.ts';
import { describeIq } from './describe-iq.ts';
import { describeMessage } from './describe-message.ts';
import { describeUnknown, type DescribeContext } from './describe-parts.ts';
import { describePresence } from './describe-presence.ts';

/**
 * One short phrase that tells what a stanza is about: `enters as Romeo`, `Romeo: owner, moderator`,
 * `member1: Juliet, member`, `Juliet is kicked by Romeo: enough`. `''` when the label has said it all.
 */
export function describeStanza(stanza: XmlElement, context: DescribeContext): string {
  switch (stanza.local) {
    case 'presence':
      return describePresence(stanza, context);
    case 'message':
      return describeMessage(stanza, context);
    case 'iq':
      return describeIq(stanza, context);
    default:
      return describeUnknown(stanza);
  }
}

import type { ActorListener } from '../run/ports.ts';
import { maskText } from '../xmpp/secrets/mask-text.ts';
import { Masks } from '../xmpp/secrets/masks.ts';

/** The same listener, which never hears of the secrets of the server's address: errors and farewells repeat them. */
export function withoutAddressSecrets(
  listener: ActorListener,
  secrets: readonly string[],
): ActorListener {
  if (secrets.length === 0) return listener;
  const masks = new Masks();
  for (const secret of secrets) masks.add(secret);
  return {
    frame: (frame) => listener.frame(frame),
    online: (jid) => listener.online(jid),
    closed: (problem) => {
      if (problem === undefined) return listener.closed();
      const mask = (sentence: string) => maskText(sentence, masks);
      const { code, what, meaning, advice } = problem;
      listener.closed({ code, what: mask(what), meaning: mask(meaning), advice: mask(advice) });
    },
  };
}

import type { ActorConnector, ActorListener, ActorSession, WireFrame } from '../../run/ports.ts';
import type { ScenarioActor } from '../../script/scenario.ts';
import type { XmlElement } from '../../xml/element.ts';
import { printXml } from '../../xml/print.ts';
import type { AddressMap } from '../../xmpp/address-map/address-map.ts';
import { inClientNamespace, parseFrame } from '../frames.ts';

export interface NamesOnWire {
  /** Of the moment: it may come to know more accounts. */
  readonly map: () => AddressMap;
  /** Hears the bound JID, as the server has it, before anybody else. */
  readonly bound: (fullJid: string) => void;
  /** Hears what the server sends, in its own names. */
  readonly heard: (stanza: XmlElement) => void;
}

/**
 * A session in the script's names over one in the server's: it stands between engine and wire. `actor` is who signs in.
 * What is sent as raw text is mapped where it is one stanza; else it goes as it is.
 */
export function connectMapped(
  connector: ActorConnector,
  { actor, listener }: { readonly actor: ScenarioActor; readonly listener: ActorListener },
  { map, bound, heard }: NamesOnWire,
): ActorSession {
  /** What the script sends, while it is being sent: it is recorded as the script has it. */
  let sending: XmlElement | string | undefined;
  const session = connector.connect(actor, {
    frame: (frame) => {
      if (frame.direction === 'received' && frame.stanza !== undefined) heard(frame.stanza);
      listener.frame(inScriptNames(frame, map(), sending));
    },
    online: (fullJid) => {
      bound(fullJid);
      listener.online(map().addressToScript(fullJid));
    },
    closed: (problem) => listener.closed(problem),
  });
  const during = (what: XmlElement | string, act: () => void): void => {
    sending = what;
    act();
    sending = undefined;
  };
  return {
    send: (stanza) => during(stanza, () => session.send(map().toServer(stanza))),
    sendRaw: (text) => during(text, () => session.sendRaw(rawToServer(text, map()))),
    disconnect: () => session.disconnect(),
    abort: () => session.abort(),
    get isReading() {
      return session.isReading === true;
    },
  };
}

function rawToServer(text: string, map: AddressMap): string {
  const parsed = parseFrame(text);
  if (!parsed.ok) return text;
  const mapped = map.toServer(parsed.value);
  return mapped === parsed.value ? text : printXml(mapped);
}

function inScriptNames(
  frame: WireFrame,
  map: AddressMap,
  sending: XmlElement | string | undefined,
): WireFrame {
  if (typeof sending === 'string') return rawInScriptNames(frame, sending);
  if (sending !== undefined) {
    const xml = printXml(inClientNamespace(sending));
    const parsed = parseFrame(xml);
    return parsed.ok ? named(frame, parsed.value, xml) : frame;
  }
  if (frame.stanza !== undefined) {
    const stanza = map.toScript(frame.stanza);
    return stanza === frame.stanza ? frame : named(frame, stanza, printXml(stanza));
  }
  const parsed = parseFrame(frame.xml);
  if (!parsed.ok) return frame;
  const element = map.toScript(parsed.value);
  return element === parsed.value ? frame : { ...frame, xml: printXml(element), wire: frame.xml };
}

function rawInScriptNames(frame: WireFrame, text: string): WireFrame {
  const parsed = parseFrame(text);
  if (text === frame.xml) return frame;
  return parsed.ok ? named(frame, parsed.value, text) : frame;
}

/** A blotted frame stays blotted: its element tells what its text must not. */
function named(frame: WireFrame, stanza: XmlElement, xml: string): WireFrame {
  if (frame.isBlotted === true) return { ...frame, stanza };
  return xml === frame.xml ? { ...frame, stanza } : { ...frame, stanza, xml, wire: frame.xml };
}

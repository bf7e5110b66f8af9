import { isMistyped } from '../match/mistyped.ts';
import type { Step } from '../script/scenario.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { bareText, resourceText } from '../xmpp/jid.ts';
import { likelyCause } from '../xmpp/refusal-causes.ts';

/** A part of an address that differs by a letter or two from one that an earlier step used. */
export interface NearAddress {
  readonly part: 'host' | 'room' | 'nickname';
  readonly written: string;
  readonly used: string;
  /** The earlier step. */
  readonly step: number;
}

/** The newest address that a step before used and that is nearly the one that was refused; `undefined` if none is. */
export function nearAddress(
  sent: XmlElement,
  index: number,
  steps: readonly Step[],
): NearAddress | undefined {
  const to = attributeValue(sent, 'to');
  if (to === undefined) return undefined;
  const before = steps.slice(0, index - 1).toReversed();
  const parts = partsOf(to);
  const addresses = before.flatMap(({ index: step, ...rest }) =>
    'stanza' in rest ? addressesIn(rest.stanza).map((address) => ({ step, address })) : [],
  );
  if (addresses.some(({ address }) => bareText(address) === bareText(to))) return undefined;
  for (const part of ['host', 'room'] as const) {
    const written = parts[part];
    const isKnown = addresses.some(({ address }) => partsOf(address)[part] === written);
    if (written === '' || isKnown) continue;
    const found = addresses.find(({ address }) => isMistyped(partsOf(address)[part], written));
    if (found !== undefined) {
      return { part, written, used: partsOf(found.address)[part], step: found.step };
    }
  }
  return undefined;
}

/** Why a stanza was likely refused, in a sentence; `undefined` where nothing is known. */
export function causeOf(
  sent: XmlElement,
  condition: string,
  near: NearAddress | undefined,
): string | undefined {
  if (near !== undefined) {
    return `There may be no such ${near.part} "${near.written}": step ${near.step} used "${near.used}".`;
  }
  return likelyCause(condition, sent.local);
}

/** An address with the part that was used before in the place of the one that is nearly so. */
export function withPart(address: string, { part, written, used }: NearAddress): string {
  if (partsOf(address)[part] !== written) return address;
  const [bare, rest] = [bareText(address), address.slice(bareText(address).length)];
  const at = bare.indexOf('@') + 1;
  return part === 'host' ? bare.slice(0, at) + used + rest : used + bare.slice(at - 1) + rest;
}

function partsOf(address: string): Readonly<Record<NearAddress['part'], string>> {
  const bare = bareText(address);
  const at = bare.indexOf('@');
  return {
    host: bare.slice(at + 1),
    room: at < 0 ? '' : bare.slice(0, at),
    nickname: resourceText(address) ?? '',
  };
}

function addressesIn(stanza: XmlElement): readonly string[] {
  return ['to', 'from'].flatMap((name) => {
    const value = attributeValue(stanza, name);
    return value === undefined || /[{}]/.test(value) ? [] : [value];
  });
}

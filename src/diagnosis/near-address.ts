import { isMistyped } from '../match/mistyped.ts';
import type { Scenario, ScenarioActor, Step } from '../script/scenario.ts';
import { attributeValue, childElements, type XmlElement } from '../xml/element.ts';
import { bareText, resourceText } from '../xmpp/jid.ts';

/** `account`: the local part of an address at the host of one of the actors; `room`: that of any other. */
export type AddressPart = 'host' | 'room' | 'account' | 'nickname';

/** A part of an address that the script spells in two ways, a letter or two apart. */
export interface NearAddress {
  readonly part: AddressPart;
  readonly written: string;
  /** The step that has it so. */
  readonly at: number;
  readonly used: string;
  /** The step that has it so; `undefined` for the head of the script. */
  readonly step: number | undefined;
  /** Of a nickname the room, of a room or an account the host; `''` of a host. */
  readonly within: string;
}

interface Mention {
  readonly step: number | undefined;
  readonly address: string;
}

/** Conditions by which a room says that it is there (XEP-0045, section 7.2). */
const ROOM_IS_THERE: ReadonlySet<string> = new Set([
  ...['registration-required', 'not-authorized', 'conflict', 'gone'],
]);
/** By which a service says that nobody there has that nickname (XEP-0045, sections 7.5 and 8.2). */
const NO_SUCH_OCCUPANT: ReadonlySet<string> = new Set([
  ...['item-not-found', 'service-unavailable', 'recipient-unavailable', 'not-acceptable'],
]);
/** By which a room says that somebody may not enter as that one (XEP-0045, section 7.2.8). */
const NOT_BY_THAT_NAME: ReadonlySet<string> = new Set(['not-acceptable']);
/** By which a room says that the sender is not on its list (XEP-0045, sections 7.2.6 and 7.2.7). */
const NOT_LISTED: ReadonlySet<string> = new Set(['registration-required', 'forbidden']);

/**
 * What the script spells otherwise elsewhere of the address that was refused: its host, its room or account, the nickname
 * in it, or the sender's own address where a list should have it. `undefined` when nothing is nearly the same.
 */
export function nearAddress(
  sent: XmlElement,
  index: number,
  scenario: Scenario,
  condition: string,
): NearAddress | undefined {
  const to = attributeValue(sent, 'to');
  const before = mentionsIn(scenario.steps.slice(0, index - 1).toReversed());
  const after = mentionsIn(scenario.steps.slice(index));
  const heads = scenario.actors.map(({ jid }) => ({ step: undefined, address: jid }));
  const seen = { before: [...before, ...heads], all: [...before, ...heads, ...after] };
  const place = { index, actors: scenario.actors };
  return (
    (to === undefined ? undefined : nearBare(to, seen, place, condition)) ??
    nearNickname(sent, seen, index, condition) ??
    nearSender(scenario, index, condition)
  );
}

interface Seen {
  /** In steps before, the newest first, and in the head of the script. */
  readonly before: readonly Mention[];
  /** Those, then in steps after. */
  readonly all: readonly Mention[];
}

interface Place {
  readonly index: number;
  readonly actors: readonly ScenarioActor[];
}

function nearBare(
  to: string,
  { before, all }: Seen,
  { index, actors }: Place,
  condition: string,
): NearAddress | undefined {
  if (before.some(({ address }) => bareText(address) === bareText(to))) return undefined;
  const { host, local } = partsOf(to);
  const isKnown = before.some(({ address }) => partsOf(address).host === host);
  const otherHost = isKnown
    ? undefined
    : all.find(({ address }) => isMistyped(partsOf(address).host, host));
  if (otherHost !== undefined) {
    const used = partsOf(otherHost.address).host;
    return { part: 'host', written: host, at: index, used, step: otherHost.step, within: '' };
  }
  const part = isAccountHost(host, actors) ? 'account' : 'room';
  if (local === '' || (part === 'room' && ROOM_IS_THERE.has(condition))) return undefined;
  const other = all.find(
    ({ address }) => partsOf(address).host === host && isMistyped(partsOf(address).local, local),
  );
  if (other === undefined) return undefined;
  const used = partsOf(other.address).local;
  return { part, written: local, at: index, used, step: other.step, within: host };
}

/** In the address, or in a list of occupants (`<item nick=…/>`). */
function nearNickname(
  sent: XmlElement,
  { before, all }: Seen,
  index: number,
  condition: string,
): NearAddress | undefined {
  const to = attributeValue(sent, 'to');
  const conditions = sent.local === 'presence' ? NOT_BY_THAT_NAME : NO_SUCH_OCCUPANT;
  if (to === undefined || !conditions.has(condition)) return undefined;
  const within = bareText(to);
  const inRoom = ({ address }: Mention) => bareText(address) === within;
  const named = [resourceText(to), ...valuesIn(sent, 'nick')];
  for (const written of named) {
    if (written === undefined || hasVariable(written)) continue;
    if (before.some((each) => inRoom(each) && resourceText(each.address) === written)) continue;
    const other = all.find(
      (each) => inRoom(each) && isMistyped(resourceText(each.address) ?? '', written),
    );
    const used = other && resourceText(other.address);
    if (used === undefined) continue;
    return { part: 'nickname', written, at: index, used, step: other?.step, within };
  }
  return undefined;
}

/** The sender may have been meant where an earlier step puts somebody on a list. */
function nearSender(
  { steps, actors }: Scenario,
  index: number,
  condition: string,
): NearAddress | undefined {
  const sender = actors.find(({ name }) => name === steps[index - 1]?.actor);
  if (sender === undefined || !NOT_LISTED.has(condition)) return undefined;
  for (const step of steps.slice(0, index - 1).toReversed()) {
    if (step.kind !== 'sends') continue;
    for (const value of valuesIn(step.stanza, 'jid')) {
      const near = differenceOf(sender.jid, value);
      if (near === undefined || near.part === 'nickname') continue;
      const part = near.part === 'host' ? near.part : 'account';
      return { ...near, part, at: step.index, step: undefined };
    }
  }
  return undefined;
}

/**
 * What a step that sends spells otherwise than the sender whom a step awaits. `undefined` where an earlier step has the very
 * address, and where none is nearly the same.
 */
export function otherSpelling(
  awaited: XmlElement,
  index: number,
  { steps, actors }: Scenario,
): NearAddress | undefined {
  const from = attributeValue(awaited, 'from');
  if (from === undefined || hasVariable(from)) return undefined;
  const sent = steps.slice(0, index - 1).flatMap((step) => {
    const to = step.kind === 'sends' ? attributeValue(step.stanza, 'to') : undefined;
    return to === undefined || hasVariable(to) ? [] : [{ step: step.index, address: to }];
  });
  if (sent.some(({ address }) => isPartOf(from, address))) return undefined;
  for (const { step, address } of sent.toReversed()) {
    const near = differenceOf(from, resourceText(from) === undefined ? bareText(address) : address);
    if (near === undefined) continue;
    const isAccount = near.part === 'room' && isAccountHost(near.within, actors);
    return { ...near, part: isAccount ? 'account' : near.part, at: step, step: index };
  }
  return undefined;
}

/** Whether an address is the other one, or the room of it. */
function isPartOf(address: string, other: string): boolean {
  return address === other || address === bareText(other);
}

/** The one part in which two addresses differ by a letter or two; `undefined` when they differ in more, or not. */
function differenceOf(
  used: string,
  written: string,
): Pick<NearAddress, 'part' | 'written' | 'used' | 'within'> | undefined {
  const [right, wrong] = [partsOf(used), partsOf(written)];
  const parts = ['host', 'local', 'nickname'] as const;
  const differing = parts.filter((part) => right[part] !== wrong[part]);
  const [part] = differing;
  if (part === undefined || differing.length > 1) return undefined;
  if (!isMistyped(right[part], wrong[part])) return undefined;
  const within = { host: '', local: right.host, nickname: bareText(used) }[part];
  return {
    part: part === 'local' ? 'room' : part,
    written: wrong[part],
    used: right[part],
    within,
  };
}

/** An address with the part spelt as elsewhere, if it has it as `written`. */
export function respelt(address: string, { part, written, used, within }: NearAddress): string {
  const { host, local, nickname } = partsOf(address);
  const [bare, rest] = [bareText(address), address.slice(bareText(address).length)];
  const at = bare.indexOf('@') + 1;
  switch (part) {
    case 'host':
      return host === written ? bare.slice(0, at) + used + rest : address;
    case 'room':
    case 'account':
      return local === written && host === within ? used + bare.slice(at - 1) + rest : address;
    case 'nickname':
      return nickname === written && bare === within ? `${bare}/${used}` : address;
  }
}

function isAccountHost(host: string, actors: readonly ScenarioActor[]): boolean {
  return actors.some(({ jid }) => partsOf(jid).host === host);
}

function partsOf(address: string): Readonly<Record<'host' | 'local' | 'nickname', string>> {
  const bare = bareText(address);
  const at = bare.indexOf('@');
  return {
    host: bare.slice(at + 1),
    local: at < 0 ? '' : bare.slice(0, at),
    nickname: resourceText(address) ?? '',
  };
}

function mentionsIn(steps: readonly Step[]): readonly Mention[] {
  return steps.flatMap((step) =>
    'stanza' in step
      ? ['to', 'from'].flatMap((name) => {
          const value = attributeValue(step.stanza, name);
          return value === undefined || hasVariable(value)
            ? []
            : [{ step: step.index, address: value }];
        })
      : [],
  );
}

function hasVariable(value: string): boolean {
  return /[{}]/.test(value);
}

/** Of all elements within, at any depth. */
function valuesIn(element: XmlElement, name: string): readonly string[] {
  return childElements(element).flatMap((child) => {
    const value = attributeValue(child, name);
    return [...(value === undefined ? [] : [value]), ...valuesIn(child, name)];
  });
}

import { parseJid } from '../xmpp/jid.ts';
import type { Stage, StageComponent, StageHost, StageOption } from '../xmpp/stage.ts';
import type { TextRange } from '../base/text-range.ts';
import { accountsOf } from './accounts.ts';
import type { ScriptSyntax, TagSyntax, TextPart } from './ast.ts';
import { definitionsByName, verbOf } from './ast.ts';
import { lowerActor } from './lower-actor.ts';
import { readOptionValue } from './option-value.ts';
import { isAnonymous } from './scenario.ts';

/** Tags of the header that say what the embedded server is to be like; scansion ignores tags. */
export const STAGE_TAGS = ['hosts', 'component', 'option', 'module-may-fail'] as const;
export type StageTag = (typeof STAGE_TAGS)[number];

/** So many hosts, components and options of each kind are set: each takes the server some time before every run. */
export const MOST_OF_STAGE = 40;

export interface StageFault {
  readonly tag: StageTag | 'too-many';
  readonly range: TextRange;
}

/** What the tags of a header say, and what of them cannot be understood. */
export interface WrittenStage {
  readonly hosts: readonly string[];
  readonly components: readonly StageComponent[];
  readonly options: readonly StageOption[];
  readonly mayFail: readonly string[];
  readonly faults: readonly StageFault[];
}

/**
 * The tags `## hosts: one.example.org, two.example.org`, `## component: rooms.one.example.org muc`,
 * `## option: muc_room_locking = false` and `## module-may-fail: ping, time`, each as often as needed.
 */
export function writtenStage({ header }: Pick<ScriptSyntax, 'header'>): WrittenStage {
  const hosts: string[] = [];
  const components: StageComponent[] = [];
  const options: StageOption[] = [];
  const mayFail: string[] = [];
  const faults: StageFault[] = [];
  for (const found of header.tags) {
    const tag = stageTag(found);
    if (tag === undefined) continue;
    const take = <T>(part: TextPart, read: T | undefined, list: T[]) => {
      if (read === undefined) faults.push({ tag, range: part.range });
      else if (list.length >= MOST_OF_STAGE) faults.push({ tag: 'too-many', range: part.range });
      else list.push(read);
    };
    if (tag === 'hosts') for (const part of listed(found)) take(part, domainIn(part.text), hosts);
    if (tag === 'module-may-fail')
      for (const part of listed(found)) take(part, moduleIn(part.text), mayFail);
    if (tag === 'component') take(found.value, componentIn(found.value.text), components);
    if (tag === 'option') take(found.value, optionIn(found.value.text), options);
  }
  return { hosts, components, options, mayFail, faults };
}

/** Which of the tags it is; `undefined` for the author's own ones. */
export function stageTag({ key }: Pick<TagSyntax, 'key'>): StageTag | undefined {
  const name = key.text.trim().toLowerCase();
  return STAGE_TAGS.find((tag) => tag === name);
}

/** All that a script asks for: what its tags say, and the domains at which its actors connect. Who only is refused may be so for want of a host. */
export function stageOf(syntax: ScriptSyntax): Stage {
  const { isGiven, accounts } = accountsOf(syntax);
  const { hosts, components, options, mayFail } = writtenStage(syntax);
  const allowed = accounts.map(({ jid, password }) => ({ jid, password }));
  return {
    ...(isGiven ? { accounts: allowed } : {}),
    hosts: [...hostsOf(syntax, hosts).values()],
    components,
    options,
    mayFail,
  };
}

/** Where only nameless actors sign in, nobody needs a name. */
function hostsOf(syntax: ScriptSyntax, named: readonly string[]): ReadonlyMap<string, StageHost> {
  const hosts = new Map<string, StageHost>();
  for (const domain of named) hosts.set(domain, { domain, isAnonymous: false });
  const connecting = new Set(
    syntax.actions.filter((action) => verbOf(action) === 'connects').map(({ actor }) => actor.text),
  );
  for (const [name, definition] of definitionsByName(syntax)) {
    if (!connecting.has(name)) continue;
    const actor = lowerActor(definition);
    const jid = parseJid(actor.jid);
    if (!jid.ok) continue;
    const domain = jid.value.domain.toLowerCase();
    const isNameless = isAnonymous(actor);
    const known = hosts.get(domain);
    if (known === undefined && hosts.size >= MOST_OF_STAGE) continue;
    hosts.set(domain, { domain, isAnonymous: isNameless && (known?.isAnonymous ?? true) });
  }
  return hosts;
}

function listed({ value }: TagSyntax): readonly TextPart[] {
  let start = value.range.start;
  return value.text.split(',').map((piece) => {
    const at = start + piece.length - piece.trimStart().length;
    const text = piece.trim();
    start += piece.length + 1;
    return { text, range: { start: at, end: at + text.length } };
  });
}

function domainIn(text: string): string | undefined {
  const jid = parseJid(text);
  if (!jid.ok || jid.value.local !== '' || jid.value.resource !== '') return undefined;
  return jid.value.domain.toLowerCase();
}

function moduleIn(text: string): string | undefined {
  return /^[a-z][a-z0-9_]*$/.test(text) ? text : undefined;
}

function componentIn(text: string): StageComponent | undefined {
  const [, address = '', module] = /^(\S+)\s+"?([a-z][a-z0-9_]*)"?$/.exec(text) ?? [];
  const domain = domainIn(address);
  return domain === undefined || module === undefined ? undefined : { domain, module };
}

function optionIn(text: string): StageOption | undefined {
  const sign = text.indexOf('=');
  const name = text.slice(0, Math.max(sign, 0)).trim();
  const value = readOptionValue(text.slice(sign + 1));
  return value === undefined || !/^[a-z_]\w*$/i.test(name) ? undefined : { name, value };
}

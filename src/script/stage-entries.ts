import { readVersionRange, type VersionRange } from '../base/version-range.ts';
import type { TextRange } from '../base/text-range.ts';
import { parseJid } from '../xmpp/jid.ts';
import { readVariation } from '../prosody/variations/read-variation.ts';
import type { StageComponent, StageModule, StageOption, StageVariation } from '../xmpp/stage.ts';
import type { ScriptSyntax, TagSyntax, TextPart } from './ast.ts';
import { readOptionValue } from './option-value.ts';

/** Tags of the header that say what the embedded server is to be like; scansion ignores tags. */
export const STAGE_TAGS = [
  'prosody',
  'hosts',
  'component',
  'modules',
  'option',
  'variation',
  'module-may-fail',
] as const;
export type StageTag = (typeof STAGE_TAGS)[number];

/** So many hosts, components and options of each kind are set: each takes the server some time before every run. */
export const MOST_OF_STAGE = 40;

export interface StageFault {
  readonly tag: StageTag | 'too-many';
  readonly range: TextRange;
}

/** One thing that a tag asks for, and where it stands. */
export type StageEntry = StageAsk & { readonly part: TextPart; readonly line: TagSyntax };

/** What each tag asks for. */
export interface StageValues {
  readonly prosody: VersionRange;
  readonly hosts: string;
  readonly component: StageComponent;
  readonly modules: StageModule;
  readonly option: StageOption;
  readonly variation: StageVariation;
  readonly 'module-may-fail': string;
}

type StageAsk = {
  readonly [T in StageTag]: { readonly tag: T; readonly value: StageValues[T] };
}[StageTag];

/** What the tags of a header say, in order, and what of them cannot be understood. */
export interface WrittenStage {
  readonly entries: readonly StageEntry[];
  readonly faults: readonly StageFault[];
}

/**
 * The tags `## prosody: >=13`, `## hosts: one.example.org, two.example.org`, `## component: rooms.one.example.org muc`,
 * `## modules: announce, muc_x on rooms.one.example.org`, `## option: muc_room_locking = false`,
 * `## variation: forgets-110, history-length=3` and `## module-may-fail: ping, time`, each as often as needed.
 */
export function writtenStage({ header }: Pick<ScriptSyntax, 'header'>): WrittenStage {
  const entries: StageEntry[] = [];
  const faults: StageFault[] = [];
  const counts = new Map<StageTag, number>();
  for (const line of header.tags) {
    const tag = stageTag(line);
    if (tag === undefined) continue;
    for (const part of tagParts(line, tag)) {
      const ask = readAsk(tag, part.text);
      const count = (counts.get(tag) ?? 0) + 1;
      if (ask === undefined) faults.push({ tag, range: part.range });
      else if (count > MOST_OF_STAGE) faults.push({ tag: 'too-many', range: part.range });
      else {
        counts.set(tag, count);
        entries.push({ ...ask, part, line });
      }
    }
  }
  return { entries, faults };
}

/** Which of the tags it is; `undefined` for the author's own ones. */
export function stageTag({ key }: Pick<TagSyntax, 'key'>): StageTag | undefined {
  const name = key.text.trim().toLowerCase();
  return STAGE_TAGS.find((tag) => tag === name);
}

/** What a line with that tag asks for, piece by piece. */
export function tagParts(line: TagSyntax, tag: StageTag): readonly TextPart[] {
  return isList(tag) ? listed(line) : [line.value];
}

/** Whether that can stand behind such a tag, as one thing that it asks for. */
export function isStagePiece(tag: StageTag, text: string): boolean {
  return readAsk(tag, text) !== undefined;
}

/** Whether a tag may name several things, parted by commas. */
export function isList(tag: StageTag): boolean {
  return tag === 'hosts' || tag === 'modules' || tag === 'variation' || tag === 'module-may-fail';
}

function readAsk(tag: StageTag, text: string): StageAsk | undefined {
  const value = READERS[tag](text);
  // Each reader gives what its tag is for.
  return value === undefined ? undefined : ({ tag, value } as StageAsk);
}

const READERS: { readonly [T in StageTag]: (text: string) => StageValues[T] | undefined } = {
  prosody: readVersionRange,
  hosts: domainIn,
  component: componentIn,
  modules: loadedIn,
  option: optionIn,
  variation: variationIn,
  'module-may-fail': moduleIn,
};

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

function loadedIn(text: string): StageModule | undefined {
  const [, name = '', address] = /^(\S+)(?:\s+on\s+(\S+))?$/.exec(text) ?? [];
  if (moduleIn(name) === undefined) return undefined;
  if (address === undefined) return { name };
  const host = domainIn(address);
  return host === undefined ? undefined : { name, host };
}

function variationIn(text: string): StageVariation | undefined {
  const read = readVariation(text);
  return read.ok ? read.value : undefined;
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

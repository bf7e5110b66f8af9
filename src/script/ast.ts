import type { TextRange } from '../base/text-range.ts';
import type { XmlProblem } from '../xml/cursor.ts';
import type { XmlElement } from '../xml/element.ts';
import type { XmlDeclaration } from '../xml/resolve-names.ts';

/**
 * A script as written: everything in it, with its place, right or wrong. All ranges are offsets into `text`; lines
 * count from 1. Line ends belong to no range.
 */
export interface ScriptSyntax {
  readonly text: string;
  readonly header: HeaderSyntax;
  /** In order of their starts. Comments inside definitions and blocks are items too. */
  readonly items: readonly ItemSyntax[];
  /** The definitions among the items; the first one of a name counts. */
  readonly definitions: readonly DefinitionSyntax[];
  readonly actions: readonly ActionSyntax[];
  /** Actions and passing time, in order: what the steps of the scenario come from, one for one. */
  readonly steps: readonly (ActionSyntax | TimeSyntax)[];
  /** The first separator. */
  readonly separator: SeparatorSyntax | undefined;
}

/** A piece of the text that means something by itself. */
export interface TextPart {
  readonly text: string;
  readonly range: TextRange;
}

/** What the comments above the first definition say. */
export interface HeaderSyntax {
  readonly title: TextPart | undefined;
  readonly description: readonly TextPart[];
  readonly tags: readonly TagSyntax[];
}

export interface TagSyntax {
  readonly key: TextPart;
  /** Empty, at the end of the key, when there is none. */
  readonly value: TextPart;
}

export type ItemSyntax =
  | CommentSyntax
  | TimeSyntax
  | DefinitionSyntax
  | SeparatorSyntax
  | ActionSyntax
  | StrayBlockSyntax
  | UnknownSyntax;

interface ItemBase {
  /** From the start of the first line to the end of the last one. */
  readonly range: TextRange;
  readonly line: number;
}

export interface CommentSyntax extends ItemBase {
  readonly kind: 'comment';
  readonly marker: '#' | '##' | '//' | '--';
  /** Without marker and white space around it. */
  readonly content: TextPart;
  /** Whether it stands by itself, among properties, or among the lines of a stanza. */
  readonly place: 'alone' | 'definition' | 'block';
}

/** A comment that lets time pass, or means to; see `time-mark.ts`. */
export interface TimeSyntax extends Omit<CommentSyntax, 'kind'> {
  readonly kind: 'time';
}

export interface DefinitionSyntax extends ItemBase {
  readonly kind: 'definition';
  /** Between the brackets; empty when they are malformed. */
  readonly className: TextPart;
  readonly name: TextPart;
  readonly properties: readonly PropertySyntax[];
  /** The first indentation of a property that does not begin with a TAB. */
  readonly spaces: TextRange | undefined;
}

export interface PropertySyntax extends ItemBase {
  readonly key: TextPart;
  /** Empty when there is no value. */
  readonly value: TextPart;
  readonly hasColon: boolean;
}

export interface SeparatorSyntax extends ItemBase {
  readonly kind: 'separator';
}

export interface ActionSyntax extends ItemBase {
  readonly kind: 'action';
  /** The line without what follows on other lines, white space at its end left out. */
  readonly head: TextRange;
  /** As written; may be nobody's name. */
  readonly actor: TextPart;
  /** As written, but for white space between two words; may be no verb. */
  readonly verb: TextPart;
  readonly colon: TextRange | undefined;
  /** What follows on the same line: `nothing`, or something wrong; `undefined` when nothing does. */
  readonly rest: TextPart | undefined;
  readonly block: BlockSyntax | undefined;
  /** The comment above a `sends` which says that its block is sent as written; see `raw-mark.ts`. */
  readonly rawMark: TextRange | undefined;
}

/** Indented lines under an action, by themselves: ranges are offsets into `text`, the first line is line 1. */
export interface BlockContent {
  readonly text: string;
  /** Whether it is sent as written. It then has no problems, and what looks like elements need be none. */
  readonly isRaw: boolean;
  /** One, if it is right. */
  readonly roots: readonly XmlElement[];
  readonly problems: readonly XmlProblem[];
  readonly declarations: readonly XmlDeclaration[];
  readonly comments: readonly CommentSyntax[];
  /** The first indentation that does not begin with a TAB; empty where there is none at all. */
  readonly spaces: TextRange | undefined;
}

/** The same at its place in the script. Blocks with one text share their `content`. */
export interface BlockSyntax extends Omit<BlockContent, 'text' | 'isRaw'> {
  readonly range: TextRange;
  readonly line: number;
  readonly content: BlockContent;
  /** Set when blank lines part it from its action. */
  readonly isDetached: boolean;
}

/** Indented lines that belong to no action. They are not sent and not expected. */
export interface StrayBlockSyntax extends ItemBase {
  readonly kind: 'stray-block';
  readonly block: BlockSyntax;
  /** The action above, if there is one. */
  readonly after: ActionSyntax | undefined;
}

/** A line that is nothing of the above. */
export interface UnknownSyntax extends ItemBase {
  readonly kind: 'unknown';
  readonly content: TextPart;
  readonly isIndented: boolean;
}

export const VERBS = [
  'connects',
  'disconnects',
  'sends',
  'receives',
  'is disconnected',
  'is refused',
] as const;
export type Verb = (typeof VERBS)[number];

/** The verb of an action, `undefined` when it is none. */
export function verbOf(action: Pick<ActionSyntax, 'verb'>): Verb | undefined {
  return VERBS.find((verb) => verb === action.verb.text);
}

/** Whether it is `receives: nothing`. */
export function isReceivesNothing(action: ActionSyntax): boolean {
  return action.verb.text === 'receives' && action.rest?.text === 'nothing';
}

/** Whether a stanza must follow. Holds for an unknown verb with a colon or a block too. */
export function takesStanza(action: Pick<ActionSyntax, 'verb' | 'rest'>): boolean {
  if (action.rest?.text === 'nothing') return false;
  const verb = verbOf(action);
  return verb === undefined || verb === 'sends' || verb === 'receives';
}

/** Whether a verb waits for the server to end a session, or to let none begin: forms of our own. */
export function isEndingVerb(verb: Verb | undefined): boolean {
  return verb === 'is disconnected' || verb === 'is refused';
}

/** The definitions that count, by name: the first one of each name. */
export function definitionsByName(syntax: ScriptSyntax): ReadonlyMap<string, DefinitionSyntax> {
  const byName = new Map<string, DefinitionSyntax>();
  for (const definition of syntax.definitions) {
    const name = definition.name.text;
    if (name !== '' && !byName.has(name)) byName.set(name, definition);
  }
  return byName;
}

/** The first property of that key. */
export function propertyOf(definition: DefinitionSyntax, key: string): PropertySyntax | undefined {
  return definition.properties.find((property) => property.key.text === key);
}

import type { TextEdit } from '../../base/text-edit.ts';
import type { XmlAttribute, XmlElement } from '../../xml/element.ts';
import type { ActionSyntax, ScriptSyntax } from '../ast.ts';
import { withDescendants } from '../elements-at.ts';

/** A change that makes a recording hold for other runs too. */
export interface Proposal {
  /** Stable for one script: the kind of change and whom it is about. */
  readonly id: string;
  /** What it does, without full stop. */
  readonly title: string;
  /** One or two sentences: why the recorded values will not come again. */
  readonly why: string;
  /** In order of places; offsets into the text as it is now. Never empty. */
  readonly edits: readonly TextEdit[];
}

/** A stanza of a step. */
export interface RecordedStanza {
  readonly action: ActionSyntax;
  readonly actor: string;
  readonly isSent: boolean;
  readonly root: XmlElement;
}

/** The stanzas of all steps, in order. */
export function recordedStanzas({ actions }: ScriptSyntax): readonly RecordedStanza[] {
  return actions.flatMap((action) => {
    const root = action.block?.roots[0];
    const verb = action.verb.text;
    if (action.block?.content.isRaw) return [];
    if (root === undefined || (verb !== 'sends' && verb !== 'receives')) return [];
    return [{ action, actor: action.actor.text, isSent: verb === 'sends', root }];
  });
}

export interface RecordedValue {
  readonly element: XmlElement;
  readonly attribute: XmlAttribute;
}

/** All attributes of a stanza, those of its descendants too. */
export function attributesOf({ root }: RecordedStanza): readonly RecordedValue[] {
  return withDescendants(root).flatMap((element) =>
    element.attributes.map((attribute) => ({ element, attribute })),
  );
}

/** Whether a value is a literal, not a variable or a wildcard. */
export function isLiteral(value: string): boolean {
  return value !== '' && !/\$\{|\{scansion:/.test(value);
}

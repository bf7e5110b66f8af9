import type { TextRange } from '../base/text-range.ts';
import type { XmlAttribute, XmlElement, XmlNode } from '../xml/element.ts';
import { parseTolerant } from '../xml/parse-tolerant.ts';
import { CLIENT_NS, SCANSION_NS } from '../xmpp/namespaces.ts';
import { diffStanza } from './diff.ts';
import type { ElementDiff, StanzaDiff } from './difference.ts';
import { matches } from './match.ts';
import type { Writing } from './merge.ts';
import { ANY_VALUE } from './pattern.ts';
import { acceptingEdits, rewrite, type EditContext } from './repair-edits.ts';
import { applyEdits, inOrder, type TextEdit } from './source-layout.ts';
import { substitute } from './substitute.ts';
import type { ActorVariables } from './variables.ts';

/** A change of the script after which the step that failed would match the stanza that came. */
export interface Repair {
  readonly kind: 'accept-received' | 'make-wildcard';
  /** What the button says. */
  readonly label: string;
  /** In the order of their places, offsets into the whole script as it is now; they do not overlap. */
  readonly edits: readonly TextEdit[];
}

export interface RepairRequest {
  /** The whole script. */
  readonly source: string;
  /** The expectation as parsed from it: with ranges, its variables not substituted. */
  readonly pattern: XmlElement;
  readonly received: XmlElement;
  readonly variables: ActorVariables;
}

/**
 * The repairs worth offering for an expectation that a stanza did not satisfy: only those after which it would, proved
 * by parsing the changed script and matching again. None when it matches already.
 */
export function findRepairs(request: RepairRequest): readonly Repair[] {
  const expected = substitute(request.pattern, request.variables.resolve);
  if (!expected.ok) return [];
  const diff = diffStanza(expected.value.element, request.received);
  if (diff.differences.length === 0) return [];
  const repairs = [
    acceptReceived(request, expected.value.element, diff),
    makeWildcard(request, diff),
  ];
  return repairs.filter((repair) => repair !== undefined);
}

/** The expectation becomes what was received, in as few changes as will do, else written anew as a whole. */
function acceptReceived(
  request: RepairRequest,
  expected: XmlElement,
  diff: StanzaDiff,
): Repair | undefined {
  const writing = writingOf(request, expected);
  const context: EditContext = { source: request.source, writing };
  const whole = rewrite(diff.root, CLIENT_NS, context);
  const edits = [acceptingEdits(diff.root, CLIENT_NS, context), whole && [whole]].find(
    (candidate) => candidate !== undefined && makesMatch(request, candidate),
  );
  if (edits === undefined) return undefined;
  return { kind: 'accept-received', label: 'Accept what came', edits: inOrder(edits) };
}

/** Every attribute that has another value gets `{scansion:any}`. It cannot help where something else differs. */
function makeWildcard(request: RepairRequest, diff: StanzaDiff): Repair | undefined {
  if (diff.differences.some(({ kind }) => kind !== 'attribute-value')) return undefined;
  const edits = differingValueRanges(diff.root).map((range) => ({ range, text: ANY_VALUE }));
  if (!makesMatch(request, edits)) return undefined;
  return { kind: 'make-wildcard', label: 'Make it a wildcard', edits: inOrder(edits) };
}

function differingValueRanges(node: ElementDiff): readonly TextRange[] {
  const own = node.attributes.flatMap(({ state, expected }) =>
    state === 'differs' && expected?.valueRange ? [expected.valueRange] : [],
  );
  return [...own, ...node.children.flatMap(differingValueRanges)];
}

/** The way from substituted attributes and texts back to those with variables: the two trees are alike. */
function writingOf({ pattern, variables }: RepairRequest, expected: XmlElement): Writing {
  const attributes = new Map<XmlAttribute, XmlAttribute>();
  const nodes = new Map<XmlNode, XmlNode>();
  const walk = (substituted: XmlElement, written: XmlElement) => {
    substituted.attributes.forEach((attribute, index) => {
      attributes.set(attribute, written.attributes[index] ?? attribute);
    });
    substituted.children.forEach((child, index) => {
      const original = written.children[index] ?? child;
      nodes.set(child, original);
      if (child.kind === 'element' && original.kind === 'element') walk(child, original);
    });
  };
  walk(expected, pattern);
  return {
    attributeAsWritten: (attribute) => attributes.get(attribute) ?? attribute,
    nodeAsWritten: (node) => nodes.get(node) ?? node,
    restore: variables.restore,
  };
}

function makesMatch(request: RepairRequest, edits: readonly TextEdit[]): boolean {
  const { range } = request.pattern;
  if (range === undefined || edits.length === 0) return false;
  const source = applyEdits(request.source, edits);
  const grown = source.length - request.source.length;
  const changed = parsePattern(source, { start: range.start, end: range.end + grown });
  if (changed === undefined) return false;
  const expected = substitute(changed, request.variables.resolve);
  return expected.ok && matches(expected.value.element, request.received) !== undefined;
}

/** Lines of a block that begin in the first column are comments. */
const COMMENT_LINE = /^(?:#|\/\/|--).*$/gm;

function parsePattern(source: string, range: TextRange): XmlElement | undefined {
  const comments = [...source.matchAll(COMMENT_LINE)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
  const { roots, problems } = parseTolerant(source, {
    range,
    blanks: comments,
    defaultNs: CLIENT_NS,
    prefixes: { scansion: SCANSION_NS },
  });
  const broken = roots.length !== 1 || problems.some(({ severity }) => severity === 'error');
  return broken ? undefined : roots[0];
}

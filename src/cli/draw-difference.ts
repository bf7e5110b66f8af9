import type { AttributeDiff, ElementDiff, StanzaDiff } from '../match/difference.ts';
import { comparedText } from '../match/pattern.ts';
import {
  attributeValue,
  childElements,
  type XmlAttribute,
  type XmlElement,
} from '../xml/element.ts';
import { CLIENT_NS } from '../xmpp/namespaces.ts';
import { attributeText, shownText, startTag } from './draw-tag.ts';

/** So many lines without a sign stay before and after one with a sign. */
const CONTEXT = 3;
/** Fewer lines than this are not worth a gap. */
const LEAST_GAP = 6;

/**
 * A difference as lines of text: one node a line, `-` what the script expects and did not get, `+` what came
 * instead, `~` what stands elsewhere, `!` what tells that an error came, though the script allows it. What matched, or
 * is allowed, has no sign; long runs of it are left out. Namespaces stand where they change, values as they are.
 */
export function drawDifference({ root }: StanzaDiff): string[] {
  return runsOf(drawElement(root, placeOfRoot(root))).flatMap(
    ({ lines, isEqual }, index, { length }) => {
      const head = index === 0 ? 0 : CONTEXT;
      const tail = index === length - 1 ? 0 : CONTEXT;
      const hidden = lines.length - head - tail;
      if (!isEqual || length === 1 || hidden < LEAST_GAP) return lines;
      const gap = `  … ${hidden} equal lines`;
      return [...lines.slice(0, head), gap, ...lines.slice(lines.length - tail)];
    },
  );
}

/** A stanza that nothing was expected in the place of, as lines with `+`. */
export function drawUnexpected(received: XmlElement): string[] {
  return drawWhole(received, { sign: '+', depth: 0, ns: CLIENT_NS });
}

interface LineRun {
  readonly lines: string[];
  readonly isEqual: boolean;
}

function runsOf(lines: readonly string[]): readonly LineRun[] {
  const runs: LineRun[] = [];
  for (const each of lines) {
    const isEqual = each.startsWith(' ');
    const run = runs.at(-1);
    if (run?.isEqual === isEqual) run.lines.push(each);
    else runs.push({ lines: [each], isEqual });
  }
  return runs;
}

/** Where a node is drawn. */
interface Place {
  readonly depth: number;
  /** The namespaces around it, on either side. */
  readonly expectedNs: string;
  readonly receivedNs: string;
  /** Whether the stanza is an error, and this its root, its `<error>` or below: then what is allowed is drawn, too. */
  readonly tellsError: boolean;
}

function placeOfRoot({ received }: ElementDiff): Place {
  const isError = received !== undefined && attributeValue(received, 'type') === 'error';
  return { depth: 0, expectedNs: CLIENT_NS, receivedNs: CLIENT_NS, tellsError: isError };
}

function placeIn(parent: ElementDiff, child: ElementDiff, around: Place): Place {
  const name = (child.received ?? child.expected)?.local;
  return {
    depth: around.depth + 1,
    expectedNs: parent.expected?.ns ?? around.expectedNs,
    receivedNs: parent.received?.ns ?? around.receivedNs,
    tellsError: around.tellsError && (around.depth > 0 || name === 'error'),
  };
}

function drawElement(diff: ElementDiff, place: Place): string[] {
  const { depth } = place;
  if (diff.kind === 'missing' && diff.expected !== undefined) {
    return drawWhole(diff.expected, { sign: '-', depth, ns: place.expectedNs });
  }
  if (diff.kind === 'extra' && diff.received !== undefined) {
    if (diff.allowed && !place.tellsError) return [];
    return drawWhole(diff.received, {
      sign: diff.allowed ? '!' : '+',
      depth,
      ns: place.receivedNs,
    });
  }
  return [
    ...drawTag(diff, place),
    ...drawText(diff, place),
    ...diff.children.flatMap((child) => drawElement(child, placeIn(diff, child, place))),
  ];
}

function drawTag(diff: ElementDiff, place: Place): string[] {
  const { depth, expectedNs, receivedNs } = place;
  const { expected, received } = diff;
  const order = diff.differences.find(({ kind }) => kind === 'order')?.places?.expected;
  const note = diff.outOfOrder ? `   (expected ${order ?? 'elsewhere'})` : '';
  if (expected === undefined) return [];
  const isRenamed = diff.differences.some(({ kind }) => kind === 'name');
  if (isRenamed && received !== undefined) {
    return [
      line('-', depth, startTag(expected, expectedNs)),
      line('+', depth, startTag(received, receivedNs) + note),
    ];
  }
  const sign = diff.outOfOrder ? '~' : ' ';
  const isSpread = diff.attributes.some((each) => signsOf(each, isToldOf(diff, place)) !== ' ');
  if (!isSpread) return [line(sign, depth, startTag(expected, expectedNs) + note)];
  const bare = startTag({ ...expected, attributes: [] }, expectedNs).slice(0, -1);
  return [
    line(sign, depth, bare + note),
    ...diff.attributes.flatMap((each) => drawAttribute(each, diff, place)),
  ];
}

/** Which attributes tell of the error: `type` on the stanza, all within `<error>`. */
function isToldOf(diff: ElementDiff, { depth, tellsError }: Place) {
  return ({ local, ns }: XmlAttribute) =>
    tellsError && (depth > 0 || (diff.kind === 'pair' && local === 'type' && ns === ''));
}

/** `-+` for one line of each; `''` for what is not drawn. */
function signsOf(
  { state, expected, received }: AttributeDiff,
  isTold: (attribute: XmlAttribute) => boolean,
): string {
  if (state === 'extra-allowed') return received !== undefined && isTold(received) ? '!' : ' ';
  if (state === 'equal' || state === 'wildcard') return ' ';
  return `${expected === undefined ? '' : '-'}${received === undefined ? '' : '+'}`;
}

function drawAttribute(attribute: AttributeDiff, diff: ElementDiff, place: Place): string[] {
  const { expected, received } = attribute;
  const depth = place.depth + 2;
  const signs = signsOf(attribute, isToldOf(diff, place));
  if (signs === '!') return received === undefined ? [] : [line('!', depth, signed(received))];
  if (signs === ' ')
    return expected === undefined ? [] : [line(' ', depth, attributeText(expected))];
  return [
    ...(expected === undefined ? [] : [line('-', depth, signed(expected, received))]),
    ...(received === undefined ? [] : [line('+', depth, signed(received, expected))]),
  ];
}

/** With its namespace, which may be all that differs. */
function signed(attribute: XmlAttribute, other?: XmlAttribute): string {
  return attributeText(attribute, { other: other?.value, declares: true });
}

function drawText({ text }: ElementDiff, place: Place): string[] {
  const depth = place.depth + 1;
  if (text === undefined) return [];
  const { state, expected, received } = text;
  if (state === 'differs') {
    return [
      ...(expected === '' ? [] : [line('-', depth, shownText(expected, received))]),
      ...(received === '' ? [] : [line('+', depth, shownText(received, expected))]),
    ];
  }
  if (expected !== '') return [line(' ', depth, shownText(expected))];
  return place.tellsError && place.depth > 0 ? [line('!', depth, shownText(received))] : [];
}

interface Whole {
  readonly sign: string;
  readonly depth: number;
  /** The namespace around it. */
  readonly ns: string;
}

function drawWhole(element: XmlElement, { sign, depth, ns }: Whole): string[] {
  const text = comparedText(element);
  const inner = { sign, depth: depth + 1, ns: element.ns };
  return [
    line(sign, depth, startTag(element, ns)),
    ...(text === '' ? [] : [line(sign, depth + 1, shownText(text))]),
    ...childElements(element).flatMap((child) => drawWhole(child, inner)),
  ];
}

function line(sign: string, depth: number, text: string): string {
  return `${sign} ${'  '.repeat(depth)}${text}`;
}

import type { AttributeDiff, ElementDiff, StanzaDiff } from '../match/difference.ts';
import type { XmlAttribute, XmlElement } from '../xml/element.ts';

/**
 * A difference as lines of text: one node a line, `-` what the script expects and did not get, `+` what came
 * instead. What matched, or is allowed, has neither sign.
 */
export function drawDifference({ root }: StanzaDiff): string[] {
  return drawElement(root, 0);
}

function drawElement(diff: ElementDiff, depth: number): string[] {
  if (diff.kind === 'missing' && diff.expected !== undefined) {
    return drawWhole(diff.expected, '-', depth);
  }
  if (diff.kind === 'extra' && diff.received !== undefined) {
    return diff.allowed ? [] : drawWhole(diff.received, '+', depth);
  }
  const element = diff.expected ?? diff.received;
  if (element === undefined) return [];
  const inner = [
    ...drawText(diff, depth + 1),
    ...diff.children.flatMap((child) => drawElement(child, depth + 1)),
  ];
  const moved = diff.outOfOrder ? '   (elsewhere in the order)' : '';
  return [...drawTag(diff, element, depth, moved), ...inner];
}

function drawTag(diff: ElementDiff, element: XmlElement, depth: number, note: string): string[] {
  const differs = diff.attributes.some(({ difference }) => difference !== undefined);
  const nameDiffers = diff.differences.some(({ kind }) => kind === 'name');
  if (nameDiffers && diff.received !== undefined) {
    return [line('-', depth, startTag(element)), line('+', depth, startTag(diff.received))];
  }
  if (!differs) return [line(diff.outOfOrder ? '~' : ' ', depth, startTag(element) + note)];
  return [
    line(' ', depth, `<${element.local}${note}`),
    ...diff.attributes.flatMap((attribute) => drawAttribute(attribute, depth + 2)),
  ];
}

function drawAttribute({ state, expected, received }: AttributeDiff, depth: number): string[] {
  if (state === 'extra-allowed') return [];
  if (state === 'equal' || state === 'wildcard') {
    return expected === undefined ? [] : [line(' ', depth, attributeText(expected))];
  }
  return [
    ...(expected === undefined ? [] : [line('-', depth, attributeText(expected))]),
    ...(received === undefined ? [] : [line('+', depth, attributeText(received))]),
  ];
}

function drawText({ text }: ElementDiff, depth: number): string[] {
  if (text === undefined || text.expected.trim() === '') return [];
  if (text.state !== 'differs') return [line(' ', depth, text.expected.trim())];
  return [line('-', depth, text.expected.trim()), line('+', depth, text.received.trim())];
}

function drawWhole(element: XmlElement, sign: string, depth: number): string[] {
  return [
    line(sign, depth, startTag(element)),
    ...element.children.flatMap((child) => {
      if (child.kind === 'element') return drawWhole(child, sign, depth + 1);
      return child.text.trim() === '' ? [] : [line(sign, depth + 1, child.text.trim())];
    }),
  ];
}

function startTag({ local, attributes }: XmlElement): string {
  return `<${[local, ...attributes.map(attributeText)].join(' ')}>`;
}

function attributeText({ prefix, local, value }: XmlAttribute): string {
  return `${prefix === '' ? '' : `${prefix}:`}${local}=${JSON.stringify(value)}`;
}

function line(sign: string, depth: number, text: string): string {
  return `${sign} ${'  '.repeat(depth)}${text}`;
}

import type { AttributeDiff, ElementDiff, StanzaDiff } from '../match/difference.ts';
import type { XmlAttribute, XmlElement } from '../xml/element.ts';

/** So many lines without a sign stay before and after one with a sign. */
const CONTEXT = 3;
/** Fewer lines than this are not worth a gap. */
const LEAST_GAP = 6;

/**
 * A difference as lines of text: one node a line, `-` what the script expects and did not get, `+` what came
 * instead, `~` what stands elsewhere. What matched, or is allowed, has no sign; long runs of it are left out.
 */
export function drawDifference({ root }: StanzaDiff): string[] {
  return runsOf(drawElement(root, 0)).flatMap(({ lines, isEqual }, index, { length }) => {
    const head = index === 0 ? 0 : CONTEXT;
    const tail = index === length - 1 ? 0 : CONTEXT;
    const hidden = lines.length - head - tail;
    if (!isEqual || length === 1 || hidden < LEAST_GAP) return lines;
    const gap = `  … ${hidden} equal lines`;
    return [...lines.slice(0, head), gap, ...lines.slice(lines.length - tail)];
  });
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
  const place = diff.differences.find(({ kind }) => kind === 'order')?.places?.expected;
  const moved = diff.outOfOrder ? `   (expected ${place ?? 'elsewhere'})` : '';
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

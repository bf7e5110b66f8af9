import type { ActionSyntax, DefinitionSyntax, ItemSyntax, PropertySyntax } from '../ast.ts';
import { isEndingVerb, isReceivesNothing, verbOf } from '../ast.ts';
import { splitLines } from '../lines.ts';
import { formatBlock } from './format-block.ts';

/** An item laid out, without what stands around it. */
export function formatItem(text: string, item: ItemSyntax, eol: string): string {
  const raw = text.slice(item.range.start, item.range.end);
  switch (item.kind) {
    case 'comment':
    case 'time':
    case 'separator':
      return raw.trimEnd();
    case 'definition':
      return formatDefinition(raw, item, eol);
    case 'action':
      return formatAction(raw, item, eol);
    case 'stray-block':
    case 'unknown':
      return raw;
  }
}

function formatDefinition(raw: string, definition: DefinitionSyntax, eol: string): string {
  const { start } = definition.range;
  const properties = new Map(definition.properties.map((each) => [each.range.start, each]));
  return splitLines(raw)
    .filter(({ kind }) => kind !== 'blank')
    .map((line) => {
      if (line.start === 0) return formatHead(line.text, definition);
      const property = properties.get(start + line.start);
      return property === undefined ? line.text.trimEnd() : formatProperty(property);
    })
    .join(eol);
}

function formatHead(raw: string, { className, name }: DefinitionSyntax): string {
  return className.text === '' ? raw.trimEnd() : `[${className.text}] ${name.text}`.trimEnd();
}

function formatProperty({ key, value, hasColon }: PropertySyntax): string {
  return `\t${key.text}${hasColon ? ':' : ''} ${value.text}`.trimEnd();
}

/** A block that a blank line parts from its action stays as it is: only a repair may join them. */
function formatAction(raw: string, action: ActionSyntax, eol: string): string {
  const { block, head, range } = action;
  if (block?.isDetached) return raw;
  const headText = formatActionHead(raw.slice(0, head.end - range.start), action);
  return block === undefined ? headText : headText + eol + formatBlock(block, eol);
}

function formatActionHead(raw: string, action: ActionSyntax): string {
  const { actor, verb, rest } = action;
  const known = verbOf(action);
  if (isReceivesNothing(action)) return `${actor.text} receives: nothing`;
  if (known !== undefined && isEndingVerb(known)) {
    return `${actor.text} ${known}${rest === undefined ? '' : `: ${rest.text}`}`;
  }
  if (known === undefined || rest !== undefined) return raw;
  const colon = known === 'sends' || known === 'receives' ? ':' : '';
  return `${actor.text} ${verb.text}${colon}`;
}

import { t } from '../../base/translate.ts';
import { leadBefore, lineStart } from '../../base/text-lines.ts';
import { insertAt, removeRange, replaceRange } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import type { XmlElement } from '../../xml/element.ts';
import { attributeAt, blockAt, elementsOf, tagNames } from '../elements-at.ts';
import { nearest } from '../nearest.ts';
import { beforeSpace, lineEnd, wholeLines } from '../source-lines.ts';
import {
  possible,
  preferred,
  type QuickFixDraft,
  type RepairContext,
  type Repairers,
} from './draft.ts';
import { attributeRemoval } from './stanzas.ts';

/** Repairs of what is no XML. */
export const XML_REPAIRS: Repairers = {
  'bare-ampersand': replaceWith('&amp;'),
  'bare-less-than': replaceWith('&lt;'),
  'bare-cdata-end': replaceWith(']]&gt;'),
  'unknown-entity': ({ diagnostic }) => [
    preferred(t('Write &amp; for the &'), insertAt(diagnostic.range.start + 1, 'amp;')),
  ],
  'bad-character-reference': removeIt,
  'forbidden-character': removeIt,
  'forbidden-construct': removeIt,
  'xml-comment': removeComment,
  'junk-in-tag': removeIt,
  'bad-declaration': removeAsAttribute,
  'duplicate-attribute': removeAsAttribute,
  'missing-space': ({ diagnostic }) => [
    preferred(t('Add the space'), insertAt(diagnostic.range.start, ' ')),
  ],
  'missing-value': ({ diagnostic, text }) => [
    possible(t('Give it an empty value'), insertAt(diagnostic.range.end, '=""')),
    possible(t('Remove the attribute'), attributeRemoval(text, diagnostic.range)),
  ],
  'unquoted-value': quoteValue,
  'unclosed-value': closeValue,
  'quote-in-value': changeQuotes,
  'unclosed-tag': closeTag,
  'unclosed-element': closeElement,
  'mismatched-end-tag': renameEndTag,
  'stray-end-tag': removeEndTag,
  'text-outside': commentOut,
  'undeclared-prefix': repairPrefix,
};

function replaceWith(replacement: string) {
  return ({ diagnostic }: RepairContext) => [
    preferred(
      t('Write {text}', { text: replacement }),
      replaceRange(diagnostic.range, replacement),
    ),
  ];
}

function removeIt({ diagnostic }: RepairContext): readonly QuickFixDraft[] {
  return [preferred(t('Remove it'), removeRange(diagnostic.range))];
}

function removeComment({ diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  const lines = wholeLines(text, diagnostic.range);
  const isAlone = text.slice(lines.start, lines.end).trim().length === length(diagnostic.range);
  return [preferred(t('Remove the comment'), removeRange(isAlone ? lines : diagnostic.range))];
}

function length({ start, end }: TextRange): number {
  return end - start;
}

function removeAsAttribute({ diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  return [preferred(t('Remove the attribute'), attributeRemoval(text, diagnostic.range))];
}

function quoteValue({ diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  const { range } = diagnostic;
  const value = text.slice(range.start, range.end).replace(/["']/g, '');
  return [preferred(t('Put it between quotes'), replaceRange(range, `"${value}"`))];
}

function closeValue({ diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  return [preferred(t('Add the closing quote'), insertAt(end, text.charAt(start)))];
}

function changeQuotes({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  const quote = text.slice(start, end);
  const other = quote === '"' ? "'" : '"';
  const reference = quote === '"' ? '&quot;' : '&apos;';
  const escaping = replaceRange(diagnostic.range, reference);
  const block = blockAt(syntax, start);
  const value = block && attributeAt(block, start)?.attribute.valueRange;
  const written = value && text.slice(value.start, value.end);
  if (value === undefined || written?.includes(other)) {
    return [preferred(t('Write {text}', { text: reference }), escaping)];
  }
  const edits = [value.start - 1, value.end].map((at) =>
    replaceRange({ start: at, end: at + 1 }, other),
  );
  return [
    preferred(t('Put the value between two {other}', { other }), ...edits),
    possible(t('Write {text}', { text: reference }), escaping),
  ];
}

/** The element whose name stands at the diagnostic. */
function namedElement({ diagnostic, syntax }: RepairContext): XmlElement | undefined {
  const { start } = diagnostic.range;
  const block = blockAt(syntax, start);
  return block && elementsOf(block).find(({ nameRange }) => nameRange?.start === start);
}

function closeTag(context: RepairContext): readonly QuickFixDraft[] {
  const { text, diagnostic } = context;
  const { startTag, range } = namedElement(context) ?? {};
  if (startTag === undefined || range === undefined) {
    return [preferred(t('Add the >'), insertAt(diagnostic.range.end, '>'))];
  }
  const content = text.slice(startTag.end, range.end).trim();
  return [
    preferred(
      content === '' ? t('Add {text}', { text: '/>' }) : t('Add the >'),
      closing(startTag.end, content),
    ),
  ];
}

function closing(at: number, content: string) {
  return insertAt(at, content === '' ? '/>' : '>');
}

function closeElement(context: RepairContext): readonly QuickFixDraft[] {
  const { text, eol } = context;
  const element = namedElement(context);
  if (element?.range === undefined || element.startTag === undefined) return [];
  const { range, startTag } = element;
  const [name] = tagNames(text, element).map(({ start, end }) => text.slice(start, end));
  const end = Math.max(beforeSpace(text, range.end), startTag.end);
  const content = text.slice(startTag.end, end);
  const isTagClosed = text.charAt(startTag.end - 1) === '>';
  const lead = leadBefore(text, startTag.start);
  const isSpread = /[\r\n]/.test(content) && lead !== undefined;
  const endTag = `${isSpread ? `${eol}${lead}` : ''}</${name ?? ''}>`;
  const byTag = t('Add {text}', { text: `</${name ?? ''}>` });
  if (content.trim() === '' && isTagClosed) {
    return [
      preferred(t('End the tag with />'), insertAt(startTag.end - 1, '/')),
      possible(byTag, insertAt(end, endTag)),
    ];
  }
  return [preferred(byTag, insertAt(end, endTag))];
}

/** The element that the end tag at the diagnostic closed all the same. */
function renameEndTag({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  const block = blockAt(syntax, start);
  const element =
    block &&
    elementsOf(block).findLast(({ range }) => {
      return range !== undefined && range.start < start && endTagStart(text, range) === start;
    });
  const nameRange = element?.nameRange;
  if (nameRange === undefined) return [];
  const name = text.slice(nameRange.start, nameRange.end);
  const bracket = text.charAt(end - 1) === '>' ? '>' : '';
  return [
    preferred(
      t('Write {text}', { text: `</${name}>` }),
      replaceRange({ start, end }, `</${name}${bracket}`),
    ),
  ];
}

function endTagStart(text: string, { start, end }: TextRange): number {
  return start + text.slice(start, end).lastIndexOf('</');
}

function removeEndTag({ diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  const { start } = diagnostic.range;
  const end = text.indexOf('>', start) + 1;
  const lines = wholeLines(text, { start, end });
  const isAlone = text.slice(lines.start, lines.end).trim() === text.slice(start, end);
  return [preferred(t('Remove the end tag'), removeRange(isAlone ? lines : { start, end }))];
}

function commentOut({ diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  const line = { start: lineStart(text, start), end: lineEnd(text, start) };
  const words = text.slice(start, end);
  const removal = possible(t('Remove it'), removeRange({ start, end }));
  if (text.slice(line.start, line.end).trim() !== words) return [removal];
  return [preferred(t('Make it a comment'), replaceRange(line, `# ${words}`)), removal];
}

function repairPrefix(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, text } = context;
  const { start, end } = diagnostic.range;
  const [prefix = '', local = ''] = text.slice(start, end).split(':');
  const element = namedElement(context);
  const places = element === undefined ? [diagnostic.range] : tagNames(text, element);
  const rename = (name: string) => places.map((place) => replaceRange(place, name));
  const removal = possible(t('Remove the prefix {prefix}', { prefix }), ...rename(local));
  if (element !== undefined || nearest(prefix, ['scansion']) === undefined) return [removal];
  return [
    preferred(t('Write "{text}"', { text: `scansion:${local}` }), ...rename(`scansion:${local}`)),
    removal,
  ];
}

import { t } from '../../base/translate.ts';
import { insertAt, removeRange, replaceRange, type TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { attributeAt, blockAt, elementsOf, tagNames, valueAt } from '../elements-at.ts';
import { decodeReferences } from '../../xml/decode-text.ts';
import { scriptCaptures } from '../captures.ts';
import { nearest } from '../nearest.ts';
import { beforeSpace } from '../source-lines.ts';
import { writtenAt } from '../value-text.ts';
import { parseVariable, printVariable } from '../variables.ts';
import {
  possible,
  preferred,
  type QuickFixDraft,
  type RepairContext,
  type Repairers,
} from './draft.ts';

/** Repairs of variables, wildcards and directives. */
export const STANZA_REPAIRS: Repairers = {
  'bad-variable': writeVariable,
  'unknown-capture': writeCapture,
  'missing-dollar': ({ diagnostic }) => [
    preferred(t('Add the $'), insertAt(diagnostic.range.start, '$')),
  ],
  'placeholder-in-sends': removePlaceholder,
  'unknown-placeholder': writeAny,
  'partial-placeholder': widenPlaceholder,
  'directive-in-sends': removeAttribute,
  'unknown-directive': repairDirective,
  'bad-strict': repairStrict,
  'full-jid-too-early': giveResource,
  'not-a-stanza': renameStanza,
};

function writeVariable({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const { range } = diagnostic;
  const inside = text.slice(range.start + 2, range.end);
  const names = syntax.definitions.map(({ name }) => name.text);
  if (!inside.endsWith('}') && parseVariable(inside) !== undefined) {
    return [preferred(t('Add the brace'), insertAt(range.end, '}'))];
  }
  const actor = nearest(inside.replace(/(?:'|&[^;&]*;)s\b.*$|\}$/s, ''), names) ?? names[0];
  if (actor === undefined) return [];
  return (['JID', 'full JID'] as const).map((form) => {
    const variable = printVariable({ actor, form });
    const edit = replaceRange(range, writtenAt(syntax, range.start, variable));
    return possible(t('Write {text}', { text: variable }), edit);
  });
}

function writeCapture({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  const names = scriptCaptures(syntax)
    .filter(({ action }) => action.range.end < start)
    .map(({ name }) => name);
  const found = nearest(decodeReferences(text.slice(start + 2, end - 1)), [...new Set(names)]);
  if (found === undefined) return [];
  const variable = `\${${found}}`;
  const edit = replaceRange(diagnostic.range, writtenAt(syntax, start, variable));
  return [preferred(t('Write {text}', { text: variable }), edit)];
}

/** From the white space before an attribute to its end. */
export function attributeRemoval(text: string, { start, end }: TextRange): TextEdit {
  return removeRange({ start: beforeSpace(text, start), end });
}

function removeAttribute({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const block = blockAt(syntax, diagnostic.range.start);
  const range = block && attributeAt(block, diagnostic.range.start)?.attribute.range;
  if (range === undefined) return [];
  return [preferred(t('Remove the attribute'), attributeRemoval(text, range))];
}

function removePlaceholder(context: RepairContext): readonly QuickFixDraft[] {
  const block = blockAt(context.syntax, context.diagnostic.range.start);
  const value = block && valueAt(block, context.diagnostic.range.start);
  return value?.attribute === undefined ? [] : removeAttribute(context);
}

function writeAny({ diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  const written = text.slice(start, end);
  if (/^\{scansion:(?:any|capture:[^{}]+)$/.test(written)) {
    return [preferred(t('Add the brace'), insertAt(end, '}'))];
  }
  return [
    preferred(
      t('Write {text}', { text: '{scansion:any}' }),
      replaceRange(diagnostic.range, '{scansion:any}'),
    ),
  ];
}

function widenPlaceholder({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  const block = blockAt(syntax, start);
  const value = block && valueAt(block, start);
  if (value === undefined) return [];
  const found = text.slice(start, end);
  return [
    preferred(t('Make the whole value {text}', { text: found }), replaceRange(value.range, found)),
  ];
}

function repairDirective(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, syntax, text } = context;
  const block = blockAt(syntax, diagnostic.range.start);
  const place = block && attributeAt(block, diagnostic.range.start);
  const range = place?.attribute.range;
  if (place === undefined || range === undefined) return [];
  const { local, prefix } = place.attribute;
  const removal = removeAttribute(context).map((draft) => ({ ...draft, isPreferred: false }));
  if (nearest(local, ['strict']) === undefined) return removal;
  const name = { start: range.start, end: range.start + `${prefix}:${local}`.length };
  return [
    preferred(
      t('Write "{text}"', { text: `${prefix}:strict` }),
      replaceRange(name, `${prefix}:strict`),
    ),
    ...removal,
  ].filter(({ edits }) => edits.every(({ end }) => end <= text.length));
}

const TRUE = /^(?:on|y|t)$/i;
const FALSE = /^(?:off|n|f)$/i;

function repairStrict({ diagnostic, syntax }: RepairContext): readonly QuickFixDraft[] {
  const block = blockAt(syntax, diagnostic.range.start);
  const attribute = block && attributeAt(block, diagnostic.range.start)?.attribute;
  const range = attribute?.valueRange;
  if (attribute === undefined || range === undefined) return [];
  const value = attribute.value.trim();
  return ['true', 'false']
    .filter((word) => !(word === 'true' ? FALSE : TRUE).test(value))
    .map((word) => {
      const edit = replaceRange(range, word);
      const isMeant = (word === 'true' ? TRUE : FALSE).test(value);
      const title = t('Write "{text}"', { text: word });
      return isMeant ? preferred(title, edit) : possible(title, edit);
    });
}

function giveResource({ diagnostic, syntax, text, eol }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  const name = parseVariable(text.slice(start + 2, end - 1).replace(/&apos;/g, "'"))?.actor;
  const definition = syntax.definitions.find((candidate) => candidate.name.text === name);
  const last = definition?.properties.at(-1);
  if (definition === undefined || last === undefined) return [];
  const title = t('Give {name} a resource', { name: definition.name.text });
  return [possible(title, insertAt(last.range.end, `${eol}\tresource: desk`))];
}

const STANZAS = ['message', 'presence', 'iq'];

function renameStanza({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const block = blockAt(syntax, diagnostic.range.start);
  const element =
    block &&
    elementsOf(block).find(({ nameRange }) => {
      return nameRange?.start === diagnostic.range.start;
    });
  const found = element && nearest(element.local, STANZAS);
  if (element?.nameRange === undefined || found === undefined) return [];
  const edits = tagNames(text, element).map((range) => replaceRange(range, found));
  return [preferred(t('Write {text}', { text: `<${found}>` }), ...edits)];
}

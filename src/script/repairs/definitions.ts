import { t } from '../../base/translate.ts';
import { insertAt, removeRange, replaceRange } from '../../base/text-edit.ts';
import { parseJid } from '../../xmpp/jid.ts';
import { propertyOf, type DefinitionSyntax, type PropertySyntax } from '../ast.ts';
import { isPasswordBelow, meantKey } from '../check-definitions.ts';
import { touches } from '../elements-at.ts';
import { lineEnd, paragraph, wholeLines } from '../source-lines.ts';
import {
  possible,
  preferred,
  type QuickFixDraft,
  type RepairContext,
  type Repairers,
} from './draft.ts';
import { localpartOf, usualDomain, usualPassword } from './new-parts.ts';

/** Repairs above the separator. */
export const DEFINITION_REPAIRS: Repairers = {
  'bad-definition': completeHead,
  'unknown-class': ({ diagnostic }) => [
    preferred(t('Make it a [Client]'), replaceRange(diagnostic.range, 'Client')),
  ],
  'missing-name': nameActor,
  'missing-jid': addJid,
  'missing-password': addPassword,
  'duplicate-definition': (context) => [...renameDefinition(context), ...removeDefinition(context)],
  'unused-actor': removeDefinition,
  'bad-jid': addLocalpart,
  'bad-property': repairProperty,
  'unknown-property': repairKey,
  'duplicate-property': (context) => [preferred(...removal(context))],
  'bad-port': (context) => [possible(...removal(context))],
  'same-full-jid': changeResource,
};

function definitionOf({ diagnostic, syntax }: RepairContext): DefinitionSyntax | undefined {
  const { start } = diagnostic.range;
  return syntax.definitions.find(({ range }) => touches(range, start));
}

function propertyAt(context: RepairContext): PropertySyntax | undefined {
  const { start } = context.diagnostic.range;
  return definitionOf(context)?.properties.find(({ range }) => touches(range, start));
}

function completeHead({ diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  const { start } = diagnostic.range;
  const line = { start, end: lineEnd(text, start) };
  const inside = text.slice(line.start, line.end).replace(/^\[[\s\]]*/, '');
  const name = inside.replace(/^client\b[\s\]]*/i, '').trim();
  if (name === '') return [];
  return [
    preferred(
      t('Write "{text}"', { text: `[Client] ${name}` }),
      replaceRange(line, `[Client] ${name}`),
    ),
  ];
}

function nameActor(context: RepairContext): readonly QuickFixDraft[] {
  const definition = definitionOf(context);
  if (definition === undefined) return [];
  const local = /^[^@\s]+(?=@)/.exec(propertyOf(definition, 'jid')?.value.text ?? '')?.[0];
  if (local === undefined) return [];
  const name = local.charAt(0).toUpperCase() + local.slice(1);
  if (context.syntax.definitions.some((other) => other.name.text === name)) return [];
  const end = definition.className.range.end + 1;
  return [preferred(t('Call the actor {name}', { name }), insertAt(end, ` ${name}`))];
}

function addJid(context: RepairContext): readonly QuickFixDraft[] {
  const definition = definitionOf(context);
  if (definition === undefined) return [];
  const { eol, syntax, text } = context;
  const { name, properties, range } = definition;
  const jid = `${eol}\tjid: ${localpartOf(name.text)}@${usualDomain(syntax)}`;
  const password = properties.length === 0 ? `${eol}\tpassword: ${usualPassword(syntax)}` : '';
  return [preferred(t('Add a jid'), insertAt(lineEnd(text, range.start), jid + password))];
}

function addPassword(context: RepairContext): readonly QuickFixDraft[] {
  const definition = definitionOf(context);
  if (definition === undefined) return [];
  const jid = propertyOf(definition, 'jid') ?? definition.properties.at(-1);
  const place = jid?.range.end ?? definition.range.end;
  const line = `${context.eol}\tpassword: ${usualPassword(context.syntax)}`;
  return [preferred(t('Add a password'), insertAt(place, line))];
}

function removeDefinition(context: RepairContext): readonly QuickFixDraft[] {
  const definition = definitionOf(context);
  if (definition === undefined) return [];
  const range = paragraph(context.text, definition.range);
  return [
    possible(
      t('Remove this definition of {name}', { name: definition.name.text }),
      removeRange(range),
    ),
  ];
}

/** Romeo becomes Romeo2, with all its properties; the steps stay with the first of the name. */
function renameDefinition(context: RepairContext): readonly QuickFixDraft[] {
  const definition = definitionOf(context);
  if (definition === undefined) return [];
  const { text, range } = definition.name;
  const taken = new Set(context.syntax.definitions.map(({ name }) => name.text));
  let number = 2;
  while (taken.has(`${text}${number}`)) number += 1;
  return [
    possible(
      t('Rename it to {name}', { name: `${text}${number}` }),
      insertAt(range.end, String(number)),
    ),
  ];
}

function addLocalpart(context: RepairContext): readonly QuickFixDraft[] {
  const [property, definition] = [propertyAt(context), definitionOf(context)];
  if (property === undefined || definition === undefined) return [];
  const { text, range } = property.value;
  const own = localpartOf(definition.name.text);
  const usual = usualDomain(context.syntax);
  if (text === '') {
    const jid = `${own}@${usual}`;
    return [preferred(t('Write "{text}"', { text: jid }), insertAt(property.range.end, ` ${jid}`))];
  }
  const parsed = parseJid(text);
  const isWord = parsed.ok && parsed.value.local === '';
  if (!isWord) {
    const jid = `${own}@${usual}`;
    return [possible(t('Write "{text}"', { text: jid }), replaceRange(range, jid))];
  }
  const { domain, resource } = parsed.value;
  const address = isHost(domain, usual) ? `${own}@${domain}` : `${domain}@${usual}`;
  const jid = resource === '' ? address : `${address}/${resource}`;
  return [preferred(t('Write "{text}"', { text: jid }), replaceRange(range, jid))];
}

/** Whether a lone word is the domain that lacks a name, or the name that lacks a domain. */
function isHost(word: string, usual: string): boolean {
  return word === usual || word === 'localhost' || /[.:]/.test(word);
}

function repairProperty(context: RepairContext): readonly QuickFixDraft[] {
  const property = propertyAt(context);
  const word = /^\S+/.exec(property?.key.text ?? '')?.[0] ?? '';
  const above = property && passwordAbove(context, property);
  if (above !== undefined) return [above];
  const key = meantKey(word);
  if (property === undefined || key === undefined) return [possible(...removal(context))];
  const { start } = property.key.range;
  const edit = replaceRange({ start, end: start + word.length }, `${key}:`);
  return [preferred(t('Write "{text}"', { text: `${key}:` }), edit), possible(...removal(context))];
}

/** The password goes up, behind its key. */
function passwordAbove(
  context: RepairContext,
  property: PropertySyntax,
): QuickFixDraft | undefined {
  const properties = definitionOf(context)?.properties ?? [];
  const above = properties[properties.indexOf(property) - 1];
  if (above === undefined || !isPasswordBelow(property, properties)) return undefined;
  const gap = { start: above.value.range.end, end: property.key.range.start };
  return preferred(t('Put it behind "password:"'), replaceRange(gap, ' '));
}

function repairKey(context: RepairContext): readonly QuickFixDraft[] {
  const definition = definitionOf(context);
  const { diagnostic, text } = context;
  const key = meantKey(text.slice(diagnostic.range.start, diagnostic.range.end));
  const isFree = definition !== undefined && key && propertyOf(definition, key) === undefined;
  if (!isFree) return [possible(...removal(context))];
  const edit = replaceRange(diagnostic.range, key);
  return [preferred(t('Write "{text}"', { text: key }), edit), possible(...removal(context))];
}

function removal({ diagnostic, text }: RepairContext) {
  return [t('Remove this line'), removeRange(wholeLines(text, diagnostic.range))] as const;
}

function changeResource(context: RepairContext): readonly QuickFixDraft[] {
  const definition = definitionOf(context);
  if (definition === undefined) return [];
  const value = (propertyOf(definition, 'resource') ?? propertyOf(definition, 'jid'))?.value;
  if (value === undefined) return [];
  const resource = `-${localpartOf(definition.name.text)}`;
  const title = t('Give {name} a resource of its own', { name: definition.name.text });
  return [preferred(title, insertAt(value.range.end, resource))];
}

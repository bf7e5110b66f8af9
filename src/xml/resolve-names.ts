import { t } from '../base/translate.ts';
import type { TextRange } from '../base/text-range.ts';
import type { Cursor } from './cursor.ts';
import { XML_NS, type XmlAttribute, type XmlElement } from './element.ts';
import { declarationFault, isDeclaration } from './declaration.ts';
import { isQualifiedName, splitName } from './names.ts';
import type { RawAttribute, RawTag } from './scan-tag.ts';

/** The namespaces in scope, by prefix; `''` is the default namespace. */
export type Namespaces = Pick<ReadonlyMap<string, string>, 'get'>;

/** An `xmlns` or `xmlns:p`, which the tree itself does not hold. */
export interface XmlDeclaration {
  readonly prefix: string;
  readonly ns: string;
  readonly range: TextRange;
  readonly valueRange: TextRange;
}

export interface ResolvedTag {
  readonly head: Omit<XmlElement, 'children'>;
  readonly scope: Namespaces;
  readonly declarations: readonly XmlDeclaration[];
}

/** Resolves the names of a start tag (Namespaces in XML 1.0). A prefix nobody declared resolves to no namespace. */
export function resolveTag(cursor: Cursor, tag: RawTag, outer: Namespaces): ResolvedTag {
  const declarations = tag.attributes.flatMap((attribute) => declarationOf(cursor, attribute));
  const scope = declarations.length === 0 ? outer : within(outer, declarations);
  const resolver = { cursor, scope };
  const { prefix, local } = splitName(tag.name);
  const ns = lookUp(resolver, tag.name, tag.nameRange);
  const attributes = resolveAttributes(resolver, tag.attributes);
  const { range, nameRange } = tag;
  const head = {
    kind: 'element',
    prefix,
    local,
    ns,
    attributes,
    range,
    startTag: range,
    nameRange,
  } as const;
  return { head, scope, declarations };
}

/** Looks outwards instead of copying: many siblings may declare something inside of what declares much. */
function within(outer: Namespaces, declarations: readonly XmlDeclaration[]): Namespaces {
  const own = new Map(declarations.map(({ prefix, ns }) => [prefix, ns]));
  return { get: (prefix) => own.get(prefix) ?? outer.get(prefix) };
}

interface Resolver {
  readonly cursor: Cursor;
  readonly scope: Namespaces;
}

function declarationOf(cursor: Cursor, attribute: RawAttribute): XmlDeclaration[] {
  if (!isDeclaration(attribute.name)) return [];
  const { value, range, valueRange } = attribute;
  const prefix = attribute.name.slice('xmlns:'.length);
  const fault = declarationFault(prefix, value, attribute.name.length > 'xmlns'.length);
  if (fault === undefined) return [{ prefix, ns: value, range, valueRange }];
  cursor.error('bad-declaration', range, fault);
  return [];
}

function resolveAttributes(resolver: Resolver, raw: readonly RawAttribute[]): XmlAttribute[] {
  const resolved = new Map<string, XmlAttribute>();
  for (const attribute of raw) {
    if (isDeclaration(attribute.name)) continue;
    const { prefix, local } = splitName(attribute.name);
    const { value, range, valueRange } = attribute;
    const ns = !attribute.name.includes(':')
      ? ''
      : lookUp(resolver, attribute.name, attribute.nameRange);
    const meant = `{${ns}}${local}`;
    if (resolved.has(meant)) {
      const message = t('The attribute {local} is given twice under two prefixes. Remove one.', {
        local,
      });
      resolver.cursor.error('duplicate-attribute', range, message);
    } else {
      resolved.set(meant, { prefix, local, ns, value, range, valueRange });
    }
  }
  return [...resolved.values()];
}

function lookUp({ cursor, scope }: Resolver, name: string, range: TextRange): string {
  const { prefix } = splitName(name);
  if (!isQualifiedName(name)) {
    const message = t('{name} is no name. Put a name on both sides of one colon, or write none.', {
      name,
    });
    cursor.error('bad-name', range, message);
    return '';
  }
  if (prefix === '') return scope.get('') ?? '';
  if (prefix === 'xml') return XML_NS;
  const ns = scope.get(prefix);
  if (ns === undefined) {
    const message = t(
      'The prefix {prefix} is not declared. Add xmlns:{prefix}="…" or remove the prefix.',
      { prefix },
    );
    cursor.error('undeclared-prefix', range, message);
  }
  return ns ?? '';
}

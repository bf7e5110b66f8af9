import { t } from '../../base/translate.ts';
import { comparisonOf, strictDirective, strictnessOf } from '../../match/strictness.ts';
import type { TextRange } from '../../base/text-range.ts';
import type { XmlAttribute, XmlElement } from '../../xml/element.ts';
import { CLIENT_NS, SCANSION_NS } from '../../xmpp/namespaces.ts';
import type { BlockSyntax, ScriptSyntax } from '../ast.ts';
import { definitionsByName } from '../ast.ts';
import { readsCapture, scriptCaptures } from '../captures.ts';
import {
  attributeAt,
  elementsOf,
  pathTo,
  tagNames,
  touches,
  type AttributePlace,
} from '../elements-at.ts';
import type { Hover, HoverPart } from './hover-part.ts';
import { blockVariables } from '../stanza-values.ts';
import type { Explanation, Term, Vocabulary } from '../vocabulary.ts';
import { aboutPlaceholder } from './about-placeholder.ts';
import { aboutCapture, aboutVariable } from './about-variable.ts';

export interface StanzaHover {
  readonly syntax: ScriptSyntax;
  readonly block: BlockSyntax;
  readonly offset: number;
  readonly vocabulary: Vocabulary;
}

/** Hovers inside a stanza: what is smallest at the place is what it is about. */
export function hoverStanza(request: StanzaHover): Hover | undefined {
  return (
    hoverVariable(request) ??
    hoverPlaceholder(request) ??
    hoverDeclaration(request) ??
    hoverAttribute(request) ??
    hoverTag(request)
  );
}

function hoverVariable({ syntax, block, offset }: StanzaHover): Hover | undefined {
  const found = blockVariables(block).find(({ range }) => touches(range, offset));
  if (found === undefined) return undefined;
  if (readsCapture(found, definitionsByName(syntax))) {
    const part = aboutCapture(found.name, scriptCaptures(syntax), found.range.start);
    if (part !== undefined) return { range: found.range, parts: [part] };
  }
  if (found.variable === undefined) return undefined;
  const definition = definitionsByName(syntax).get(found.variable.actor);
  return { range: found.range, parts: [aboutVariable(found.variable, definition)] };
}

function hoverPlaceholder({ syntax, block, offset }: StanzaHover): Hover | undefined {
  const text = syntax.text.slice(block.range.start, block.range.end);
  for (const { 0: found, index } of text.matchAll(/\{scansion:[^{}\r\n]*\}/g)) {
    const start = block.range.start + index;
    const range = { start, end: start + found.length };
    if (touches(range, offset))
      return { range, parts: [aboutPlaceholder(found, isSent(syntax, block))] };
  }
  return undefined;
}

function isSent(syntax: ScriptSyntax, block: BlockSyntax): boolean {
  return syntax.actions.find((action) => action.block === block)?.verb.text === 'sends';
}

function hoverDeclaration({ block, offset, vocabulary }: StanzaHover): Hover | undefined {
  const declaration = block.declarations.find(({ range }) => touches(range, offset));
  if (declaration === undefined) return undefined;
  return explained(declaration.range, vocabulary.describe({ namespace: declaration.ns }));
}

function hoverAttribute(request: StanzaHover): Hover | undefined {
  const { block, offset, vocabulary } = request;
  const place = attributeAt(block, offset);
  if (place === undefined) return undefined;
  const { element, attribute } = place;
  if (attribute.ns === SCANSION_NS) return hoverStrict(place, request);
  const term = { namespace: element.ns, element: element.local, attribute: nameOf(attribute) };
  const { valueRange } = attribute;
  if (valueRange !== undefined && touches(valueRange, offset)) {
    const value = describeValue(vocabulary, term, attribute.value);
    if (value !== undefined) return explained(valueRange, value);
  }
  return attribute.range && explained(attribute.range, vocabulary.describe(term));
}

function nameOf({ prefix, local }: XmlAttribute): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

/** A value that is a namespace, e.g. of a feature or a form, is explained as one. */
function describeValue(vocabulary: Vocabulary, term: Term, value: string) {
  return vocabulary.describe({ ...term, value }) ?? vocabulary.describe({ namespace: value });
}

function hoverStrict(
  { element, attribute }: AttributePlace,
  request: StanzaHover,
): Hover | undefined {
  const { range } = attribute;
  if (range === undefined || attribute.local !== 'strict') return undefined;
  const sentences = isSent(request.syntax, request.block)
    ? [t('It means something only in what is received. It is not sent.')]
    : [explainStrictness(element, request.block), reachOf(attribute.value)];
  return { range, parts: [{ title: `scansion:strict="${attribute.value}"`, sentences }] };
}

function reachOf(value: string): string {
  return strictnessOf(value)?.below === true
    ? t(
        'It holds for all that is inside too, where nothing there says otherwise. This value is Caesura’s own; scansion takes it for "false".',
      )
    : t('It holds for this level alone, not for the children.');
}

function hoverTag(request: StanzaHover): Hover | undefined {
  const { syntax, block, offset } = request;
  for (const element of elementsOf(block)) {
    const range = tagNames(syntax.text, element).find((name) => touches(name, offset));
    if (range === undefined) continue;
    const parts = elementParts(element, request);
    return parts.length === 0 ? undefined : { range, parts };
  }
  return undefined;
}

/** The element, its namespace unless that says the same, and how it is compared. */
function elementParts(element: XmlElement, request: StanzaHover): readonly HoverPart[] {
  const { ns, local } = element;
  const { vocabulary, syntax, block } = request;
  const own = partOf(vocabulary.describe({ namespace: ns, element: local }));
  const ofNamespace = ns === CLIENT_NS ? [] : partOf(vocabulary.describe({ namespace: ns }));
  const isSame = own[0]?.sentences[0] === ofNamespace[0]?.sentences[0];
  const comparison: HoverPart = {
    title: isStrictIn(element, block) ? t('Strict') : t('Not strict'),
    sentences: [explainStrictness(element, block)],
  };
  return [...own, ...(isSame ? [] : ofNamespace), ...(isSent(syntax, block) ? [] : [comparison])];
}

function isStrictIn(element: XmlElement, block: BlockSyntax): boolean {
  let inherited: boolean | undefined;
  for (const ancestor of pathTo(block, element).slice(0, -1)) {
    ({ inherited } = comparisonOf(ancestor, inherited));
  }
  return comparisonOf(element, inherited).strict;
}

/** Why an element of a pattern is compared as it is. */
function explainStrictness(element: XmlElement, block: BlockSyntax): string {
  const why = whyCompared(element, block);
  return isStrictIn(element, block)
    ? t('Compared to the letter, {why}: no other attributes, no other children, the same order.', {
        why,
      })
    : t('More may be there than is written, in any order, {why}.', { why });
}

function whyCompared(element: XmlElement, block: BlockSyntax): string {
  if (strictDirective(element) !== undefined) return t('because scansion:strict says so');
  const around = pathTo(block, element)
    .slice(0, -1)
    .findLast((each) => strictnessOf(strictDirective(each)?.value ?? '')?.below === true);
  return around === undefined
    ? whyByNamespace(element)
    : t('because scansion:strict on <{local}> says so for all that is in it', {
        local: around.local,
      });
}

function whyByNamespace({ ns }: XmlElement): string {
  return ns === CLIENT_NS
    ? t('because it is in the default namespace {clientNs}', { clientNs: CLIENT_NS })
    : t('because it has a namespace of its own, {ns}', { ns });
}

function explained(range: TextRange, explanation: Explanation | undefined): Hover | undefined {
  const parts = partOf(explanation);
  return parts.length === 0 ? undefined : { range, parts };
}

function partOf(explanation: Explanation | undefined): readonly HoverPart[] {
  if (explanation === undefined) return [];
  const { text, servers, ...rest } = explanation;
  return [{ ...rest, sentences: servers === undefined ? [text] : [text, servers] }];
}

import type { TextRange } from '../base/text-range.ts';
import { childElements, type XmlElement } from '../xml/element.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';
import type { ActionSyntax, BlockSyntax, ScriptSyntax } from './ast.ts';
import { definitionsByName } from './ast.ts';
import { nearest, suggest } from './nearest.ts';
import type { Report } from './report.ts';
import { blockVariables, shiftRange, stanzaValues, type StanzaValue } from './stanza-values.ts';
import { printVariable, type VariableReference } from './variables.ts';

/** What scansion puts into stanzas: `${…}`, `{scansion:…}` and `scansion:` attributes. */
export function checkStanzas(syntax: ScriptSyntax, report: Report): void {
  const names = [...definitionsByName(syntax).keys()];
  for (const action of syntax.actions) {
    if (action.block === undefined) continue;
    for (const found of blockVariables(syntax.text, action.block)) {
      checkVariable(found, names, report);
    }
    const check = { syntax, action, block: action.block, report };
    for (const value of action.block.roots.flatMap(stanzaValues)) checkValue(value, check);
    for (const root of action.block.roots) checkDirectives(root, check);
  }
}

interface StanzaCheck {
  readonly syntax: ScriptSyntax;
  readonly action: ActionSyntax;
  readonly block: BlockSyntax;
  readonly report: Report;
}

function checkVariable(found: VariableReference, names: readonly string[], report: Report): void {
  const { variable, range, actorRange, name } = found;
  if (variable === undefined) {
    const actor = nearest(name.replace(/'s\b.*$/, ''), names) ?? names[0] ?? 'Romeo';
    const bare = printVariable({ actor, form: 'JID' });
    const full = printVariable({ actor, form: 'full JID' });
    const message = `This is no variable. Write ${bare} for the bare JID, or ${full} for the one with the resource.`;
    report.error('bad-variable', range, message);
  } else if (!names.includes(variable.actor)) {
    const advice = suggest(variable.actor, names, 'Define it, or use another name.');
    const message = `No actor is called "${variable.actor}". ${advice}`;
    report.error('undefined-actor', actorRange ?? range, message);
  }
}

function checkValue(value: StanzaValue, check: StanzaCheck): void {
  const { text } = check.syntax;
  const raw = text.slice(value.range.start, value.range.end);
  for (const { 0: found, 1: inside = '', 2: brace, index } of raw.matchAll(
    /\{scansion:([^{}]*)(\}?)/g,
  )) {
    const range = shiftRange({ start: index, end: index + found.length }, value.range.start);
    const isKnown = brace === '}' && (inside === 'any' || /^capture:./.test(inside));
    checkPlaceholder({ range, found, isKnown }, value, check);
  }
  for (const { 0: found, index } of raw.matchAll(
    /(?<!\$)\{[^{}]*(?:'|&[^;]*;)s (?:full )?JID\}/g,
  )) {
    const range = shiftRange({ start: index, end: index + found.length }, value.range.start);
    check.report.warn(
      'missing-dollar',
      range,
      `This is plain text. Write $${found} for the variable.`,
    );
  }
}

interface Placeholder {
  readonly range: TextRange;
  readonly found: string;
  readonly isKnown: boolean;
}

function checkPlaceholder(placeholder: Placeholder, value: StanzaValue, check: StanzaCheck): void {
  const { range, found, isKnown } = placeholder;
  const { report, action } = check;
  if (action.verb.text === 'sends') {
    const message = `${found} means something only in what is received. It will be sent as it stands here.`;
    report.warn('placeholder-in-sends', range, message);
  } else if (!isKnown) {
    const message = `${found} is unknown. Write {scansion:any}, or {scansion:capture:NAME} to keep the value.`;
    report.error('unknown-placeholder', range, message);
  } else if (value.value.trim() !== found) {
    const message = `${found} counts only as a whole value. Here it is compared letter by letter.`;
    report.warn('partial-placeholder', range, message);
  } else if (value.attribute === undefined) {
    const message = `Any text is accepted here; other tools know ${found} in attributes only.`;
    report.add('info', 'placeholder-in-text', range, message);
  }
}

function checkDirectives(element: XmlElement, check: StanzaCheck): void {
  const { report, action } = check;
  if (element.ns === SCANSION_NS) {
    const range = element.nameRange ?? check.block.range;
    report.warn(
      'unknown-directive',
      range,
      'Scansion has no elements of its own. Remove the prefix.',
    );
  }
  for (const { ns, local, value, range = check.block.range } of element.attributes) {
    if (ns !== SCANSION_NS) continue;
    if (local !== 'strict') {
      const advice = suggest(local, ['strict'], 'It is ignored.');
      const message = `Scansion has no attribute "scansion:${local}", only scansion:strict. ${advice}`;
      report.warn('unknown-directive', range, message);
    } else if (action.verb.text === 'sends') {
      const message = 'scansion:strict means something only in what is received. It is not sent.';
      report.warn('directive-in-sends', range, message);
    } else if (value !== 'true' && value !== 'false') {
      const message = `scansion:strict is "true" or "false", not "${value}".`;
      report.error('bad-strict', range, message);
    }
  }
  for (const child of childElements(element)) checkDirectives(child, check);
}

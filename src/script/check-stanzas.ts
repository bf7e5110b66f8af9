import { remembering } from '../base/lazy.ts';
import { t } from '../base/translate.ts';
import { shiftRange, type TextRange } from '../base/text-range.ts';
import { strictnessOf } from '../match/strictness.ts';
import { childElements, type XmlElement } from '../xml/element.ts';
import { decodeReferences } from '../xml/decode-text.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';
import type { BlockContent, ScriptSyntax } from './ast.ts';
import { suggest } from './nearest.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Report } from './report.ts';
import { stanzaValues, type StanzaValue } from './stanza-values.ts';

/** What scansion puts into stanzas besides `${…}`: `{scansion:…}` and `scansion:` attributes. */
export function checkStanzas(syntax: ScriptSyntax, report: Report): void {
  for (const { block, verb } of syntax.actions) {
    if (block === undefined || block.content.isRaw) continue;
    const blockReport = report.at(block.range.start);
    const found = verb.text === 'sends' ? findInSent(block.content) : findInExpected(block.content);
    for (const { severity, code, range, message } of found) {
      blockReport.add(severity, code, range, message);
    }
  }
}

/** What is found depends on the content alone, so that blocks which have not changed need no new look. */
const findInSent = remembering((content: BlockContent) => findInContent(content, true));
const findInExpected = remembering((content: BlockContent) => findInContent(content, false));

function findInContent(content: BlockContent, isSent: boolean): readonly Diagnostic[] {
  const check = { content, isSent, report: new Report() };
  for (const value of content.roots.flatMap(stanzaValues)) checkValue(value, check);
  for (const root of content.roots) checkDirectives(root, check);
  return check.report.diagnostics;
}

interface StanzaCheck {
  readonly content: BlockContent;
  readonly isSent: boolean;
  readonly report: Report;
}

function checkValue(value: StanzaValue, check: StanzaCheck): void {
  const raw = check.content.text.slice(value.range.start, value.range.end);
  for (const { 0: found, 1: inside = '', 2: brace, index } of raw.matchAll(
    /\{scansion:([^{}]*)(\}?)/g,
  )) {
    const range = shiftRange({ start: index, end: index + found.length }, value.range.start);
    const isKnown = brace === '}' && (inside === 'any' || /^capture:./.test(inside));
    checkPlaceholder({ range, found, isKnown }, value, check);
  }
  for (const { 0: found, index } of raw.matchAll(
    /(?<!\$)\{(?!scansion:)[^{}]*(?:'|&[^;&]*;)s (?:full )?JID\}/g,
  )) {
    const range = shiftRange({ start: index, end: index + found.length }, value.range.start);
    check.report.warn(
      'missing-dollar',
      range,
      t('This is plain text. Write ${found} for the variable.', { found }),
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
  const { report, isSent } = check;
  if (isSent) {
    const message = t(
      '{found} means something only in what is received. It will be sent as it stands here.',
      { found },
    );
    report.warn('placeholder-in-sends', range, message);
  } else if (!isKnown) {
    const message = t(
      "{found} is unknown. Write '{scansion:any}', or '{scansion:capture:NAME}' to keep the value.",
      { found },
    );
    report.error('unknown-placeholder', range, message);
  } else if (value.value.trim() !== decodeReferences(found)) {
    const message = t(
      '{found} counts only as a whole value. Here it is compared letter by letter.',
      { found },
    );
    report.warn('partial-placeholder', range, message);
  } else if (value.attribute === undefined) {
    const message = t('Any text is accepted here; other tools know {found} in attributes only.', {
      found,
    });
    report.add('info', 'placeholder-in-text', range, message);
  }
}

/** For what was parsed without ranges, which nothing in a script is. */
const NOWHERE: TextRange = { start: 0, end: 0 };

function checkDirectives(element: XmlElement, check: StanzaCheck): void {
  const { report, isSent } = check;
  if (element.ns === SCANSION_NS) {
    const range = element.nameRange ?? NOWHERE;
    report.warn(
      'unknown-directive',
      range,
      t('Scansion has no elements of its own. Remove the prefix.'),
    );
  }
  for (const { ns, local, value, range = NOWHERE } of element.attributes) {
    if (ns !== SCANSION_NS) continue;
    if (local !== 'strict') {
      const advice = suggest(local, ['strict'], t('It is ignored.'));
      const message = t(
        'Scansion has no attribute "scansion:{local}", only scansion:strict. {advice}',
        { local, advice },
      );
      report.warn('unknown-directive', range, message);
    } else if (isSent) {
      const message = t(
        'scansion:strict means something only in what is received. It is not sent.',
      );
      report.warn('directive-in-sends', range, message);
    } else {
      checkStrict(value, range, report);
    }
  }
  for (const child of childElements(element)) checkDirectives(child, check);
}

function checkStrict(value: string, range: TextRange, report: Report): void {
  const meaning = strictnessOf(value);
  if (meaning === undefined) {
    const message = t(
      'scansion:strict is "true" or "false", or for all that is inside too "everywhere" or "nowhere", not "{value}".',
      { value },
    );
    report.error('bad-strict', range, message);
  } else if (meaning.below) {
    const message = t(
      '"{value}" holds for all that is inside too. It is Caesura’s own: scansion takes it for "false", for this level alone.',
      { value },
    );
    report.add('hint', 'own-form', range, message);
  }
}

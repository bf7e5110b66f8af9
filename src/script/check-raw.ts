import { t } from '../base/translate.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseStrict } from '../xml/parse-strict.ts';
import { CLIENT_NS } from '../xmpp/namespaces.ts';
import { definitionsByName, type ActionSyntax, type ScriptSyntax } from './ast.ts';
import { scriptCaptures } from './captures.ts';
import { isRawMark, RAW_MARK, rawText } from './raw-mark.ts';
import type { Report } from './report.ts';
import { contentVariables } from './stanza-values.ts';

/** What is sent as written gets one note, whatever it is; a mark that marks nothing gets a warning. */
export function checkRaw(syntax: ScriptSyntax, report: Report): void {
  const marks = new Set<number>();
  for (const action of syntax.actions) {
    const { block, rawMark, verb } = action;
    if (rawMark !== undefined) marks.add(rawMark.start);
    if (block?.content.isRaw) report.add('info', 'raw-send', verb.range, noteOf(action, syntax));
  }
  for (const item of syntax.items) {
    if (item.kind !== 'comment' || !isRawMark(item.content.text)) continue;
    if (marks.has(item.range.start) || item.range.start < (syntax.separator?.range.end ?? 0)) {
      continue;
    }
    const message = t(
      '"{rawMark}" marks nothing here. It belongs right above a line such as "Romeo sends:".',
      { rawMark: RAW_MARK },
    );
    report.warn('stray-raw-mark', item.range, message);
  }
}

function noteOf({ block }: ActionSyntax, syntax: ScriptSyntax): string {
  const text = rawText(block?.content.text ?? '');
  const parsed = parseStrict(text);
  const sentences = [
    t('This is sent exactly as it is written.'),
    parsed.ok
      ? namespaceNote(parsed.value)
      : t('It is not one XML element: {sentence}', { sentence: parsed.error.sentence }),
    unfilled(block, syntax),
    t('"{rawMark}" is Caesura’s own: scansion reads past it and takes this for a stanza.', {
      rawMark: RAW_MARK,
    }),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** RFC 7395, section 3.3.3: each frame names its namespace. Nothing adds it here. */
function namespaceNote({ local, ns }: XmlElement): string {
  if (ns !== '') return '';
  return t('<{local}> has no namespace; servers take it for a stanza only with {declaration}.', {
    local,
    declaration: `xmlns='${CLIENT_NS}'`,
  });
}

/** Of what looks like a variable and is none. */
function unfilled(block: ActionSyntax['block'], syntax: ScriptSyntax): string {
  if (block === undefined) return '';
  const found = contentVariables(block.content);
  if (found.length === 0) return '';
  const actors = definitionsByName(syntax);
  const captures = new Set(scriptCaptures(syntax).map(({ name }) => name));
  const unknown = found.find(
    ({ isClosed, variable, name }) =>
      !isClosed || !(captures.has(name) || actors.has(variable?.actor ?? '')),
  );
  if (unknown === undefined) return '';
  return t('{variable} is no variable, and is sent as it stands.', {
    variable: `\${${unknown.name}${unknown.isClosed ? '}' : ''}`,
  });
}

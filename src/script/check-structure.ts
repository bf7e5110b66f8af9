import { accountsOf } from './accounts.ts';
import { LONGEST_SCRIPT } from '../base/longest-script.ts';
import { t } from '../base/translate.ts';
import type { TextRange } from '../base/text-range.ts';
import type { ActionSyntax, ScriptSyntax, StrayBlockSyntax, UnknownSyntax } from './ast.ts';
import { definitionsByName, takesStanza, VERBS } from './ast.ts';
import type { Report } from './report.ts';
import { checkLesson } from './check-lesson.ts';
import { checkStage } from './check-stage.ts';
import { suggest } from './nearest.ts';

/** What concerns the script as a whole: its parts, their order, lines that belong to none of them. */
export function checkStructure(syntax: ScriptSyntax, report: Report): void {
  checkLength(syntax, report);
  checkTitle(syntax, report);
  checkAccounts(syntax, report);
  checkStage(syntax, report);
  checkLesson(syntax, report);
  checkSeparator(syntax, report);
  checkSteps(syntax, report);
  const steps = syntax.separator?.range.start;
  const names = definitionsByName(syntax);
  for (const item of syntax.items) {
    if (item.kind === 'unknown') checkUnknown(item, names, report);
    if (item.kind === 'stray-block') checkStrayBlock(item, report);
    if (item.kind === 'definition' && steps !== undefined && item.range.start > steps) {
      const message = t('Actors are defined above the separator. Move this definition up.');
      report.error('definition-after-separator', item.name.range, message);
    }
  }
}

/** What a trace could not hold is not run, so that every run can be opened again. */
function checkLength({ text }: ScriptSyntax, report: Report): void {
  if (text.length <= LONGEST_SCRIPT) return;
  const message = t(
    'The script goes on here beyond {millions} million characters. A longer one is not run, as its run could not be saved. Run it in parts.',
    { millions: LONGEST_SCRIPT / 1e6 },
  );
  report.error('script-too-long', { start: LONGEST_SCRIPT, end: text.length }, message);
}

function checkTitle({ header, items, text }: ScriptSyntax, report: Report): void {
  if (header.title?.text || items.length === 0) return;
  const message = t('The script has no title. Begin it with a line such as "# Juliet is kicked".');
  report.add('hint', 'no-title', { start: 0, end: firstLineEnd(text) }, message);
}

/** Scansion ignores the tag; the embedded server is told of it. */
function checkAccounts(syntax: ScriptSyntax, report: Report): void {
  for (const {
    part: { range },
  } of accountsOf(syntax).faults) {
    const message = t(
      'An account is a bare JID, a colon and a password, as in "## accounts: romeo@localhost:secret, juliet@localhost:word". A password with a comma in it, or a quote at its start, stands in quotes: romeo@localhost:"one, two".',
    );
    report.error('bad-account', range, message);
  }
}

function firstLineEnd(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}

function checkSeparator(syntax: ScriptSyntax, report: Report): void {
  const { separator, actions, definitions, items } = syntax;
  if (separator === undefined) {
    if (actions.length > 0 || definitions.length > 0) reportMissing(syntax, report);
    return;
  }
  for (const item of items) {
    if (item.kind === 'separator' && item !== separator) {
      const message = t('A script has one separator. Remove this line, or begin it with #.');
      report.error('second-separator', item.range, message);
    }
  }
  for (const action of actions) {
    if (action.range.start < separator.range.start) {
      const message = t(
        'Steps stand below the separator. Move this one down, or the separator up.',
      );
      report.error('step-before-separator', action.head, message);
    }
  }
}

function reportMissing({ actions, definitions, items, text }: ScriptSyntax, report: Report): void {
  const short = items.find(
    (item) => item.kind === 'comment' && /^-*$/.test(item.content.text) && item.marker === '--',
  );
  const isShort = short?.kind === 'comment' && short.content.text !== '';
  const message = isShort
    ? t('The separator needs five hyphens or more. Write "-----".')
    : t('The line that separates actors from steps is missing. Put a line "-----" here.');
  const last = definitions.at(-1)?.range.end ?? text.length;
  const range = actions[0]?.head ?? { start: last, end: last };
  report.error('missing-separator', isShort ? short.range : range, message);
}

function checkSteps({ actions, separator }: ScriptSyntax, report: Report): void {
  if (actions.length > 0 || separator === undefined) return;
  const message = t(
    'The script has no steps: nothing will run. Write e.g. "Romeo connects" below.',
  );
  report.add('info', 'no-steps', separator.range, message);
}

function checkUnknown(
  line: UnknownSyntax,
  names: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  const { range, text } = line.content;
  if (line.isIndented) {
    const message = t(
      'This indented line belongs to nothing. Put a definition such as "[Client] Romeo" above it.',
    );
    report.error('stray-line', range, message);
  } else if (text.startsWith('<')) {
    const message = t(
      'A stanza follows an action. Put a line such as "Romeo sends:" above it, and a TAB before it.',
    );
    report.error('stray-line', range, message);
  } else {
    const { verb, advice } = explainUnknown(text, names.has(text));
    report.error(verb ? 'unknown-verb' : 'unknown-line', range, advice);
  }
}

function explainUnknown(text: string, isDefined: boolean) {
  const words = text.split(/\s/);
  const verb = VERBS.find((known) => words.some((word) => word.startsWith(known)));
  if (isDefined)
    return {
      verb: true,
      advice: t('What does {name} do? Add {verbs}.', { name: text, verbs: orList(VERBS) }),
    };
  if (verb !== undefined)
    return { verb: false, advice: t('Put an actor\'s name before "{verb}".', { verb }) };
  const advice = t('This line is neither an action nor a comment. Begin a comment with #.');
  return { verb: false, advice };
}

/** `"a", "b" or "c"`. */
function orList(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  return t('{words} or {last}', { words: quoted.slice(0, -1).join(', '), last: quoted.at(-1) });
}

function checkStrayBlock({ block, after }: StrayBlockSyntax, report: Report): void {
  const firstTag: TextRange | undefined = block.roots[0]?.startTag;
  report.warn('stray-stanza', firstTag ?? block.range, explainStray(after));
}

function explainStray(after: ActionSyntax | undefined): string {
  if (after === undefined)
    return t(
      'This stanza belongs to no action and is ignored. Put a line such as "Romeo sends:" above it.',
    );
  const actor = after.actor.text;
  if (!takesStanza(after)) {
    const verb = after.rest?.text === 'nothing' ? 'receives: nothing' : after.verb.text;
    return t(
      'This stanza belongs to no action and is ignored. "{actor} {verb}" takes none; is "{actor} sends:" or "{actor} receives:" meant?',
      { actor, verb },
    );
  }
  if (after.block?.problems.some(({ code }) => code === 'unclosed-element')) {
    return t(
      'A blank line ended the stanza above too early; this is ignored. Remove the blank line.',
    );
  }
  const other = after.verb.text === 'sends' ? 'receives' : 'sends';
  return t(
    'This stanza belongs to no action and is ignored. A blank line ended the one before; is a line "{actor} {other}:" missing?',
    { actor, other },
  );
}

/** For an action whose verb is unknown. */
export function suggestVerb(word: string): string {
  return suggest(word, VERBS, t('Verbs are {verbs}.', { verbs: orList(VERBS) }));
}

import { t } from '../../base/translate.ts';
import { insertAt, removeRange, replaceRange } from '../../base/text-edit.ts';
import { takesStanza, verbOf, VERBS, type StrayBlockSyntax } from '../ast.ts';
import { nearest } from '../nearest.ts';
import { paragraph, wholeLines } from '../source-lines.ts';
import {
  possible,
  preferred,
  type QuickFixDraft,
  type RepairContext,
  type Repairers,
} from './draft.ts';

/** Repairs of what concerns the script as a whole. */
export const STRUCTURE_REPAIRS: Repairers = {
  'no-title': ({ text, eol }) => [
    preferred(
      t('Add a title'),
      insertAt(text.startsWith('\ufeff') ? 1 : 0, `# ${t('What this scenario shows')}${eol}`),
    ),
  ],
  'missing-separator': addSeparator,
  'second-separator': ({ diagnostic, text }) => [
    preferred(t('Remove this separator'), removeRange(paragraph(text, diagnostic.range))),
  ],
  'step-before-separator': raiseSeparator,
  'definition-after-separator': raiseDefinition,
  'unknown-line': repairUnknownLine,
  'stray-stanza': repairStrayStanza,
};

function addSeparator({ diagnostic, syntax, eol }: RepairContext): readonly QuickFixDraft[] {
  const { range } = diagnostic;
  const isShort = syntax.items.some(
    (item) => item.kind === 'comment' && item.range.start === range.start,
  );
  if (isShort) return [preferred(t('Make it five hyphens'), replaceRange(range, '-----'))];
  const first = syntax.actions[0]?.range.start ?? Infinity;
  const last = syntax.definitions.findLast((definition) => definition.range.end <= first);
  const edit =
    last === undefined
      ? insertAt(range.start, `-----${eol}${eol}`)
      : insertAt(last.range.end, `${eol}${eol}-----`);
  return [preferred(t('Add the separator'), edit)];
}

/** The separator goes above the first step, if that leaves all definitions above it. */
function raiseSeparator({ syntax, text, eol }: RepairContext): readonly QuickFixDraft[] {
  const first = syntax.actions[0];
  const { separator } = syntax;
  if (first === undefined || separator === undefined) return [];
  if (syntax.definitions.some(({ range }) => range.start > first.range.start)) return [];
  const moved = [
    insertAt(first.range.start, `-----${eol}${eol}`),
    removeRange(paragraph(text, separator.range)),
  ];
  return [preferred(t('Move the separator above the steps'), ...moved)];
}

function raiseDefinition({
  diagnostic,
  syntax,
  text,
  eol,
}: RepairContext): readonly QuickFixDraft[] {
  const definition = syntax.definitions.find(
    ({ name }) => name.range.start === diagnostic.range.start,
  );
  const { separator } = syntax;
  if (definition === undefined || separator === undefined) return [];
  const { range } = definition;
  const moved = [
    insertAt(separator.range.start, `${text.slice(range.start, range.end)}${eol}${eol}`),
    removeRange(paragraph(text, range)),
  ];
  return [preferred(t('Move the definition above the separator'), ...moved)];
}

/** Names beyond this many are no menu any more. */
const MOST_NAMES = 5;

function repairUnknownLine({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const { start, end } = diagnostic.range;
  const line = text.slice(start, end);
  const asComment = possible(t('Make it a comment'), insertAt(start, '# '));
  const names = [...new Set(syntax.definitions.map(({ name }) => name.text))].filter(Boolean);
  if (names.includes(line)) {
    return VERBS.map((verb) =>
      possible(t('Write "{text}"', { text: `${line} ${verb}` }), insertAt(end, ` ${verb}`)),
    );
  }
  if (!VERBS.some((verb) => line.startsWith(verb))) return [asComment];
  const withNames = names
    .slice(0, MOST_NAMES)
    .map((name) => possible(t('Put {name} before it', { name }), insertAt(start, `${name} `)));
  return [...withNames, asComment];
}

function repairStrayStanza(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, syntax, text, eol } = context;
  const stray = syntax.items.find(
    (item): item is StrayBlockSyntax =>
      item.kind === 'stray-block' &&
      item.block.range.start <= diagnostic.range.start &&
      diagnostic.range.start <= item.block.range.end,
  );
  if (stray === undefined) return [];
  return [
    ...joinBlocks(stray, eol),
    ...addHead(stray, context),
    possible(t('Remove this stanza'), removeRange(wholeLines(text, stray.range))),
  ];
}

/** When a blank line tore a stanza apart. */
function joinBlocks({ after, block }: StrayBlockSyntax, eol: string): readonly QuickFixDraft[] {
  const above = after?.block;
  if (!above?.problems.some(({ code }) => code === 'unclosed-element')) return [];
  const gap = { start: above.range.end, end: block.range.start };
  return [preferred(t('Remove the blank line above'), replaceRange(gap, eol))];
}

function addHead(
  { after, block }: StrayBlockSyntax,
  { syntax, text, eol }: RepairContext,
): readonly QuickFixDraft[] {
  const name = after?.actor.text ?? syntax.definitions[0]?.name.text ?? '';
  if (name === '') return [];
  const { start } = block.range;
  const isBelowBlank = /(?:^|[\r\n])[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(0, start));
  const add = (verb: string) => insertAt(start, `${isBelowBlank ? '' : eol}${name} ${verb}:${eol}`);
  const isAfterStanza = after !== undefined && takesStanza(after);
  const verbs = after && verbOf(after) === 'sends' ? ['receives', 'sends'] : ['sends', 'receives'];
  return verbs.map((verb, index) => {
    const isMeant = index === 0 && isAfterStanza && nearest(after.verb.text, VERBS) !== undefined;
    const title = t('Insert "{text}" above it', { text: `${name} ${verb}:` });
    return isMeant ? preferred(title, add(verb)) : possible(title, add(verb));
  });
}

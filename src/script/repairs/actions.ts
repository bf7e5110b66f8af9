import { t } from '../../base/translate.ts';
import { lineStart } from '../../base/text-lines.ts';
import { insertAt, removeRange, replaceRange } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { takesStanza, verbOf, VERBS, type ActionSyntax } from '../ast.ts';
import { meantCondition } from '../check-actions.ts';
import { actionAt, blockAt } from '../elements-at.ts';
import { isActorName } from '../actor-name.ts';
import { nearest } from '../nearest.ts';
import { paragraph } from '../source-lines.ts';
import { writtenAt } from '../value-text.ts';
import {
  possible,
  preferred,
  type QuickFixDraft,
  type RepairContext,
  type Repairers,
} from './draft.ts';
import { addDefinition, addStepAbove } from './new-parts.ts';
import { indentBlock } from './indentation.ts';

/** Repairs of the lines of actions and of what follows on from one to the next. */
export const ACTION_REPAIRS: Repairers = {
  'undefined-actor': findActor,
  'unknown-verb': findVerb,
  'unknown-condition': writeCondition,
  'missing-colon': ({ diagnostic }) => [
    preferred(t('Add the colon'), insertAt(diagnostic.range.end, ':')),
  ],
  'needless-colon': ({ diagnostic }) => [
    preferred(t('Remove the colon'), removeRange(diagnostic.range)),
  ],
  'text-after-verb': moveRest,
  'missing-stanza': addStanza,
  'detached-stanza': attachStanza,
  'missing-indent': indentBlock,
  'spaces-for-tab': indentBlock,
  'second-stanza': splitStanzas,
  'not-connected': addConnects,
  'after-disconnect': (context) => [...addConnects(context), ...removeStep(context)],
  'already-connected': removeStep,
};

function actionOf({ syntax, diagnostic }: RepairContext): ActionSyntax | undefined {
  return actionAt(syntax, diagnostic.range.start);
}

function findActor(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, syntax, text } = context;
  const { start, end } = diagnostic.range;
  const action = syntax.actions.find(({ actor }) => actor.range.start === start);
  const written = text.slice(start, end);
  const name = action?.actor.text ?? unescape(written);
  const found = nearest(
    name,
    syntax.definitions.map((definition) => definition.name.text),
  );
  const drafts = isActorName(name)
    ? [possible(t('Define {name}', { name }), addDefinition(context, name))]
    : [];
  if (found === undefined) return drafts.map((draft) => ({ ...draft, isPreferred: true }));
  const edit = replaceRange(diagnostic.range, writtenAt(syntax, start, found));
  return [preferred(t('Write "{text}"', { text: found }), edit), ...drafts];
}

function writeCondition(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, text } = context;
  const { start, end } = diagnostic.range;
  const verb = actionOf(context)?.verb.text ?? '';
  const meant = meantCondition(verb, text.slice(start, end));
  if (meant === undefined) return [];
  return [preferred(t('Write "{text}"', { text: meant }), replaceRange(diagnostic.range, meant))];
}

function unescape(written: string): string {
  return written.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function findVerb(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, text } = context;
  const { start, end } = diagnostic.range;
  const action = actionOf(context);
  const written = text.slice(start, end);
  if (action === undefined || action.verb.text === '') {
    return VERBS.map((verb) =>
      possible(t('Write "{text}"', { text: `${written} ${verb}` }), insertAt(end, ` ${verb}`)),
    );
  }
  const found = nearest(written, VERBS);
  if (found !== undefined) {
    return [preferred(t('Write "{text}"', { text: found }), replaceRange(diagnostic.range, found))];
  }
  return VERBS.map((verb) =>
    possible(t('Write "{text}"', { text: verb }), replaceRange(diagnostic.range, verb)),
  );
}

function moveRest(context: RepairContext): readonly QuickFixDraft[] {
  const { text, eol } = context;
  const action = actionOf(context);
  const rest = action?.rest;
  if (action === undefined || rest === undefined) return [];
  const start = action.colon?.end ?? action.verb.range.end;
  const tail = { start, end: rest.range.end };
  if (/^(?:#|\/\/|--)/.test(rest.text)) {
    const above = insertAt(lineStart(text, start), `${rest.text}${eol}`);
    return [preferred(t('Move the comment above'), above, removeRange(tail))];
  }
  const removal = possible(t('Remove "{text}"', { text: rest.text }), removeRange(tail));
  return [...moveStanza(action, tail, `${eol}\t${rest.text}`), ...writeNothing(action), removal];
}

function moveStanza(
  action: ActionSyntax,
  tail: TextRange,
  moved: string,
): readonly QuickFixDraft[] {
  if (!/^\s*</.test(moved) || !takesStanza({ verb: action.verb, rest: undefined })) return [];
  if (action.block !== undefined) return [];
  return [preferred(t('Move the stanza to the next line'), replaceRange(tail, moved))];
}

function writeNothing(action: ActionSyntax): readonly QuickFixDraft[] {
  const { rest } = action;
  if (rest === undefined || verbOf(action) !== 'receives') return [];
  if (nearest(rest.text, ['nothing']) === undefined) return [];
  return [preferred('Write "nothing"', replaceRange(rest.range, 'nothing'))];
}

function addStanza(context: RepairContext): readonly QuickFixDraft[] {
  const action = actionOf(context);
  if (action === undefined) return [];
  const { end } = action.head;
  const colon = action.colon === undefined ? ':' : '';
  const stanza = possible(
    t('Add a presence'),
    insertAt(end, `${colon}${context.eol}\t<presence/>`),
  );
  if (verbOf(action) !== 'receives') return [stanza, ...removeStep(context)];
  const nothing = possible(
    t('Write "{text}"', { text: 'receives: nothing' }),
    insertAt(end, `${colon} nothing`),
  );
  return [nothing, stanza, ...removeStep(context)];
}

/** Comments between the action and its stanza stay. */
function attachStanza(context: RepairContext): readonly QuickFixDraft[] {
  const { syntax, diagnostic, text, eol } = context;
  const block = blockAt(syntax, diagnostic.range.start);
  const action = actionOf(context);
  if (block === undefined || action === undefined) return [];
  const gap = { start: action.head.end, end: block.range.start };
  const kept = text
    .slice(gap.start, gap.end)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const edit = replaceRange(gap, ['', ...kept, ''].join(eol));
  return [preferred(t('Remove the blank line'), edit)];
}

function splitStanzas(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, text, eol } = context;
  const action = actionOf(context);
  if (action === undefined) return [];
  const { start } = diagnostic.range;
  const line = lineStart(text, start);
  const isFirst = text.slice(line, start).trim() === '';
  return [action.verb.text, action.verb.text === 'sends' ? 'receives' : 'sends'].map((verb) => {
    const head = `${eol}${action.actor.text} ${verb}:${eol}`;
    const edit = isFirst ? insertAt(line, head) : insertAt(start, `${eol}${head}\t`);
    return possible(t('Insert "{text}" above it', { text: `${action.actor.text} ${verb}:` }), edit);
  });
}

function addConnects(context: RepairContext): readonly QuickFixDraft[] {
  const action = actionOf(context);
  if (action === undefined) return [];
  const head = `${action.actor.text} connects`;
  const edit = addStepAbove(context, action.range.start, head);
  const title = t('Insert "{text}" above it', { text: head });
  const isMeant = context.diagnostic.code === 'not-connected';
  return [isMeant ? preferred(title, edit) : possible(title, edit)];
}

function removeStep(context: RepairContext): readonly QuickFixDraft[] {
  const action = actionOf(context);
  if (action === undefined) return [];
  return [possible(t('Remove this step'), removeRange(paragraph(context.text, action.range)))];
}

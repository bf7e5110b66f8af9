import { t } from '../../base/translate.ts';
import { removeRange, replaceRange } from '../../base/text-edit.ts';
import { VARIATIONS } from '../../prosody/variations/variations.ts';
import type { ServerFacts } from '../../xmpp/server-facts.ts';
import { touches } from '../elements-at.ts';
import { createNearestOfMany, nearest } from '../nearest.ts';
import { plainValues } from '../stage-words.ts';
import { removedWith } from '../stage-edits.ts';
import {
  possible,
  preferred,
  type QuickFixDraft,
  type RepairContext,
  type Repairers,
} from './draft.ts';

/** Repairs of the tags that say what the server is to be like: the nearest name that it has, or without it. */
export const STAGE_REPAIRS: Repairers = {
  'no-such-module': (context) => renamed(context, ({ modules }) => modules),
  'no-such-option': (context) => renamed(context, ({ options }) => options),
  'no-such-version': chooseVersion,
  'bad-variation': chooseVariation,
  'odd-option-value': chooseValue,
};

function renamed(
  context: RepairContext,
  known: (facts: ServerFacts) => readonly { readonly name: string }[],
): readonly QuickFixDraft[] {
  const { diagnostic, text, server } = context;
  const written = text.slice(diagnostic.range.start, diagnostic.range.end);
  const names = server.facts === undefined ? [] : known(server.facts).map(({ name }) => name);
  const near = createNearestOfMany(names)(written);
  return [...(near === undefined ? [] : [writes(context, near)]), ...removals(context)];
}

function writes({ diagnostic }: RepairContext, text: string): QuickFixDraft {
  return preferred(t('Write "{text}"', { text }), replaceRange(diagnostic.range, text));
}

function chooseVersion(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, server } = context;
  const choices = server.versions.map((version) =>
    possible(t('Write "{text}"', { text: version }), replaceRange(diagnostic.range, version)),
  );
  return [...choices, ...removals(context)];
}

function chooseVariation(context: RepairContext): readonly QuickFixDraft[] {
  const { diagnostic, text } = context;
  const { start, end } = diagnostic.range;
  const [name = '', value] = text.slice(start, end).split('=', 2);
  const near = nearest(
    name.trim(),
    VARIATIONS.map((each) => each.name),
  );
  const meant = near === undefined ? [] : variationWords(near, value?.trim());
  const drafts = meant.map((words) =>
    preferred(t('Write "{text}"', { text: words }), replaceRange({ start, end }, words)),
  );
  return [...drafts.slice(0, 1), ...removals(context)];
}

/** As it was written, and with the usual value: what was written may not be one. */
function variationWords(name: string, value: string | undefined): readonly string[] {
  const rule = VARIATIONS.find((each) => each.name === name)?.value;
  if (rule === undefined) return [name];
  const isCount = rule.kind === 'count' && /^\d{1,6}$/.test(value ?? '');
  const word = rule.kind === 'word' && value !== undefined ? nearest(value, rule.words) : undefined;
  return [`${name}=${isCount ? (value ?? '') : (word ?? String(rule.usual))}`];
}

function chooseValue({
  diagnostic,
  syntax,
  text,
  server,
}: RepairContext): readonly QuickFixDraft[] {
  const { range } = diagnostic;
  const tag = syntax.header.tags.find(({ value }) => touches(value.range, range.start));
  const name = tag?.value.text.split('=', 1)[0]?.trim();
  const option = server.facts?.options.find((each) => each.name === name);
  const all = option === undefined ? [] : plainValues(option);
  const near = nearest(text.slice(range.start, range.end), all) ?? option?.byDefault;
  const likely =
    near === undefined
      ? []
      : [preferred(t('Write {text}', { text: near }), replaceRange(range, near))];
  const others = all.filter((each) => each !== near);
  return [
    ...likely,
    ...others.map((each) => possible(t('Write {text}', { text: each }), replaceRange(range, each))),
  ];
}

/** Without what is wrong; the whole line where nothing else stands in it. */
function removals({ diagnostic, syntax, text }: RepairContext): readonly QuickFixDraft[] {
  const { range } = diagnostic;
  const line = syntax.header.tags.find(({ value }) => touches(value.range, range.start));
  if (line === undefined) return [];
  const removed = removedWith(text, line, range);
  const isLine = removed.start <= line.key.range.start;
  const title = isLine
    ? t('Remove this line')
    : t('Remove "{text}"', { text: text.slice(range.start, range.end) });
  return [possible(title, removeRange(removed))];
}

import { t } from '../base/translate.ts';
import { createLineIndex, type TextRange } from '../base/text-range.ts';
import type {
  ActionSyntax,
  BlockSyntax,
  DefinitionSyntax,
  ScriptSyntax,
  TimeSyntax,
} from './ast.ts';
import { isReceivesNothing, propertyOf } from './ast.ts';
import { findScenes } from './scenes.ts';
import { passingTime } from './time-mark.ts';

/** A part of a script, for lists of its parts. */
export interface OutlineEntry {
  readonly kind: 'definition' | 'scene' | 'step';
  readonly name: string;
  /** A few words more; may be empty. */
  readonly detail: string;
  readonly range: TextRange;
  /** What to select when somebody goes there; inside `range`. */
  readonly selection: TextRange;
  /** The steps of a scene; empty for all others. */
  readonly children: readonly OutlineEntry[];
}

/** Definitions, then scenes with their steps; steps before the first scene stand for themselves. */
export function scriptOutline(syntax: ScriptSyntax): readonly OutlineEntry[] {
  const steps = syntax.steps.map((step) =>
    step.kind === 'time' ? timeEntry(step) : stepEntry(step),
  );
  const scenes = findScenes(syntax);
  const index = createLineIndex(syntax.text);
  const comments = new Map(syntax.items.map((item) => [item.range.start, item.range]));
  const sceneEntries = scenes.map(({ title, line, firstStep }, at): OutlineEntry => {
    const children = steps.slice(firstStep - 1, (scenes[at + 1]?.firstStep ?? Infinity) - 1);
    const start = index.lineStart(line);
    const selection = comments.get(start) ?? { start, end: start };
    const end = children.at(-1)?.range.end ?? selection.end;
    return { kind: 'scene', name: title, detail: '', range: { start, end }, selection, children };
  });
  const first = scenes[0]?.firstStep ?? Infinity;
  return [
    ...syntax.definitions.map(definitionEntry),
    ...steps.slice(0, first - 1),
    ...sceneEntries,
  ];
}

function definitionEntry(definition: DefinitionSyntax): OutlineEntry {
  const { name, range } = definition;
  return {
    kind: 'definition',
    name: name.text,
    detail: propertyOf(definition, 'jid')?.value.text ?? '',
    range,
    selection: name.range,
    children: [],
  };
}

function timeEntry(time: TimeSyntax): OutlineEntry {
  const { range, content } = time;
  const name = passingTime(time)?.words ?? content.text;
  return { kind: 'step', name, detail: '', range, selection: range, children: [] };
}

function stepEntry(action: ActionSyntax): OutlineEntry {
  const { actor, verb, head, range, block } = action;
  const detail = isReceivesNothing(action) ? 'nothing' : stanzaName(block);
  return {
    kind: 'step',
    name: `${actor.text} ${verb.text}`,
    detail,
    range,
    selection: head,
    children: [],
  };
}

function stanzaName(block: BlockSyntax | undefined): string {
  return block?.content.isRaw ? t('raw text') : (block?.content.roots[0]?.local ?? '');
}

/** Lines that can be folded away under the first of them; lines count from 1. */
export interface FoldingRange {
  readonly kind: 'definition' | 'scene' | 'block' | 'comment';
  readonly startLine: number;
  /** The last line, which is folded too; later than `startLine`. */
  readonly endLine: number;
}

/** Definitions, scenes, blocks under their actions and runs of comments, in order of their lines. */
export function foldingRanges(syntax: ScriptSyntax): readonly FoldingRange[] {
  const index = createLineIndex(syntax.text);
  const fold = (kind: FoldingRange['kind'], range: TextRange): FoldingRange => ({
    kind,
    startLine: index.positionAt(range.start).line,
    endLine: index.positionAt(range.end).line,
  });
  const scenes = scriptOutline(syntax).filter(({ kind }) => kind === 'scene');
  const folds = [
    ...syntax.definitions.map(({ range }) => fold('definition', range)),
    ...scenes.map(({ range }) => fold('scene', range)),
    ...syntax.actions.map(({ range }) => fold('block', range)),
    ...commentRuns(syntax),
  ];
  return folds
    .filter(({ startLine, endLine }) => endLine > startLine)
    .toSorted((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function commentRuns({ items }: ScriptSyntax): readonly FoldingRange[] {
  const runs: FoldingRange[] = [];
  for (const item of items) {
    if (item.kind !== 'comment' || item.place !== 'alone') continue;
    const last = runs.at(-1);
    const isNext = last !== undefined && last.endLine === item.line - 1;
    const startLine = isNext ? last.startLine : item.line;
    if (isNext) runs.pop();
    runs.push({ kind: 'comment', startLine, endLine: item.line });
  }
  return runs;
}

import { t } from '../base/translate.ts';
import { definitionsByName, type ActionSyntax, type ScriptSyntax } from './ast.ts';
import { capturesOfAction, readsCapture, scriptCaptures, type PlacedCapture } from './captures.ts';
import { adviceOf, createNearest } from './nearest.ts';
import type { Report } from './report.ts';
import { contentVariables } from './stanza-values.ts';
import { parseVariable, printVariable, type VariableReference } from './variables.ts';

/** `${…}`: whether it has a value when its step begins, as far as the script tells. */
export function checkVariables(syntax: ScriptSyntax, report: Report): void {
  const names = [...definitionsByName(syntax).keys()];
  const captures = scriptCaptures(syntax);
  const known: Known = {
    actors: new Set(names),
    first: names[0],
    near: createNearest(names),
    later: firstByName(captures),
    taken: new Set(),
    nearCapture: createNearest([...new Set(captures.map(({ name }) => name))]),
  };
  for (const action of syntax.actions) checkAction(action, known, report);
}

interface Known {
  readonly actors: ReadonlySet<string>;
  readonly first: string | undefined;
  readonly near: (word: string) => string | undefined;
  /** The first capture of each name, wherever it is. */
  readonly later: ReadonlyMap<string, PlacedCapture>;
  /** Names of captures that earlier steps take; grows step by step. */
  readonly taken: Set<string>;
  readonly nearCapture: (word: string) => string | undefined;
}

function firstByName(captures: readonly PlacedCapture[]): ReadonlyMap<string, PlacedCapture> {
  return new Map(captures.toReversed().map((capture) => [capture.name, capture]));
}

/** What a step captures it cannot use itself: its own `${…}` are filled in before anything comes. */
function checkAction(action: ActionSyntax, known: Known, report: Report): void {
  const { block } = action;
  if (block === undefined || block.content.isRaw) return;
  for (const found of contentVariables(block.content)) {
    checkVariable(found, action, known, report.at(block.range.start));
  }
  for (const capture of capturesOfAction(action)) {
    checkCapture(capture, known, report);
    known.taken.add(capture.name);
  }
}

function checkCapture({ name, range }: PlacedCapture, { actors }: Known, report: Report): void {
  const variable = parseVariable(name);
  if (variable === undefined || !actors.has(variable.actor)) return;
  const message = t(
    '{variable} is the address of {actor}, so this value cannot be read back. Choose another name.',
    { variable: `\${${name}}`, actor: variable.actor },
  );
  report.warn('shadowed-capture', range, message);
}

function checkVariable(
  found: VariableReference,
  action: ActionSyntax,
  known: Known,
  report: Report,
): void {
  const { variable, range, actorRange, name } = found;
  if (variable !== undefined && known.actors.has(variable.actor)) return;
  const first = readsCapture(found, known.actors) ? known.later.get(name) : undefined;
  if (first !== undefined) {
    if (!known.taken.has(name)) reportTooEarly(found, first, action, report);
  } else if (variable !== undefined) {
    const advice = adviceOf(known.near(variable.actor), t('Define it, or use another name.'));
    const message = t('No actor is called "{actor}". {advice}', { actor: variable.actor, advice });
    report.error('undefined-actor', actorRange ?? range, message);
  } else {
    reportUnknown(found, known, report);
  }
}

function reportTooEarly(
  { name, range }: VariableReference,
  { action: { line } }: PlacedCapture,
  action: ActionSyntax,
  report: Report,
): void {
  const message =
    line === action.line
      ? t(
          '"{name}" is captured by this very step, so it has no value before the stanza comes. Capture it in a step above.',
          { name },
        )
      : t(
          '"{name}" has no value here: the step of line {line} captures it, and that comes later. Move one of the two.',
          { name, line },
        );
  report.error('capture-too-early', range, message);
}

function reportUnknown(
  { name, range, isClosed }: VariableReference,
  { near, first, nearCapture }: Known,
  report: Report,
): void {
  const capture = isClosed ? nearCapture(name) : undefined;
  if (capture !== undefined) {
    const message = t('Nothing is captured as "{name}". Did you mean "{capture}"?', {
      name,
      capture,
    });
    report.error('unknown-capture', range, message);
    return;
  }
  const actor = near(name.replace(/'s\b.*$/s, '')) ?? first ?? 'Romeo';
  const bare = printVariable({ actor, form: 'JID' });
  const full = printVariable({ actor, form: 'full JID' });
  const message = t(
    'This is no variable. Write {bare} for the bare JID, or {full} for the one with the resource; or capture a value of that name in an earlier step.',
    { bare, full },
  );
  report.error('bad-variable', range, message);
}

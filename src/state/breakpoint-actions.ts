import { createLineIndex } from '../base/text-range.ts';
import { compileScript } from '../script/compile.ts';
import { actionAt } from '../script/elements-at.ts';
import type { Actions, Stores } from './app-state.ts';
import { atLines, toggled, type LineBreakpoint } from './breakpoints.ts';
import type { RunSession } from './run-session.ts';

type BreakpointActions = Pick<
  Actions,
  | 'toggleBreakpoint'
  | 'toggleBreakpointAt'
  | 'setBreakpoints'
  | 'changeBreakpoint'
  | 'setStanzaBreakpoints'
  | 'setAtFailure'
>;

/** Where runs pause of their own accord; a run that is alive hears of each change. */
export function createBreakpointActions(
  { document }: Pick<Stores, 'document'>,
  session: RunSession,
): BreakpointActions {
  const changeLines = (change: (lines: readonly LineBreakpoint[]) => readonly LineBreakpoint[]) =>
    session.changeBreakpoints((known) => ({ ...known, lines: change(known.lines) }));
  const toggle = (line: number) => changeLines((known) => toggled(known, line));
  return {
    toggleBreakpoint: toggle,
    toggleBreakpointAt: (line) => {
      const place = stepLine(document.getState().text, line);
      if (place !== undefined) toggle(place);
    },
    setBreakpoints: (lines) => changeLines((known) => atLines(known, lines)),
    changeBreakpoint: (line, change) =>
      changeLines((known) =>
        known.map((each) => (each.line === line ? { ...each, ...change } : each)),
      ),
    setStanzaBreakpoints: (stanzas) =>
      session.changeBreakpoints((known) => ({ ...known, stanzas })),
    setAtFailure: (atFailure) => session.setAtFailure(atFailure),
  };
}

/** The line of the step that stands at, or around, a line; also in a script that has errors elsewhere. */
function stepLine(text: string, line: number): number | undefined {
  const offset = createLineIndex(text).lineStart(line);
  return actionAt(compileScript(text).syntax, offset)?.line;
}

import { useEffect } from 'react';
import type { Actions } from '../../state/app-state.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { useApp } from '../app-context.ts';
import { useHelp } from './use-help.ts';

type Command = (actions: Actions) => void;

/** Keys that work wherever the focus is. The editor binds the same ones itself, as it keeps keys to itself. */
const COMMANDS: Readonly<Record<string, Command>> = {
  F8: (actions) => actions.run(),
  'Ctrl+Enter': (actions) => actions.run(),
  F6: (actions) => actions.pause(),
  'Ctrl+F9': (actions) => actions.runToFailure(),
  F10: (actions) => actions.step(),
  'Shift+F8': (actions) => actions.stop(),
  'Shift+F9': (actions) => actions.toggleWatch(),
  'Ctrl+[': (actions) => actions.viewBack(),
  'Ctrl+]': (actions) => actions.viewForward(),
};

export function usePageKeys(): void {
  const { actions, stores } = useApp();
  const openHelp = useHelp((help) => help.open);
  useEffect(() => {
    const selectedLine = () => {
      const step = stores.view.getState().selection?.step;
      const scenario = stores.run.getState().scenario;
      return scenario?.steps.find((each) => each.index === step)?.line;
    };
    const atSelection: Readonly<Record<string, (line: number) => void>> = {
      F9: (line) => actions.toggleBreakpoint(line),
      'Ctrl+F10': (line) => actions.runToLine(line),
      'Ctrl+F8': (line) => actions.rerunToLine(line),
    };
    const stepSelectedActor = () => {
      const { scenario, events } = stores.run.getState();
      const step = stores.view.getState().selection?.step ?? currentStep(events);
      const actor = scenario?.steps[step - 1]?.actor;
      if (actor !== undefined) actions.stepActor(actor);
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const key = keyOf(event);
      const line = selectedLine();
      if (COMMANDS[key] !== undefined) COMMANDS[key](actions);
      else if (atSelection[key] !== undefined && line !== undefined) atSelection[key](line);
      else if (key === 'Ctrl+Shift+F8') stepSelectedActor();
      else if (key === '?' && !isTyping(event.target)) openHelp();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [actions, stores, openHelp]);
}

/** The step at which the newest run pauses; 1 without one. */
function currentStep(events: readonly TraceEvent[]): number {
  return events.findLast((event) => event.type === 'run-paused')?.step ?? 1;
}

/** `Ctrl+F10`, `Shift+F8`, `?`: Shift is named for function keys only, as it is part of a character otherwise. */
function keyOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : '';
  return `${control}${shift}${event.key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable], .monaco-editor') !== null
  );
}

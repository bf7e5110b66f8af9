import type { editor as editorTypes } from 'monaco-editor/editor.js';
import { KeyCode, KeyMod } from './monaco.ts';

/** What a person can ask of the page while the text has the focus. `line` is the cursor's. */
export interface ScriptCommands {
  run(): void;
  step(): void;
  stop(): void;
  runToLine(line: number): void;
  toggleBreakpoint(line: number): void;
  viewBack(): void;
  viewForward(): void;
  /** Moves the focus into the difference below the failing line, if it is shown. */
  enterDifference(): void;
}

/**
 * Registers the keys with Monaco, which would else take some of them for itself. `breakpointLine` says where a
 * breakpoint for a line belongs.
 */
export function addCommands(
  code: editorTypes.IStandaloneCodeEditor,
  commands: ScriptCommands,
  breakpointLine: (line: number) => number | undefined,
): void {
  const line = () => code.getPosition()?.lineNumber ?? 1;
  const toggleBreakpoint = () => {
    const place = breakpointLine(line());
    if (place !== undefined) commands.toggleBreakpoint(place);
  };
  const entries: readonly [id: string, label: string, keys: number[], run: () => void][] = [
    ['run', 'Run or continue', [KeyCode.F8, KeyMod.CtrlCmd | KeyCode.Enter], () => commands.run()],
    ['step', 'Step', [KeyCode.F10], () => commands.step()],
    [
      'run-to-here',
      'Run to here',
      [KeyMod.CtrlCmd | KeyCode.F10],
      () => commands.runToLine(line()),
    ],
    ['breakpoint', 'Toggle breakpoint', [KeyCode.F9], toggleBreakpoint],
    ['stop', 'Stop', [KeyMod.Shift | KeyCode.F8], () => commands.stop()],
    ['view-back', 'View back', [KeyMod.CtrlCmd | KeyCode.BracketLeft], () => commands.viewBack()],
    [
      'view-forward',
      'View forward',
      [KeyMod.CtrlCmd | KeyCode.BracketRight],
      () => commands.viewForward(),
    ],
    [
      'difference',
      'Go to the difference',
      [KeyMod.Alt | KeyCode.Enter],
      () => commands.enterDifference(),
    ],
  ];
  entries.forEach(([id, label, keybindings, run], index) => {
    code.addAction({
      id: `script.${id}`,
      label,
      keybindings,
      contextMenuGroupId: 'navigation',
      contextMenuOrder: index,
      run,
    });
  });
}

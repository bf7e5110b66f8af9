/** The part of a `KeyboardEvent` that tells which keys are pressed. */
export interface PressedKeys {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState?(key: 'AltGraph'): boolean;
}

/**
 * What was pressed, as commands name it: `Ctrl+F10`, `Shift+F8`, `Ctrl+Alt+B`, `Ctrl+[`, `?`. Command counts as Ctrl.
 * With Ctrl or Alt a letter or digit is named by its place on the keyboard, as Alt makes other characters of some; Shift is not
 * named where it is part of a character. What AltGr makes is a character, too.
 */
export function keyOf(pressed: PressedKeys): string {
  if (pressed.getModifierState?.('AltGraph') === true) return pressed.key;
  const { key, code, shiftKey } = pressed;
  const combined = combinedWith(pressed);
  const place = combined === '' ? undefined : /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  const namesShift = shiftKey && (key.length > 1 || place !== undefined);
  return `${combined}${namesShift ? 'Shift+' : ''}${place ?? key}`;
}

function combinedWith({ ctrlKey, metaKey, altKey }: PressedKeys): string {
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}`;
}

import { KeyCode, KeyMod } from './monaco.ts';

const NAMED: Readonly<Record<string, KeyCode>> = {
  Enter: KeyCode.Enter,
  '[': KeyCode.BracketLeft,
  ']': KeyCode.BracketRight,
  Up: KeyCode.UpArrow,
  Down: KeyCode.DownArrow,
};

/** `Ctrl+F10` as Monaco counts keys; `undefined` for a single character, which is text in an editor. */
export function keyBinding(keys: string): number | undefined {
  const parts = keys.split(/\+(?=.)/);
  const key = parts.at(-1) ?? '';
  const code = NAMED[key] ?? namedCode(key);
  if (code === undefined || (key.length === 1 && parts.length === 1)) return undefined;
  return (
    code |
    (parts.includes('Ctrl') ? KeyMod.CtrlCmd : 0) |
    (parts.includes('Alt') ? KeyMod.Alt : 0) |
    (parts.includes('Shift') ? KeyMod.Shift : 0)
  );
}

/** `F8`, `S`, `1`. Monaco's codes of each kind follow one another. */
function namedCode(key: string): number | undefined {
  const functionKey = /^F(\d+)$/.exec(key)?.[1];
  if (functionKey !== undefined) return KeyCode.F1 + Number(functionKey) - 1;
  if (/^[0-9]$/.test(key)) return KeyCode.Digit0 + Number(key);
  return /^[A-Z]$/.test(key) ? KeyCode.KeyA + key.charCodeAt(0) - 65 : undefined;
}

import { describe, expect, it } from 'vitest';
import { keyOf, type PressedKeys } from '../../../src/ui/commands/key-of.ts';

const pressed = (key: string, code: string, more: Partial<PressedKeys> = {}): PressedKeys => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('what was pressed', () => {
  it.each([
    [pressed('F8', 'F8'), 'F8'],
    [pressed('F8', 'F8', { shiftKey: true }), 'Shift+F8'],
    [pressed('F8', 'F8', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+F8'],
    [pressed('[', 'BracketLeft', { ctrlKey: true }), 'Ctrl+['],
    [pressed('?', 'Slash', { shiftKey: true }), '?'],
    [pressed('S', 'KeyS', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+S'],
    [pressed('s', 'KeyS', { metaKey: true }), 'Ctrl+S'],
    [pressed('∫', 'KeyB', { ctrlKey: true, altKey: true }), 'Ctrl+Alt+B'],
    [pressed('!', 'Digit1', { altKey: true, shiftKey: true }), 'Alt+Shift+1'],
    [pressed('b', 'KeyB'), 'b'],
    [pressed('ś', 'KeyS', { ctrlKey: true, altKey: true, getModifierState: () => true }), 'ś'],
  ])('%j is %s', (keys, name) => {
    expect(keyOf(keys)).toBe(name);
  });
});

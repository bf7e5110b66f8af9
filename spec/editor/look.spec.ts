import { describe, expect, it } from 'vitest';
import { hexOfRgb } from '../../src/editor/look.ts';

describe('a computed colour', () => {
  it('becomes what Monaco wants', () => {
    expect(hexOfRgb('rgb(0, 112, 122)')).toBe('#00707a');
    expect(hexOfRgb('rgba(255, 255, 255, 0.5)')).toBe('#ffffff');
  });

  it('that is none becomes black', () => {
    expect(hexOfRgb('')).toBe('#000000');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Density } from '../../../src/state/settings-store.ts';
import { VERDICT_WORDS } from '../../../src/timeline/words/verdict-words.ts';
import { arrowLook } from '../../../src/ui/timeline/rows/arrow-look.ts';
import {
  HEADS_HEIGHT,
  NARROW_ROW_HEIGHTS,
  ROW_HEIGHTS,
} from '../../../src/ui/timeline/navigation/row-heights.ts';
import { VERDICT_LOOKS } from '../../../src/ui/verdict.ts';

const tokens = readFileSync('src/ui/tokens.css', 'utf8');

/** A length token of a density, in px. */
function token(density: Density, name: string): number {
  const block = new RegExp(`\\[data-density='${density}'\\] \\{([^}]*)\\}`).exec(tokens)?.[1] ?? '';
  return Number(new RegExp(`--${name}: (\\d+)px`).exec(block)?.[1]);
}

describe.each<Density>(['compact', 'normal', 'lecture'])('%s rows', (density) => {
  it('are as high as the style sheet makes them', () => {
    expect(ROW_HEIGHTS[density]).toEqual({
      arrow: token(density, 'row'),
      scene: token(density, 'scene') - 1,
      end: token(density, 'scene'),
    });
    expect(NARROW_ROW_HEIGHTS[density].arrow).toBe(token(density, 'row-narrow'));
    expect(HEADS_HEIGHT[density]).toBe(token(density, 'heads'));
  });
});

describe('verdicts', () => {
  it('have the same words in names and in the legend', () => {
    const words = Object.fromEntries(
      Object.entries(VERDICT_LOOKS).map(([verdict, { word }]) => [verdict, word]),
    );
    expect(words).toEqual(VERDICT_WORDS);
  });

  it('are told apart by glyph or line before colour', () => {
    const { sent, matched, differs, missing, skipped, 'not-run': notRun } = VERDICT_LOOKS;
    expect(
      new Set([sent, matched, differs, missing, skipped, notRun].map(({ glyph }) => glyph)).size,
    ).toBe(6);
    expect(arrowLook('differs').line).not.toBe(arrowLook('missing').line);
    expect(arrowLook('skipped').line).not.toBe(arrowLook('matched').line);
  });
});

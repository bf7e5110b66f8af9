import { beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { prosodyScripts, shippedScripts } from '../script/corpus.ts';
import { nativeProsodyIsInstalled } from '../support/native-prosody.ts';
import { prosodyPack } from '../support/prosody.ts';
import { allPairings, compareEverywhere, transcriptDifferences, verdictOf } from './compare.ts';
import type { Comparison } from './compare.ts';

const canCompare = nativeProsodyIsInstalled() && (await prosodyPack()) !== undefined;

const pairings = allPairings([...prosodyScripts(), ...shippedScripts()]);
const named = pairings.map(({ script, rule }, index) => ({ name: script.name, rule, index }));

describe.skipIf(!canCompare)('native and embedded Prosody', () => {
  let comparisons: readonly Comparison[] = [];
  beforeAll(async () => {
    comparisons = await compareEverywhere(pairings);
  }, 300_000);

  it.each(named)('$name ($rule): the same verdict, and every word the same', ({ index }) => {
    const comparison = ensure(comparisons[index], 'the comparison');
    expect(verdictOf(comparison.embedded)).toBe(verdictOf(comparison.native));
    expect(transcriptDifferences(comparison)).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { prosodyScripts, shippedScripts } from '../script/corpus.ts';
import { installedNative, nativeProsody13 } from '../support/native-installs.ts';
import { nativeProsodyIsInstalled } from '../support/native-prosody.ts';
import { allPairings, compareEverywhere, transcriptDifferences, verdictOf } from './compare.ts';
import type { Comparison, Pairing } from './compare.ts';

const isThere = nativeProsodyIsInstalled();
const installed = await installedNative();
const newer = await nativeProsody13();

/** Of the scenarios that ship some, as all take minutes; `npm run parity` compares all that a native server can play. */
const SHIPPED =
  /^(?:05-joining|07-members-only|12-speaking|19-nickname|20-kick|24-affiliation-changes)(?:-broken)?\.scs$/;
const everything = allPairings([
  ...prosodyScripts(),
  ...shippedScripts().filter(({ name }) => SHIPPED.test(name)),
]);

/** What 13 does otherwise than 0.12, and some of the rest; `npm run parity` compares all of them on both. */
const ON_13 = [
  'bookmarks2.scs',
  'disco_self.scs',
  'muc_affiliation_notify.scs',
  'muc_outcast_reason.scs',
  'presence_preapproval.scs',
];
const some = everything.filter(
  ({ script, rule }) => rule === 'skip' && ON_13.includes(script.name),
);

const natives = [
  ...(installed === undefined ? [] : [{ install: installed, pairings: everything }]),
  ...(newer === undefined ? [] : [{ install: newer, pairings: some }]),
].map((each) => ({ ...each, version: each.install.version }));

describe.skipIf(!isThere).each(natives)(
  'native Prosody $version and the embedded one of its Lua',
  ({ install, pairings }) => {
    let comparisons: readonly Comparison[] = [];
    beforeAll(async () => {
      comparisons = await compareEverywhere(install, pairings);
    }, 300_000);

    it.each(named(pairings))(
      '$name ($rule): the same verdict, and every word the same',
      ({ index }) => {
        const comparison = ensure(comparisons[index], 'the comparison');
        expect(verdictOf(comparison.embedded)).toBe(verdictOf(comparison.native));
        expect(transcriptDifferences(comparison)).toEqual([]);
      },
    );
  },
);

function named(pairings: readonly Pairing[]) {
  return pairings.map(({ script, rule }, index) => ({ name: script.name, rule, index }));
}

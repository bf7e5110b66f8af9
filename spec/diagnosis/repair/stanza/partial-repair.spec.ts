import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../../src/base/in-parts.ts';
import { applyEdits } from '../../../../src/base/text-edit.ts';
import { diffStanza } from '../../../../src/match/diff.ts';
import { partialRepairsInParts } from '../../../../src/diagnosis/repair/stanza/partial-repair.ts';
import { actorVariables } from '../../../../src/diagnosis/repair/stanza/variables.ts';
import type { XmlElement } from '../../../../src/xml/element.ts';
import { printXml } from '../../../../src/xml/print.ts';
import { CLIENT_NS, SCANSION_NS } from '../../../../src/xmpp/namespaces.ts';
import { applyEdit, someEdits, strictStanza, undirected } from '../../../match/edits.ts';
import { pattern, stanza } from '../../../match/notation.ts';

const variables = actorVariables([]);

/** What each partial repair makes of an expectation, one list for each difference. */
function repaired(source: string, received: XmlElement) {
  const repairs = finish(
    partialRepairsInParts({ source, pattern: pattern(source), received, variables }, Infinity),
  );
  return repairs.map((each) =>
    each.map(({ label, edits }) => [label, applyEdits(source, edits)] as const),
  );
}

const x = (content: string) => `<presence><x xmlns="urn:x">${content}</x></presence>`;
/** What is made of the content of `<x>`. */
const inX = (expected: string, received: string) =>
  repaired(x(expected), stanza(x(received))).map((each) =>
    each.map(([label, text]) => `${label}: ${text.slice(x('').indexOf('</x>'), -15)}`),
  );

describe('one of several differences', () => {
  it('is accepted, or made a wildcard, and the others stay', () => {
    expect(inX('<i a="1" b="1"/><t>One</t>', '<i a="2" c="1"/><t>Two</t>')).toEqual([
      [
        'Accept only this (3 remain): <i a="2" b="1"/><t>One</t>',
        'Accept any value (3 remain): <i a="{scansion:any}" b="1"/><t>One</t>',
      ],
      ['Accept only this (3 remain): <i a="1"/><t>One</t>'],
      ['Accept only this (3 remain): <i a="1" b="1" c="1"/><t>One</t>'],
      [
        'Accept only this (3 remain): <i a="1" b="1"/><t>Two</t>',
        'Accept any text (3 remain): <i a="1" b="1"/><t></t>',
      ],
    ]);
  });

  it('is never any type: an error would pass as well', () => {
    const [type, from] = repaired(
      '<iq type="result" from="a"/>',
      stanza('<iq type="get" from="b"/>'),
    );
    expect(type?.map(([label]) => label)).toEqual(['Accept only this (1 remains)']);
    expect(from?.map(([label]) => label)).toContain('Accept any value (1 remains)');
  });

  it('is a child that is missing, a child too many, or another place', () => {
    expect(inX('<a/><b/><c/><gone/>', '<b/><c/><a/>')).toEqual([
      ['Accept only this (1 remains): <b/><c/><a/><gone/>'],
      ['Accept only this (1 remains): <a/><b/><c/>'],
    ]);
    expect(inX('<a/><b/>', '<a/><n/><b i="1"/>')).toEqual([
      ['Accept only this (1 remains): <a/><n/><b/>'],
      ['Accept only this (1 remains): <a/><b i="1"/>'],
    ]);
  });

  it('has no repair of its own when it is the only one', () => {
    expect(inX('<a i="1"/>', '<a i="2"/>')).toEqual([]);
  });

  it('goes, and no other one with it', () => {
    let offered = 0;
    fc.assert(
      fc.property(strictStanza, someEdits, (expected, edits) => {
        const received = edits.reduce(applyEdit, undirected(expected));
        const source = printXml(expected, {
          inheritedNs: CLIENT_NS,
          inheritedPrefixes: { scansion: SCANSION_NS },
        });
        const { differences } = diffStanza(pattern(source), received);
        for (const [, text] of repaired(source, received).flat()) {
          offered++;
          expect(diffStanza(pattern(text), received).differences.length).toBe(
            differences.length - 1,
          );
        }
      }),
      { numRuns: 60 },
    );
    expect(offered).toBeGreaterThan(20);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findVariables, parseVariable, printVariable } from '../../src/script/variables.ts';

describe('parseVariable', () => {
  it.each([
    ["Romeo's JID", { actor: 'Romeo', form: 'JID' }],
    ["Romeo's full JID", { actor: 'Romeo', form: 'full JID' }],
    ["Juliet's phone's full JID", { actor: "Juliet's phone", form: 'full JID' }],
    ["Juliet's JID's JID", { actor: "Juliet's JID", form: 'JID' }],
    ['Romeo', undefined],
    ["'s JID", undefined],
    ["Romeo's jid", undefined],
    ["Romeo's full JID ", undefined],
  ])('reads %s', (name, expected) => {
    expect(parseVariable(name)).toEqual(expected);
  });

  it('reads back what printVariable wrote', () => {
    const actor = fc.string({ minLength: 1 }).filter((name) => !/[{}&]/.test(name));
    fc.assert(
      fc.property(actor, fc.constantFrom('JID' as const, 'full JID' as const), (name, form) => {
        const [found] = findVariables(printVariable({ actor: name, form }));
        expect(found?.variable).toEqual({ actor: name, form });
      }),
    );
  });
});

describe('findVariables', () => {
  it('finds them all, with the places of the names', () => {
    const text =
      "to ${Romeo's JID}, ${Juliet&apos;s phone&apos;s full JID} and ${nobody} or ${open";
    const found = findVariables(text);
    expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      "${Romeo's JID}",
      '${Juliet&apos;s phone&apos;s full JID}',
      '${nobody}',
      '${open',
    ]);
    expect(found.map(({ variable }) => variable?.actor)).toEqual([
      'Romeo',
      "Juliet's phone",
      undefined,
      undefined,
    ]);
    const names = found.map(
      ({ actorRange }) => actorRange && text.slice(actorRange.start, actorRange.end),
    );
    expect(names).toEqual(['Romeo', 'Juliet&apos;s phone', undefined, undefined]);
  });
});

import { describe, expect, it } from 'vitest';
import { expectationFor } from '../../src/diagnosis/repair/stanza/expectation.ts';
import { createNormaliser, namedByKind } from '../../src/insight/runs/normalise.ts';
import { findGeneralisations } from '../../src/script/generalise.ts';
import {
  GENERATED_VALUES,
  generatedAttribute,
  generatedText,
  type GeneratedValue,
} from '../../src/xmpp/generated-values.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

interface Row {
  readonly place: string;
  readonly value: GeneratedValue;
  readonly xml: (value: string) => string;
}

/** A message in which the place has a value. */
const rows: readonly Row[] = Object.entries(GENERATED_VALUES).map(([place, value]) => {
  const [ns = '', element = '', attribute] = place.split(' ');
  const inside = (text: string) =>
    attribute === undefined
      ? `<${element} xmlns="${ns}">${text}</${element}>`
      : `<${element} xmlns="${ns}" ${attribute}="${text}"/>`;
  return {
    ...{ place, value },
    xml: (text) => `<message xmlns="jabber:client">${inside(text)}</message>`,
  };
});

const [ONE, OTHER] = ['2aF9-01', '7bC3-88'];

function accepted(xml: string): string {
  const parsed = parseStrict(xml);
  if (!parsed.ok) throw new Error(xml);
  return expectationFor(parsed.value, { restore: (value) => value });
}

function proposed(xml: string): readonly string[] {
  const script = `[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n\nRomeo receives:\n\t${xml}\n`;
  return findGeneralisations(script).map(({ id }) => id);
}

function normalised(value: string, xml: Row['xml']): string {
  return createNormaliser({ nameOf: namedByKind }).frame(xml(value));
}

const PROPOSALS = {
  moment: 'stamps',
  id: 'archive-ids',
  credentials: 'credentials',
  version: 'versions',
} as const;

describe('a value that no script can know', () => {
  it.each(rows)('is written as the table says where it is accepted: $place', ({ value, xml }) => {
    const isLoose = value.loosening === 'accepted';
    expect(accepted(xml(ONE)).includes(ONE)).toBe(!isLoose);
    expect(accepted(xml(ONE)).includes('{scansion:any}')).toBe(isLoose);
  });

  it.each(rows)(
    'is offered to a person who generalises, if it may be: $place',
    ({ value: { kind, loosening }, xml }) => {
      expect(proposed(xml(ONE))).toEqual(loosening === 'never' ? [] : [PROPOSALS[kind]]);
    },
  );

  it.each(rows)(
    'tells no two runs apart, unless it is a version: $place',
    ({ place, value, xml }) => {
      const isTelling = value.kind === 'version';
      const isStamp = place === 'urn:xmpp:time utc';
      const [one, other] = isStamp
        ? ['2026-01-01T00:00:00Z', '2026-01-02T10:00:00Z']
        : [ONE, OTHER];
      expect(normalised(one, xml) === normalised(other, xml)).toBe(!isTelling);
    },
  );

  it('is told by its namespace, element and attribute, and by nothing less', () => {
    const delay = { ns: 'urn:xmpp:delay', local: 'delay' };
    expect(generatedAttribute(delay, { ns: '', local: 'stamp' })?.kind).toBe('moment');
    expect(generatedAttribute(delay, { ns: '', local: 'from' })).toBeUndefined();
    expect(generatedAttribute(delay, { ns: 'urn:x', local: 'stamp' })).toBeUndefined();
    expect(generatedAttribute({ ...delay, ns: 'urn:x' }, { ns: '', local: 'stamp' })).toBe(
      undefined,
    );
    expect(generatedText(delay)).toBeUndefined();
    expect(generatedText({ ns: 'to', local: 'String' })).toBeUndefined();
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainElements, GLOSSARY, searchGlossary } from '../../src/insight/glossary.ts';
import { ALL_TERMS, lookUp, type TermKind } from '../../src/insight/registry.ts';
import { PROSODY_NOTES } from '../../src/insight/registry/prosody-notes.ts';
import { MUC_SECTION_ANCHORS } from '../../src/insight/registry/sections.ts';
import { richText } from '../../src/insight/rich-text.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

describe('the glossary', () => {
  it('has each word once, in a full sentence', () => {
    const keys = GLOSSARY.map(({ kind, term, sentence }) => `${kind} ${term} ${sentence}`);
    expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([]);
    for (const { term, sentence } of GLOSSARY) expect(sentence, term).toMatch(/[.?”)]$/);
  });

  it('has every word of the registry, and says where it stands, as far as XEP-0045 has it', () => {
    for (const term of ALL_TERMS) expect(GLOSSARY).toContain(term);
    const unknown = GLOSSARY.filter(
      ({ ref }) =>
        ref?.document === 'XEP-0045' &&
        ref.section !== undefined &&
        !(ref.section in MUC_SECTION_ANCHORS),
    );
    expect(unknown).toEqual([]);
  });

  it('finds words by what they mean, too', () => {
    expect(searchGlossary('kick').map(({ term }) => term)).toContain('307');
    expect(searchGlossary('occupant JID')[0]?.kind).toBe('concept');
    expect(searchGlossary('no such word at all')).toEqual([]);
    expect(searchGlossary('')).toHaveLength(GLOSSARY.length);
  });

  it('tells Prosody’s choices of words that there are, with sections that there are', () => {
    const known = new Set(ALL_TERMS.map(({ kind, term }) => `${kind} ${term}`));
    expect(Object.keys(PROSODY_NOTES).filter((key) => !known.has(key))).toEqual([]);
    const sections = Object.values(PROSODY_NOTES)
      .flatMap(richText)
      .flatMap((part) => (part.kind === 'spec' ? [part.ref.section ?? ''] : []));
    expect(sections.filter((section) => !(section in MUC_SECTION_ANCHORS))).toEqual([]);
  });

  it('names the elements of a stanza, each once', () => {
    const read = parseStrict(
      '<presence xmlns="jabber:client"><x xmlns="http://jabber.org/protocol/muc#user"><item/><item/><status code="110"/></x></presence>',
    );
    expect(read.ok && explainElements(read.value).map(({ term }) => term)).toEqual([
      '<presence>',
      '<item>',
      '<status>',
    ]);
  });
});

const REGISTRY = path.resolve(import.meta.dirname, '../../../shared/reference/muc-registry.json');

// Reference data of the machine, where it is there: it is no part of the project.
describe.skipIf(!existsSync(REGISTRY))('what the registries of XEP-0045 have', () => {
  const read = (): Readonly<Record<string, unknown>> =>
    JSON.parse(readFileSync(REGISTRY, 'utf8')) as Readonly<Record<string, unknown>>;
  const words = (list: unknown, key: string | number) =>
    (list as readonly Readonly<Record<string | number, unknown>>[]).map((each) =>
      String(each[key]),
    );

  it.each<[string, TermKind, string | number]>([
    ['statusCodes', 'status code', 'code'],
    ['errors', 'error condition', 'condition'],
    ['roomConfig', 'form field', 'var'],
    ['roomInfo', 'form field', 0],
    ['registerForm', 'form field', 0],
    ['requestForm', 'form field', 0],
    ['discoFeatures', 'feature', 0],
    ['namespaces', 'namespace', 'ns'],
  ])('%s: each has an explanation', (list, kind, key) => {
    const each = words(read()[list], key).flatMap((word) => word.split(' / '));
    const unknown = each.filter((word) => lookUp(kind, word) === undefined);
    expect(unknown).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../src/editor/completions.ts';

/** `|` is the cursor. */
const at = (marked: string, actors: readonly string[] = ['Romeo']) =>
  completionsAt(marked.replace('|', ''), marked.indexOf('|'), actors);

/** The line after the first completion whose label starts so. */
const completed = (marked: string, label: string, actors?: readonly string[]) => {
  const line = marked.replace('|', '');
  const found = at(marked, actors).find((each) => each.label.startsWith(label));
  return found && line.slice(0, found.start) + found.insert + line.slice(found.end);
};

describe('completions', () => {
  it('write variables and wildcards, around a brace that closed by itself', () => {
    expect(completed('\t<a jid="${|}"', "${Romeo's full")).toBe('\t<a jid="${Romeo\'s full JID}"');
    expect(completed('\t<a jid="$|"', "${Romeo's JID")).toBe('\t<a jid="${Romeo\'s JID}"');
    expect(completed('\t<a id="{|}"', '{scansion:any')).toBe('\t<a id="{scansion:any}"');
  });

  it('know names with blanks and apostrophes', () => {
    expect(completed("\t${Juliet's p|}", '${', ["Juliet's phone"])).toBe(
      "\t${Juliet's phone's JID}",
    );
  });

  it('write namespaces', () => {
    expect(completed('\t<x xmlns="http|"/>', 'http://jabber.org/protocol/muc#admin')).toBe(
      '\t<x xmlns="http://jabber.org/protocol/muc#admin"/>',
    );
  });

  it('write actions at the start of a line', () => {
    expect(at('ro|').map(({ insert }) => insert)).toEqual([
      'Romeo connects',
      'Romeo sends:\n\t',
      'Romeo receives:\n\t',
      'Romeo disconnects',
    ]);
    expect(completed('Romeo s|', 'Romeo sends')).toBe('Romeo sends:\n\t');
  });

  it.each(['\t|', '\t<a b="|"', '# |', 'Romeo sends: |', 'Rom| connects'])(
    'have nothing to say at %j',
    (marked) => {
      expect(at(marked)).toEqual([]);
    },
  );
});

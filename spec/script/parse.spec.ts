import { describe, expect, it } from 'vitest';
import type { TextRange } from '../../src/base/text-range.ts';
import { parseScript } from '../../src/script/parse.ts';

const TEXT = `# A title
## status: stable: very

[Client] Juliet's phone
	jid: juliet@localhost
# between
	password:
-----

Juliet's phone receives  :  nothing
Juliet sends:
# about
	<iq/>
# trailing
`;
const syntax = parseScript(TEXT);
const at = (range: TextRange | undefined) => range && TEXT.slice(range.start, range.end);

describe('parseScript', () => {
  it('keeps every part with its place', () => {
    expect(
      syntax.items.map(({ kind, line, range }) => `${line} ${kind} ${at(range) ?? ''}`),
    ).toEqual([
      '1 comment # A title',
      '2 comment ## status: stable: very',
      "4 definition [Client] Juliet's phone\n\tjid: juliet@localhost\n# between\n\tpassword:",
      '6 comment # between',
      '8 separator -----',
      "10 action Juliet's phone receives  :  nothing",
      '11 action Juliet sends:\n# about\n\t<iq/>',
      '12 comment # about',
      '14 comment # trailing',
    ]);
  });

  it('splits a tag at its first colon', () => {
    const [tag] = syntax.header.tags;
    expect([at(tag?.key.range), at(tag?.value.range)]).toEqual(['status', 'stable: very']);
  });

  it('splits definitions and properties', () => {
    const [definition] = syntax.definitions;
    expect(at(definition?.className.range)).toBe('Client');
    expect(at(definition?.name.range)).toBe("Juliet's phone");
    expect(
      definition?.properties.map(({ key, value }) => [at(key.range), at(value.range)]),
    ).toEqual([
      ['jid', 'juliet@localhost'],
      ['password', ''],
    ]);
  });

  it('splits actions; the longest defined name that begins the line is the actor', () => {
    const [nothing, sends] = syntax.actions;
    expect(at(nothing?.actor.range)).toBe("Juliet's phone");
    expect(at(nothing?.verb.range)).toBe('receives');
    expect(at(nothing?.colon)).toBe(':');
    expect(at(nothing?.rest?.range)).toBe('nothing');
    expect(at(nothing?.head)).toBe("Juliet's phone receives  :  nothing");
    expect(at(sends?.actor.range)).toBe('Juliet');
    expect(at(sends?.block?.range)).toBe('# about\n\t<iq/>');
  });

  it('tells where comments stand', () => {
    const comments = syntax.items.filter((item) => item.kind === 'comment');
    expect(comments.map(({ place }) => place)).toEqual([
      'alone',
      'alone',
      'definition',
      'block',
      'alone',
    ]);
  });
});

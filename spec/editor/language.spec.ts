import { describe, expect, it } from 'vitest';
import { CLOSES_ELEMENT, OPENS_BLOCK, OPENS_ELEMENT } from '../../src/editor/language.ts';
import { stepTokensOf, tokensOf } from './tokens.ts';

describe('before the separator', () => {
  it('tells title, description, tag and comments apart', () => {
    expect(tokensOf('# Kicking\n# Who may kick\n## slow\n// vim\n-- and')).toEqual([
      'title.comment:# Kicking',
      'comment:# Who may kick',
      'comment:## heading.comment:slow',
      'comment:// vim',
      'comment:-- and',
    ]);
  });

  it('begins with a definition when there is no title', () => {
    expect(tokensOf('[Client] Romeo')).toEqual([
      'punctuation:[ verb:Client punctuation:] actor:Romeo',
    ]);
  });

  it('colours properties, colons in values included', () => {
    expect(tokensOf('# t\n\tjid: user@localhost\n\tpassword: a: b')).toEqual([
      'title.comment:# t',
      'attribute:jid punctuation:: string:user@localhost',
      'attribute:password punctuation:: string:a: b',
    ]);
  });

  it('ends at five hyphens, while two are a comment', () => {
    expect(tokensOf('# t\n--\n-----\n\tjid: x')).toEqual([
      'title.comment:# t',
      'comment:--',
      'separator:-----',
      'text:jid: x',
    ]);
  });
});

describe('an action', () => {
  it('has an actor and a verb', () => {
    expect(stepTokensOf('Romeo connects', 'Romeo sends:', 'Romeo receives')).toEqual([
      'actor:Romeo verb:connects',
      'actor:Romeo verb:sends punctuation::',
      'actor:Romeo verb:receives',
    ]);
  });

  it('may have a name with blanks and apostrophes', () => {
    expect(stepTokensOf("Juliet's phone disconnects")).toEqual([
      "actor:Juliet's phone verb:disconnects",
    ]);
  });

  it('may receive nothing', () => {
    expect(stepTokensOf('Romeo receives: nothing')).toEqual([
      'actor:Romeo verb:receives punctuation:: verb:nothing',
    ]);
  });

  it('is plain text when the verb is unknown', () => {
    expect(stepTokensOf('Romeo waits')).toEqual(['text:Romeo waits']);
  });
});

describe('a stanza', () => {
  it('has tags, attributes, values and text', () => {
    expect(stepTokensOf('\t<a b="1">hi &amp; bye</a>')).toEqual([
      'punctuation:< tag:a attribute:b punctuation:= string:"1" punctuation:> ' +
        'text:hi entity.string:&amp; text:bye punctuation:</ tag:a punctuation:>',
    ]);
  });

  it('shows variables, in single quotes too', () => {
    expect(stepTokensOf("\t<a jid='${Juliet's JID}' id='{scansion:any}'/>")).toEqual([
      "punctuation:< tag:a attribute:jid punctuation:= string:' variable.string:${Juliet's JID} " +
        "string:' attribute:id punctuation:= string:' variable.string:{scansion:any} string:' " +
        'punctuation:/>',
    ]);
  });

  it('shows what is scansion’s own', () => {
    expect(stepTokensOf("\t<a scansion:strict='true'/>")[0]).toContain('variable:scansion:strict');
  });

  it('may spread a tag over lines, around a comment', () => {
    expect(stepTokensOf('\t<a', '# why', '\t  b="1"/>')).toEqual([
      'punctuation:< tag:a',
      'comment:# why',
      'attribute:b punctuation:= string:"1" punctuation:/>',
    ]);
  });

  it('left open in a tag or a value ends at the next line that starts at column 0', () => {
    expect(stepTokensOf('\t<a b="1', 'Romeo connects', '\t<a b=', 'Romeo sends:')).toEqual([
      'punctuation:< tag:a attribute:b punctuation:= string:"1',
      'actor:Romeo verb:connects',
      'punctuation:< tag:a attribute:b punctuation:=',
      'actor:Romeo verb:sends punctuation::',
    ]);
  });

  it('begins anew at a tag inside of an unfinished one', () => {
    expect(stepTokensOf('\t<a <b/>')).toEqual([
      'punctuation:< tag:a punctuation:< tag:b punctuation:/>',
    ]);
  });

  it.each([
    '\t<',
    '\t$ {',
    '\t&',
    '\t{scansion',
    '\t<!-- - -->',
    '\t<![CDATA[ ]] ]]>',
    '\t<a $="&"',
  ])('takes %j without complaint', (line) => {
    expect(() => stepTokensOf(line, 'Romeo connects')).not.toThrow();
    expect(stepTokensOf(line, 'Romeo connects').at(-1)).toBe('actor:Romeo verb:connects');
  });
});

describe('Enter goes one TAB deeper', () => {
  it.each(['Romeo sends:', 'Romeo receives', '[Client] Romeo'])('after %j', (line) => {
    expect(OPENS_BLOCK.test(line)).toBe(true);
  });

  it.each(['Romeo connects', '# Romeo sends', '', '\tRomeo sends:'])('but not after %j', (line) => {
    expect(OPENS_BLOCK.test(line)).toBe(false);
  });

  it.each(['\t<a>', '\t\t<a b="1">'])('after the open tag %j', (line) => {
    expect(OPENS_ELEMENT.test(line)).toBe(true);
  });

  it.each(['\t<a/>', '\t</a>', '\t<a>b</a>', '\t<a', '\t<!-- a -->'])(
    'but not after %j',
    (line) => {
      expect(OPENS_ELEMENT.test(line)).toBe(false);
    },
  );

  it('and puts an end tag behind the cursor on a line of its own', () => {
    expect(CLOSES_ELEMENT.test('</a>')).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/base/text-edit.ts';
import { compileScript } from '../../src/script/compile.ts';
import { accountsOf } from '../../src/script/accounts.ts';
import {
  addToStage,
  letIn,
  removeFromStage,
  rewriteInStage,
  withPassword,
} from '../../src/script/stage-edits.ts';
import { writtenStage, type StageTag } from '../../src/script/stage-entries.ts';

const CAST = '\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: x\n\n-----\n\nRomeo connects\n';

const entriesOf = (text: string) => writtenStage(compileScript(text).syntax).entries;
const add = (text: string, tag: StageTag, written: string) =>
  applyEdits(text, addToStage(compileScript(text).syntax, tag, written));

describe('what a script asks for is written', () => {
  it.each([
    ['below the title', '# T\n', ['hosts', 'a.example'], '# T\n## hosts: a.example\n'],
    [
      'below the description',
      '# T\n# About\n# more\n',
      ['option', 'a = 1'],
      '# T\n# About\n# more\n## option: a = 1\n',
    ],
    [
      'below the tags of its author',
      '# T\n## slow: yes\n',
      ['hosts', 'a'],
      '# T\n## slow: yes\n## hosts: a\n',
    ],
    [
      'behind others of its kind',
      '# T\n## hosts: a\n## option: x = 1\n',
      ['hosts', 'b'],
      '# T\n## hosts: a, b\n## option: x = 1\n',
    ],
    [
      'below others of its kind, if each has its line',
      '# T\n## option: x = 1\n## hosts: a\n',
      ['option', 'y = 2'],
      '# T\n## option: x = 1\n## option: y = 2\n## hosts: a\n',
    ],
    ['first of all, where there is no head', '', ['hosts', 'a'], '## hosts: a\n\n'],
    ['with the line ends of the script', '# T\r\n', ['hosts', 'a'], '# T\r\n## hosts: a\r\n'],
  ] as const)('%s', (_, head, [tag, written], after) => {
    const cast = head.includes('\r') ? CAST.replaceAll('\n', '\r\n') : CAST;
    const before = head === '' ? cast.trimStart() : head + cast;
    expect(add(before, tag, written)).toBe(after + (head === '' ? cast.trimStart() : cast));
  });

  it('in a new line, where the old one is long', () => {
    const hosts = Array.from({ length: 8 }, (_, at) => `host-${at}.example`).join(', ');
    const text = `# T\n## hosts: ${hosts}\n${CAST}`;
    expect(add(text, 'hosts', 'one-more.example')).toContain('\n## hosts: one-more.example\n');
  });

  it('and rewritten in its place', () => {
    const text = `# T\n## modules: a, b, c\n${CAST}`;
    const [, b] = entriesOf(text);
    const edits = b === undefined ? [] : rewriteInStage(b, 'b on x.example');
    expect(applyEdits(text, edits)).toContain('## modules: a, b on x.example, c\n');
  });
});

const PIECES: Readonly<Record<string, readonly string[]>> = {
  hosts: ['a.example', 'b.example'],
  modules: ['announce', 'muc_x on rooms.example'],
  option: ['a = 1', 'b = { "x", "y" }'],
  component: ['rooms.example muc'],
  variation: ['forgets-110', 'history-length=3'],
  prosody: ['>=13', '0.12'],
};

it('whatever is added is there afterwards, and is gone when it was removed: nothing else changes', () => {
  const tag = fc.constantFrom('hosts', 'modules', 'option', 'component', 'variation', 'prosody');
  const step = fc.tuple(tag, fc.nat(1));
  const head = fc.constantFrom('', '# T\n', '# T\n# About\n\n', '# T\n## mine: x\n', '\ufeff# T\n');
  fc.assert(
    fc.property(head, fc.array(step, { maxLength: 8 }), step, (start, before, [key, at]) => {
      const grow = (text: string, [name, piece]: readonly [StageTag, number]) =>
        add(text, name, PIECES[name]?.[piece] ?? PIECES[name]?.[0] ?? '');
      const text = before.reduce(grow, start + CAST);
      const known = entriesOf(text);
      const grown = grow(text, [key, at]);
      const all = entriesOf(grown);
      expect(all).toHaveLength(known.length + 1);
      const [added] = all
        .filter(
          ({ tag: name, part }) =>
            known.filter((each) => each.tag === name && each.part.text === part.text).length <
            all.filter((each) => each.tag === name && each.part.text === part.text).length,
        )
        .slice(-1);
      expect(added?.tag).toBe(key);
      if (added === undefined) return;
      const gone = applyEdits(grown, removeFromStage(compileScript(grown).syntax, added));
      expect(entriesOf(gone).map(({ part }) => part.text)).toEqual(
        known.map(({ part }) => part.text),
      );
      expect(gone.endsWith(CAST)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

describe('whom a script lets in', () => {
  const head = (text: string) => text.slice(0, text.indexOf('\n[Client]'));
  const syntaxOf = (accounts: string) => compileScript(`# T\n${accounts}${CAST}`).syntax;
  const known = (syntax: ReturnType<typeof syntaxOf>, jid: string) => {
    const found = accountsOf(syntax).accounts.find((each) => each.jid === jid);
    if (found === undefined) throw new Error(`no account ${jid}`);
    return found;
  };

  it.each([
    ['', [{ jid: 'a@b', password: 'c' }], '## accounts: a@b:c'],
    [
      '',
      [
        { jid: 'a@b', password: 'c, d' },
        { jid: 'e@f', password: 'g' },
      ],
      '## accounts: a@b:"c, d", e@f:g',
    ],
    ['## accounts: a@b:c\n', [{ jid: 'd@e', password: 'f' }], '## accounts: a@b:c, d@e:f'],
    ['## accounts: a@b:c\n', [{ jid: 'd@e', password: `",'` }], '## accounts: a@b:c'],
    ['', [], ''],
  ])('%j and %j: %j', (before, more, after) => {
    const syntax = syntaxOf(before);
    const text = applyEdits(syntax.text, letIn(syntax, more));
    expect(head(text).trim()).toBe(`# T\n${after}`.trim());
  });

  it('may have another password', () => {
    const syntax = syntaxOf('## accounts: a@b:"c, d", e@f:g\n');
    const edits = withPassword(known(syntax, 'a@b'), 'h');
    expect(head(applyEdits(syntax.text, edits))).toContain('## accounts: a@b:h, e@f:g');
    expect(withPassword(known(syntax, 'a@b'), `",'`)).toEqual([]);
  });

  it.each([
    ['a@b', '## accounts: e@f:g, h@i:j'],
    ['e@f', '## accounts: a@b:"c, d", h@i:j'],
    ['h@i', '## accounts: a@b:"c, d", e@f:g'],
  ])('but not %s', (jid, after) => {
    const syntax = syntaxOf('## accounts: a@b:"c, d", e@f:g, h@i:j\n');
    const text = applyEdits(syntax.text, removeFromStage(syntax, known(syntax, jid)));
    expect(head(text)).toBe(`# T\n${after}\n`);
  });

  it('or nobody alone: the tag goes with its last account', () => {
    const syntax = syntaxOf('## accounts: a@b:c\n');
    const text = applyEdits(syntax.text, removeFromStage(syntax, known(syntax, 'a@b')));
    expect(head(text)).toBe('# T\n');
  });
});

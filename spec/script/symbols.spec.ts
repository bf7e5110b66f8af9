import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/base/text-edit.ts';
import { compileScript } from '../../src/script/compile.ts';
import { parseScript } from '../../src/script/parse.ts';
import { definitionAt, prepareRename, referencesAt, renameAt } from '../../src/script/symbols.ts';
import { shippedScripts } from './corpus.ts';
import { readMarkers, writeMarkers } from './markers.ts';

const SCRIPT = `# Romeo and Juliet
[Client] <|Juliet's phone|>
	jid: juliet@localhost
[Client] Juliet
	jid: juliet@localhost
-----
# Juliet's phone rings
<|Juliet's phone|> connects

Juliet connects

<|Juliet's phone|> sends:
	<message to="\${Juliet's JID}" from='\${<|Juliet&apos;s phone|>&apos;s JID}'>
		<body>Juliet's phone: \${<|Juliet's phone|>'s full JID}</body>
	</message>
`;
const { text, ranges } = readMarkers(SCRIPT);
const syntax = parseScript(text);

describe('references', () => {
  it('are found from each of them', () => {
    for (const { start, end } of ranges) {
      for (const offset of [start, end]) {
        const found = referencesAt(syntax, offset).map(({ range }) => range);
        expect(writeMarkers(text, found)).toBe(SCRIPT);
        expect(definitionAt(syntax, offset)).toEqual(ranges[0]);
      }
    }
  });

  it('are found from anywhere in a variable', () => {
    const offset = text.indexOf("'s full JID") + 4;
    const found = referencesAt(syntax, offset).map(({ range }) => range);
    expect(writeMarkers(text, found)).toBe(SCRIPT);
    expect(prepareRename(syntax, offset)?.name).toBe("Juliet's phone");
  });

  it('are none in comments, in plain words and between names', () => {
    for (const words of ['# Romeo', "Juliet's phone: ", 'connects', 'jid:']) {
      const offset = text.indexOf(words) + 3;
      expect(referencesAt(syntax, offset)).toEqual([]);
      expect(definitionAt(syntax, offset)).toBeUndefined();
      expect(prepareRename(syntax, offset)).toBeUndefined();
    }
  });
});

describe('renameAt', () => {
  const rename = (name: string) => renameAt(syntax, ranges[1]?.start ?? 0, name);

  it('renames everywhere, escaped where the place needs it', () => {
    const result = rename("Nurse's & co");
    const written = SCRIPT.replaceAll("<|Juliet's phone|>'s full", "Nurse's &amp; co's full")
      .replaceAll('<|Juliet&apos;s phone|>', 'Nurse&apos;s &amp; co')
      .replaceAll("<|Juliet's phone|>", "Nurse's & co");
    expect(result.ok && applyEdits(text, result.value)).toBe(written);
  });

  it.each([
    ['Juliet', /called "Juliet" already/],
    ['', /at least one/],
    [' Nurse', /white space/],
    ['# Nurse', /begin like a comment/],
    ['[Nurse]', /begin like/],
    ['Nurse}', /Braces/],
    ['Nurse sends', /verb/],
    ['Nurse\nRomeo', /one line/],
  ])('refuses %j', (name, sentence) => {
    const result = rename(name);
    expect(result.ok ? '' : result.error).toMatch(sentence);
  });

  it('refuses where nobody is named', () => {
    expect(renameAt(syntax, text.length, 'Nurse').ok).toBe(false);
  });

  it('changes nothing but the name: there and back is the same script', () => {
    const names = fc.constantFrom('Nurse', "Nurse's aide", 'Tybalt & co', 'é🤖', '<', 'a"b', '--x');
    fc.assert(
      fc.property(fc.constantFrom(...shippedScripts()), names, (script, name) => {
        const before = compileScript(script.text);
        const { actor } = before.syntax.actions[0] ?? { actor: { text: '', range: { start: 0 } } };
        const edits = renameAt(before.syntax, actor.range.start, name);
        if (!edits.ok) return;
        const renamed = applyEdits(script.text, edits.value);
        const after = compileScript(renamed);
        expect(after.diagnostics.map(({ code }) => code)).toEqual(
          before.diagnostics.map(({ code }) => code),
        );
        const place = after.syntax.actions[0]?.actor.range.start ?? 0;
        const back = renameAt(after.syntax, place, actor.text);
        expect(back.ok && applyEdits(renamed, back.value)).toBe(script.text);
      }),
      { numRuns: 200 },
    );
  });

  it('renames whom the checks of a lesson speak of', () => {
    const lesson = parseScript(
      '## task: Let Romeo in.\n## check:  Romeo is in room@muc.localhost\n## check: Juliet is not in room@muc.localhost\n\n[Client] Romeo\n\tjid: romeo@localhost\n\n-----\n\nRomeo connects\n',
    );
    const at = lesson.text.indexOf('Romeo is in');
    const edits = renameAt(lesson, at, "Nurse's aide");
    const renamed = edits.ok ? applyEdits(lesson.text, edits.value) : edits.error;
    expect(renamed).toContain("## check:  Nurse's aide is in room@muc.localhost\n");
    expect(renamed).toContain("[Client] Nurse's aide\n");
    expect(renamed).toContain('## check: Juliet is not in');
    expect(renamed).toContain('## task: Let Romeo in.');
    expect(renameAt(lesson, at, 'N'.repeat(200)).ok).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/base/text-edit.ts';
import { captureNameFault } from '../../src/script/captures.ts';
import { compileScript } from '../../src/script/compile.ts';
import { completionsAt } from '../../src/script/complete.ts';
import { hoverAt } from '../../src/script/hover.ts';
import { repairsOf } from '../../src/script/repairs.ts';
import { definitionAt, referencesAt, renameAt } from '../../src/script/symbols.ts';
import { NO_VOCABULARY } from '../../src/script/vocabulary.ts';
import { CAST, readMarkers, writeMarkers } from './markers.ts';

const TAKES = (name: string) => `Romeo receives:\n\t<iq id='{scansion:capture:${name}}'/>\n\n`;
const READS = (name: string) => `Romeo sends:\n\t<iq id='\${${name}}'/>\n\n`;

function codes(steps: string): readonly string[] {
  return compileScript(`${CAST}${steps}`).diagnostics.map(({ code }) => code);
}

describe('a capture that is read back', () => {
  it.each([
    ['in what is sent', TAKES('n') + READS('n'), []],
    ['in what is expected', `${TAKES('n')}Juliet's phone receives:\n\t<iq id='\${n}'/>`, []],
    [
      'in a text, inside other words',
      `${TAKES('n')}Juliet's phone sends:\n\t<iq><a>to \${n}!</a></iq>`,
      [],
    ],
    ['after it was taken twice', TAKES('n') + TAKES('n') + READS('n'), []],
    ['under an odd name', TAKES('a-b c.d/é{'.replace('{', '')) + READS('a-b c.d/é'), []],
    ['under a name with references', TAKES('a&amp;b') + READS('a&#38;b'), []],
    [
      'under a name that looks like an address',
      TAKES('Nobody&apos;s JID') + READS('Nobody&apos;s JID'),
      [],
    ],
    ['before it is taken', READS('n') + TAKES('n'), ['capture-too-early']],
    [
      'by the step that takes it',
      "Romeo receives:\n\t<iq to='${n}' id='{scansion:capture:n}'/>",
      ['capture-too-early'],
    ],
    [
      'that is sent, not taken',
      `Romeo sends:\n\t<iq id='{scansion:capture:n}'/>\n\n${READS('n')}`,
      ['placeholder-in-sends', 'bad-variable'],
    ],
    [
      'that is a part of a value',
      `Romeo receives:\n\t<iq id='x{scansion:capture:n}'/>\n\n${READS('n')}`,
      ['partial-placeholder', 'bad-variable'],
    ],
    ['under a name that is misspelt', TAKES('session') + READS('sesion'), ['unknown-capture']],
    ['that nobody takes', READS('n'), ['bad-variable']],
    ['without its brace', `${TAKES('n')}Romeo sends:\n\t<iq id='\${n'/>`, ['bad-variable']],
    [
      'under the name of an address',
      TAKES('Romeo&apos;s JID') + READS('Romeo&apos;s JID'),
      ['shadowed-capture'],
    ],
  ])('%s', (_, steps, expected) => {
    expect(codes(steps)).toEqual(expected);
  });
});

const { text, ranges } = readMarkers(`${CAST}Romeo receives:
	<iq id='{scansion:capture:<|a&amp;b|>}'><a>{scansion:capture:<|a&amp;b|>}</a></iq>

Juliet's phone sends:
	<iq id="\${<|a&amp;b|>}"><a>\${Romeo's JID} \${<|a&#38;b|>}</a></iq>
`);
const { syntax } = compileScript(text);

describe('the places of a capture', () => {
  it('are found from each of them', () => {
    for (const { start, end } of ranges) {
      for (const offset of [start, end]) {
        const found = referencesAt(syntax, offset).map(({ range }) => range);
        expect(writeMarkers(text, found)).toBe(writeMarkers(text, ranges));
      }
    }
    expect(definitionAt(syntax, ranges[3]?.start ?? 0)).toEqual(ranges[1]);
  });

  it('get another name together, written as the place wants it', () => {
    const edits = renameAt(syntax, ranges[2]?.start ?? 0, `<it's> "x"`);
    if (!edits.ok) throw new Error(edits.error);
    expect(applyEdits(text, edits.value).slice(CAST.length)).toBe(`Romeo receives:
	<iq id='{scansion:capture:&lt;it&apos;s> "x"}'><a>{scansion:capture:&lt;it's> "x"}</a></iq>

Juliet's phone sends:
	<iq id="\${&lt;it's> &quot;x&quot;}"><a>\${Romeo's JID} \${&lt;it's> "x"}</a></iq>
`);
  });

  it('refuse a name that would be read in another way', () => {
    const offset = ranges[0]?.start ?? 0;
    for (const name of ['', ' a', 'a}', "Romeo's JID"]) {
      expect(renameAt(syntax, offset, name).ok).toBe(false);
    }
  });

  it('keep their meaning under any name that is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        fc.pre(captureNameFault(name) === undefined);
        const edits = renameAt(syntax, ranges[0]?.start ?? 0, name);
        if (!edits.ok) return;
        const after = compileScript(applyEdits(text, edits.value));
        expect(after.diagnostics.map(({ code }) => code)).toEqual(
          compileScript(text).diagnostics.map(({ code }) => code),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('the editor', () => {
  it('tells where the value comes from', () => {
    const offset = text.indexOf('${a') + 3;
    const said = hoverAt(syntax, offset, NO_VOCABULARY)?.parts[0];
    expect(said?.title).toBe('${a&b}');
    expect(said?.sentences.join(' ')).toMatch(/Romeo received in the step of line \d+/);
  });

  it('offers what was captured above', () => {
    const offset = text.indexOf('id="${') + 4;
    const labels = completionsAt(syntax, offset, NO_VOCABULARY).map(({ label }) => label);
    expect(labels).toContain('${a&b}');
    const above = text.indexOf("id='{") + 4;
    expect(completionsAt(syntax, above, NO_VOCABULARY).map(({ label }) => label)).not.toContain(
      '${a&b}',
    );
  });

  it('mends a misspelt one', () => {
    const script = `${CAST}${TAKES('session')}${READS('sesion')}`;
    const compiled = compileScript(script);
    const diagnostic = compiled.diagnostics.find(({ code }) => code === 'unknown-capture');
    if (diagnostic === undefined) throw new Error('It is not misspelt.');
    const [repair] = repairsOf(diagnostic, compiled);
    expect(applyEdits(script, repair?.edits ?? [])).toBe(script.replace('sesion', 'session'));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/base/text-edit.ts';
import { compileScript } from '../../src/script/compile.ts';
import { repairsAt, repairsOf, type QuickFix } from '../../src/script/repairs.ts';
import { shippedScripts } from './corpus.ts';
import { CAST } from './markers.ts';

function repairsFor(text: string, code: string): readonly QuickFix[] {
  const compiled = compileScript(text);
  const diagnostic = compiled.diagnostics.find((each) => each.code === code);
  if (diagnostic === undefined) throw new Error(`${code} is not among ${codes(text).join(', ')}`);
  return repairsOf(diagnostic, compiled);
}

function codes(text: string): string[] {
  return compileScript(text).diagnostics.map(({ code }) => code);
}

/** The text after the repair that an editor would make by itself. */
function repair(text: string, code: string): string {
  const repairs = repairsFor(text, code);
  const chosen = repairs.find(({ isPreferred }) => isPreferred);
  if (chosen === undefined)
    throw new Error(`none of ${repairs.map(({ title }) => title).join(', ') || 'none'}`);
  return applyEdits(text, chosen.edits);
}

describe('the preferred repair of a step', () => {
  const cases: readonly (readonly [code: string, before: string, after: string])[] = [
    ['unknown-verb', 'Romeo sned:\n\t<iq/>', 'Romeo sends:\n\t<iq/>'],
    ['undefined-actor', 'Rome disconnects', 'Romeo disconnects'],
    ['unknown-condition', 'Romeo is refused: notauthorized', 'Romeo is refused: not-authorized'],
    [
      'unknown-condition',
      'Romeo is disconnected: not-wellformed',
      'Romeo is disconnected: not-well-formed',
    ],
    ['missing-colon', 'Romeo sends\n\t<iq/>', 'Romeo sends:\n\t<iq/>'],
    ['needless-colon', 'Romeo disconnects:', 'Romeo disconnects'],
    ['text-after-verb', 'Romeo sends: <iq/>', 'Romeo sends:\n\t<iq/>'],
    ['text-after-verb', 'Romeo receives: noting', 'Romeo receives: nothing'],
    ['text-after-verb', 'Romeo disconnects # bye', '# bye\nRomeo disconnects'],
    ['detached-stanza', 'Romeo sends:\n\n# c\n\n\t<iq/>', 'Romeo sends:\n# c\n\t<iq/>'],
    ['missing-indent', 'Romeo sends:\n<iq>\n</iq>', 'Romeo sends:\n\t<iq>\n\t</iq>'],
    [
      'spaces-for-tab',
      'Romeo sends:\n  <iq>\n    <x/>\n  </iq>',
      'Romeo sends:\n\t<iq>\n\t\t<x/>\n\t</iq>',
    ],
    [
      'stray-stanza',
      'Romeo sends:\n\t<iq/>\n\n\t<iq/>',
      'Romeo sends:\n\t<iq/>\n\nRomeo receives:\n\t<iq/>',
    ],
    ['stray-stanza', 'Romeo sends:\n\t<iq>\n\n\t</iq>', 'Romeo sends:\n\t<iq>\n\t</iq>'],
  ];

  it.each(cases)('%s: %j', (code, before, after) => {
    expect(repair(CAST + before, code)).toBe(CAST + after);
  });
});

describe('the preferred repair of a stanza', () => {
  it.each([
    ['bare-ampersand', '<iq><a>x & y</a></iq>', '<iq><a>x &amp; y</a></iq>'],
    ['bare-less-than', '<iq><a>x < y</a></iq>', '<iq><a>x &lt; y</a></iq>'],
    ['unknown-entity', '<iq>&nbsp;</iq>', '<iq>&amp;nbsp;</iq>'],
    ['bare-cdata-end', '<iq>]]></iq>', '<iq>]]&gt;</iq>'],
    ['unclosed-element', '<iq><a></iq>', '<iq><a/></iq>'],
    ['unclosed-element', '<iq><a>words</iq>', '<iq><a>words</a></iq>'],
    [
      'unclosed-element',
      '<iq>\n\t\t<a>\n\t\t\t<b/>\n\t</iq>',
      '<iq>\n\t\t<a>\n\t\t\t<b/>\n\t\t</a>\n\t</iq>',
    ],
    ['unclosed-tag', '<iq', '<iq/>'],
    ['unclosed-tag', '<iq id="x"<a/></iq>', '<iq id="x"><a/></iq>'],
    ['unclosed-tag', '<iq></iq', '<iq></iq>'],
    ['mismatched-end-tag', '<iq><a>x</b></iq>', '<iq><a>x</a></iq>'],
    ['stray-end-tag', '<iq></a></iq>', '<iq></iq>'],
    ['duplicate-attribute', '<iq id="1" to="x" id="2"/>', '<iq id="1" to="x"/>'],
    ['missing-space', '<iq id="1"to="x"/>', '<iq id="1" to="x"/>'],
    ['unquoted-value', '<iq id=one/>', '<iq id="one"/>'],
    ['unclosed-value', '<iq id="one/>', '<iq id="one"/>'],
    ['quote-in-value', "<iq to='${Romeo's JID}'/>", '<iq to="${Romeo\'s JID}"/>'],
    ['junk-in-tag', '<iq = id="1"/>', '<iq  id="1"/>'],
    ['xml-comment', '<iq><!-- x --></iq>', '<iq></iq>'],
    ['undeclared-prefix', '<iq scanion:strict="true"/>', '<iq scansion:strict="true"/>'],
    ['not-a-stanza', '<mesage><body/></mesage>', '<message><body/></message>'],
    ['bad-variable', '<iq to="${Romeo\'s JID"/>', '<iq to="${Romeo\'s JID}"/>'],
    ['undefined-actor', '<iq to="${Rome\'s JID}"/>', '<iq to="${Romeo\'s JID}"/>'],
    [
      'undefined-actor',
      "<iq to='${Juliets phone&apos;s JID}'/>",
      "<iq to='${Juliet&apos;s phone&apos;s JID}'/>",
    ],
    ['missing-dollar', '<iq to="{Romeo\'s JID}"/>', '<iq to="${Romeo\'s JID}"/>'],
    ['bad-character-reference', '<iq>a&#0;b</iq>', '<iq>ab</iq>'],
    ['forbidden-character', '<iq>a\u0001b</iq>', '<iq>ab</iq>'],
    ['forbidden-construct', '<?xml version="1.0"?><iq/>', '<iq/>'],
    ['bad-declaration', '<iq xmlns:p=""/>', '<iq/>'],
    ['placeholder-in-sends', '<iq id="{scansion:any}" to="x"/>', '<iq to="x"/>'],
    ['directive-in-sends', '<iq scansion:strict="true"/>', '<iq/>'],
  ])('that is sent: %s: %s', (code, before, after) => {
    const script = (stanza: string) => `${CAST}Romeo sends:\n\t${stanza}\n\nRomeo disconnects\n`;
    expect(repair(script(before), code)).toBe(script(after));
  });

  it.each([
    ['unknown-placeholder', '<iq id="{scansion:whatever}"/>', '<iq id="{scansion:any}"/>'],
    ['unknown-placeholder', '<iq id="{scansion:any"/>', '<iq id="{scansion:any}"/>'],
    ['partial-placeholder', '<iq id="x{scansion:any}"/>', '<iq id="{scansion:any}"/>'],
    ['bad-strict', '<iq scansion:strict="on"/>', '<iq scansion:strict="true"/>'],
    ['bad-strict', "<iq scansion:strict='off'/>", "<iq scansion:strict='false'/>"],
    ['unknown-directive', '<iq scansion:strickt="true"/>', '<iq scansion:strict="true"/>'],
  ])('that is expected: %s: %s', (code, before, after) => {
    const script = (stanza: string) => `${CAST}Romeo receives:\n\t${stanza}\n`;
    expect(repair(script(before), code)).toBe(script(after));
  });
});

describe('the preferred repair of a script', () => {
  const ROMEO = '[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: secret';
  const STEPS = 'Romeo connects\n';

  it.each([
    [
      'no-title',
      `${ROMEO}\n-----\n${STEPS}`,
      `# What this scenario shows\n${ROMEO}\n-----\n${STEPS}`,
    ],
    ['missing-separator', `# T\n${ROMEO}\n\n${STEPS}`, `# T\n${ROMEO}\n\n-----\n\n${STEPS}`],
    ['missing-separator', `# T\n${ROMEO}\n---\n${STEPS}`, `# T\n${ROMEO}\n-----\n${STEPS}`],
    ['second-separator', `# T\n${ROMEO}\n-----\n-----\n${STEPS}`, `# T\n${ROMEO}\n-----\n${STEPS}`],
    [
      'step-before-separator',
      `# T\n${ROMEO}\n${STEPS}\n-----\n`,
      `# T\n${ROMEO}\n-----\n\n${STEPS}\n`,
    ],
    [
      'definition-after-separator',
      `# T\n-----\n${STEPS}\n${ROMEO}\n`,
      `# T\n${ROMEO}\n\n-----\n${STEPS}\n`,
    ],
    [
      'unknown-class',
      `# T\n[Clent] R\n\tjid: r@l\n\tpassword: x\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@l\n\tpassword: x\n-----\nR connects`,
    ],
    [
      'bad-definition',
      `# T\n[Client Romeo\n\tjid: r@l\n\tpassword: x\n-----\nRomeo connects`,
      `# T\n[Client] Romeo\n\tjid: r@l\n\tpassword: x\n-----\nRomeo connects`,
    ],
    [
      'missing-password',
      `# T\n[Client] R\n\tjid: r@l\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@l\n\tpassword: password\n-----\nR connects`,
    ],
    [
      'missing-jid',
      `# T\n[Client] R\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@localhost\n\tpassword: password\n-----\nR connects`,
    ],
    [
      'bad-jid',
      `# T\n[Client] R\n\tjid: localhost\n\tpassword: x\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@localhost\n\tpassword: x\n-----\nR connects`,
    ],
    [
      'bad-jid',
      `# T\n[Client] R\n\tjid: r@muc.example\n\tpassword: x\n\n[Client] J\n\tjid: juliet\n\tpassword: x\n-----\nR connects\nJ connects`,
      `# T\n[Client] R\n\tjid: r@muc.example\n\tpassword: x\n\n[Client] J\n\tjid: juliet@muc.example\n\tpassword: x\n-----\nR connects\nJ connects`,
    ],
    [
      'bad-jid',
      `# T\n[Client] R\n\tjid: example.org/phone\n\tpassword: x\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@example.org/phone\n\tpassword: x\n-----\nR connects`,
    ],
    [
      'unknown-property',
      `# T\n[Client] R\n\tjid: r@l\n\tpasword: x\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@l\n\tpassword: x\n-----\nR connects`,
    ],
    ...['pwd', 'passwd', 'Password', 'pass word', 'passphrase'].map((key) => [
      'unknown-property',
      `# T\n[Client] R\n\tjid: r@l\n\t${key}: x\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@l\n\tpassword: x\n-----\nR connects`,
    ]),
    [
      'bad-property',
      `# T\n[Client] R\n\tjid: r@l\n\tpassword:\n\t  x y\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@l\n\tpassword: x y\n-----\nR connects`,
    ],
    [
      'bad-property',
      `# T\n[Client] R\n\tjid r@l\n\tpassword: x\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@l\n\tpassword: x\n-----\nR connects`,
    ],
    [
      'duplicate-property',
      `# T\n${ROMEO}\n\tjid: x@y\n-----\n${STEPS}`,
      `# T\n${ROMEO}\n-----\n${STEPS}`,
    ],
    [
      'spaces-for-tab',
      `# T\n[Client] R\n    jid: r@l\n    password: x\n-----\nR connects`,
      `# T\n[Client] R\n\tjid: r@l\n\tpassword: x\n-----\nR connects`,
    ],
    [
      'not-connected',
      `# T\n${ROMEO}\n-----\nRomeo sends:\n\t<iq/>`,
      `# T\n${ROMEO}\n-----\nRomeo connects\n\nRomeo sends:\n\t<iq/>`,
    ],
    [
      'undefined-actor',
      `# T\n${ROMEO}\n-----\n${STEPS}\nNurse connects`,
      `# T\n${ROMEO}\n\n[Client] Nurse\n\tjid: nurse@localhost\n\tpassword: secret\n-----\n${STEPS}\nNurse connects`,
    ],
  ])('%s: %j', (code, before, after) => {
    expect(repair(before, code)).toBe(after);
    const windows = before.replaceAll('\n', '\r\n');
    expect(repair(windows, code)).toBe(after.replaceAll('\n', '\r\n'));
  });
});

describe('repairs', () => {
  it('offer the other ways out too', () => {
    const titles = (step: string, code: string) =>
      repairsFor(CAST + step, code).map(({ title }) => title);
    expect(titles('Rome connects', 'undefined-actor')).toEqual(['Write "Romeo"', 'Define Rome']);
    expect(titles('connects', 'unknown-line')).toEqual([
      'Put Romeo before it',
      "Put Juliet's phone before it",
      'Make it a comment',
    ]);
    expect(titles('Romeo receives:', 'missing-stanza')).toEqual([
      'Write "receives: nothing"',
      'Add a presence',
      'Remove this step',
    ]);
    expect(titles('Romeo sends:\n\t<iq/>\n\t<iq/>', 'second-stanza')).toEqual([
      'Insert "Romeo sends:" above it',
      'Insert "Romeo receives:" above it',
    ]);
    expect(titles('Romeo sends:\n\t<iq to/>', 'missing-value')).toEqual([
      'Give it an empty value',
      'Remove the attribute',
    ]);
    expect(titles('Romeo disconnects\n\nRomeo sends:\n\t<iq/>', 'after-disconnect')).toEqual([
      'Insert "Romeo connects" above it',
      'Remove this step',
    ]);
    expect(titles('Romeo receives:\n\t<iq to="${Romeo}"/>', 'bad-variable')).toEqual([
      "Write ${Romeo's JID}",
      "Write ${Romeo's full JID}",
    ]);
  });

  it('keep the JID of an actor that is defined twice under another name', () => {
    const definition = (name: string) => `[Client] ${name}\n\tjid: r@l\n\tpassword: x\n\n`;
    const text = `# T\n${definition('R')}${definition('R2')}${definition('R')}-----\n`;
    const [rename, remove] = repairsFor(text, 'duplicate-definition');
    expect([rename?.title, remove?.title]).toEqual([
      'Rename it to R3',
      'Remove this definition of R',
    ]);
    const renamed = `# T\n${definition('R')}${definition('R2')}${definition('R3')}-----\n`;
    expect(applyEdits(text, rename?.edits ?? [])).toBe(renamed);
  });

  it('are found by the place', () => {
    const text = `${CAST}Romeo sned:\n\t<iq/>\n\nRomeo sends\n\t<iq/>`;
    const at = text.indexOf('sned') + 2;
    const found = repairsAt({ start: at, end: at }, compileScript(text));
    expect(found.map(({ diagnosticCode }) => diagnosticCode)).toEqual(['unknown-verb']);
  });

  it('of a script without faults are none', () => {
    const { text } = shippedScripts().find(({ name }) => !name.includes('broken')) ?? { text: '' };
    expect(repairsAt({ start: 0, end: text.length }, compileScript(text))).toEqual([]);
  });
});

const SAMPLES = path.join(import.meta.dirname, 'samples');
const samples = readdirSync(SAMPLES).map((name) =>
  readFileSync(path.join(SAMPLES, name, 'input.scs'), 'utf8'),
);

describe('every repair', () => {
  const errors = (text: string) =>
    compileScript(text).diagnostics.filter(({ severity }) => severity === 'error').length;

  it('takes its diagnostic away and adds no error; one at most is preferred', () => {
    for (const text of samples) {
      const compiled = compileScript(text);
      for (const diagnostic of compiled.diagnostics) {
        const repairs = repairsOf(diagnostic, compiled);
        expect(repairs.filter(({ isPreferred }) => isPreferred).length).toBeLessThan(2);
        for (const { edits, diagnosticCode } of repairs) {
          const repaired = applyEdits(text, edits);
          const left = codes(repaired).filter((code) => code === diagnosticCode).length;
          expect(left).toBeLessThan(codes(text).filter((code) => code === diagnosticCode).length);
          expect(errors(repaired)).toBeLessThanOrEqual(errors(text));
        }
      }
    }
  });

  it('keeps to the text, however broken that is', () => {
    const scripts = [...shippedScripts().map(({ text }) => text), ...samples];
    const cut = fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(60) });
    fc.assert(
      fc.property(fc.constantFrom(...scripts), cut, (script, { from, length }) => {
        const start = Math.floor(from * script.length);
        const text = script.slice(0, start) + script.slice(start + length);
        for (const { edits } of repairsAt({ start: 0, end: text.length }, compileScript(text))) {
          let done = 0;
          for (const { start: editStart, end } of edits) {
            expect(editStart).toBeGreaterThanOrEqual(done);
            expect(end).toBeGreaterThanOrEqual(editStart);
            done = end;
          }
          expect(done).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

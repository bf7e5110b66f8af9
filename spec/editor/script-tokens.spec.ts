import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scriptLines } from '../../src/editor/script-tokens.ts';
import { tokensOf } from './tokens.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');
const scripts = readdirSync(SCENARIOS).filter((name) => name.endsWith('.scs'));

/** Colour and text of each token, without blanks, as many beside each other as have one colour. */
function inColours(tokens: readonly { readonly kind: string; readonly text: string }[]): string {
  return tokens
    .filter(({ kind, text }) => kind !== '' && text.trim() !== '')
    .map(({ kind, text }) => `${kind}:${text.trim()}`)
    .join(' ');
}

/** The same of what the editor's tokenizer says. */
function editorColours(line: string): string {
  return line.replaceAll(/(?<=^| )([a-z]+)(?:\.[a-z]+)*:/g, '$1:');
}

describe('the colours of a script without the editor', () => {
  it.each(scripts)('are those of the editor: %s', (name) => {
    const text = readFileSync(path.join(SCENARIOS, name), 'utf8');
    const known = tokensOf(text).map(editorColours);
    expect(scriptLines(text).map(inColours).map(spaceless)).toEqual(known.map(spaceless));
  });

  it('leave out no character', () => {
    const text =
      'Title\n\n[Client] A\n\tjid: a@b\n-----\nA sends:\n\t<a b="${c} &amp;\nA connects\n<';
    const painted = scriptLines(text).map((line) => line.map((token) => token.text).join(''));
    expect(painted.join('\n')).toBe(text);
  });

  it('end with a line that is too long to be looked at', () => {
    const [line = []] = scriptLines(`# ${'a'.repeat(5_000)}`).slice(-1);
    expect(line.map(({ text }) => text).join('')).toHaveLength(5_002);
    expect(line.at(-1)?.kind).toBe('text');
  });
});

/** Where a token ends within what has one colour is no matter of colours. */
function spaceless(line: string): string {
  return line.replaceAll(/(?<kind>[a-z]+:)(?<text>\S+)/g, '$<kind>$<text>').replaceAll(/\s+/g, '');
}

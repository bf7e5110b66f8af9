import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../../src/diagnosis/repair/stanza/pattern-text.ts';
import { comparedText } from '../../../../src/match/pattern.ts';

const parsed = (text: string) => parsePattern(text, { start: 0, end: text.length });
const textOf = (text: string) => {
  const element = parsed(text);
  return element && comparedText(element);
};

describe('a stanza in a range of a script', () => {
  it('has comment lines that end where lines of a script end', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      expect(textOf(`<body>a${eol}# b${eol}// c${eol}-- d${eol}\te${eol}\t</body>`)).toBe('a e');
    }
    expect(textOf('<body>a\u2028# b\u2029// c</body>')).toBe('a\u2028# b\u2029// c');
    expect(textOf('<body>a\n# b\u2028 c\n\td</body>')).toBe('a d');
  });

  it.each([
    ['a blank line', '<body>a\n\n\tb</body>'],
    ['a line of white space', '<body>a\r\n \t\r\n\tb</body>'],
    ['a word in the first column', '<body>a\nb</body>'],
    ['a separator', '<body>a\n-----\n\tb</body>'],
    ['a definition', '<body>a\n[Client] Romeo\n\tb</body>'],
    ['a fault', '<body>a'],
    ['a second one', '<body/><body/>'],
  ])('is broken by %s', (_, text) => {
    expect(parsed(text)).toBeUndefined();
  });

  it('may have tags in the first column, as scripts may', () => {
    expect(parsed('<body>\n<a/>\n</body>')).toBeDefined();
  });
});

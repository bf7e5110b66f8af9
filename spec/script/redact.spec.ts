import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/script/parse.ts';
import { redactSource, replacePasswords } from '../../src/script/redact.ts';

const script = (password: string) =>
  `[Client] Romeo\n\tpassword: ${password}\n\tjid: romeo@localhost\n-----\nRomeo sends:\n\t<iq>\n\tpassword: public\n\t</iq>\n`;

describe('redactSource', () => {
  it('blots out passwords, character by character, and nothing else', () => {
    expect(redactSource(script('s3:cr 🤖'))).toBe(script('********'));
    expect(redactSource(script(''))).toBe(script(''));
  });

  it.each([
    ['\tpassword: secret\n', '\tpassword: ******\n'],
    ['[Client] Romeo\n\tPassword : secret\n', '[Client] Romeo\n\tPassword : ******\n'],
    ['[Client] Romeo\n\tpassword secret\n', '[Client] Romeo\n\tpassword ******\n'],
    ['[Client] Romeo\n\tpassword 12345678\n', '[Client] Romeo\n\tpassword ********\n'],
    ['[Client] Romeo\n\tpassword s\n', '[Client] Romeo\n\tpassword *\n'],
    ['[Client] Romeo\n\tpass word: 1234\n', '[Client] Romeo\n\tpass word: ****\n'],
    ['[Client] Romeo\n\tpass word 1234\n', '[Client] Romeo\n\tpass *********\n'],
    ['[Client] Romeo\npassword: secret\n', '[Client] Romeo\npassword: ******\n'],
    ['[Client] Romeo\n    password: secret\r\n', '[Client] Romeo\n    password: ******\r\n'],
  ])('finds the password in a broken definition: %j', (text, expected) => {
    expect(redactSource(text)).toBe(expected);
  });
});

describe('replacePasswords', () => {
  it('leaves a script that still works', () => {
    const text = script('s3cret');
    expect(replacePasswords(text, parseScript(text))).toBe(script('password'));
  });
});

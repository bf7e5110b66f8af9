import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translatedScript } from '../../src/app/translated-script.ts';

const SCRIPT = `# Hello
## goal: Say it.
## XEP-0045: 7.4
## check: Juliet is in room@conference.localhost

[Client] Juliet
	jid: juliet@localhost

-----

# @ 12 seconds pass
# Juliet speaks
Juliet sends:
	<message><body># Juliet speaks</body></message>
`;

describe('a lesson in another language', () => {
  it('has other words in its comments and in the tags that people read', () => {
    const shouted = translatedScript(SCRIPT, (english) => english.toUpperCase());
    expect(shouted).toBe(
      SCRIPT.replace('Hello', 'HELLO')
        .replace('Say it.', 'SAY IT.')
        .replace('\n# Juliet speaks', '\n# JULIET SPEAKS'),
    );
  });

  it('is what it was where the words are the same, whatever the text', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('# A', '## goal: B ', '## goal:', '#', '-----', 'Juliet connects', '\t# C'),
    );
    const text = fc.array(line).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (source) => {
        expect(translatedScript(source, (english) => english)).toBe(source);
      }),
    );
  });

  it('keeps every line that is no comment', () => {
    const words = fc.stringMatching(/^[^\r\n]{1,20}$/);
    fc.assert(
      fc.property(words, (other) => {
        const lines = translatedScript(SCRIPT, () => other).split('\n');
        const before = SCRIPT.split('\n');
        expect(lines).toHaveLength(before.length);
        expect(lines.filter((each) => !each.startsWith('#'))).toEqual(
          before.filter((each) => !each.startsWith('#')),
        );
      }),
    );
  });
});

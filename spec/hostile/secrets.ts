import fc from 'fast-check';
import { exitsOf } from './secret-exits.ts';
import { SECRET_FORMS, spelledOut, type SecretForm } from './secret-forms.ts';
import type { HostileClass, HostileTry } from './hostile-class.ts';

/** Every form that tells a secret, by every way out of Caesura, for secrets of all sorts. */
export const secrets: HostileClass = {
  name: 'secrets',
  *tries(extent) {
    const samples = extent === 'short' ? [] : fc.sample(secretValues, { numRuns: 40, seed: 7 });
    for (const secret of [...SECRETS, ...samples]) {
      for (const form of SECRET_FORMS) yield attempt(form, secret);
    }
  },
};

const SECRETS = [
  'hunter2zz9',
  `a&b<c>"d'e f`,
  'sésame-ouvre-toi',
  `eyJhbGciOiJIUzI1NiJ9.${'eyJzdWIiOiIxMjM0NTY3ODkwIn0'.repeat(4)}.SflKxwRJSM`,
];

/** What can be written in one line of a script: no line ends, no blanks at the ends, no marks of the language. */
const secretValues = fc
  .array(fc.constantFrom(...'abcXYZ0189&<>"\'-_.!?éß漢🤖%+/=$ '), { minLength: 8, maxLength: 90 })
  .map((characters) => `q${characters.join('').trim()}7`);

function attempt(form: SecretForm, secret: string): HostileTry {
  return {
    name: `${form.name}: ${secret}`,
    run: async () => {
      if (!tells(form, secret)) throw new Error('The form tells no secret at all.');
      for (const { name, text } of await exitsOf(form, secret)) {
        const found = spelledOut(secret).find((spelling) => text.includes(spelling));
        if (found !== undefined)
          throw new Error(`${name} tells it as ${found}:\n${around(text, found)}`);
      }
    },
  };
}

function tells({ script, received, log }: SecretForm, secret: string): boolean {
  const all = [script(secret), ...(received?.(secret) ?? []), log?.(secret) ?? ''];
  // JSON within XML has no spelling of its own here.
  const plain = all.map((text) =>
    text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  );
  return [...all, ...plain].some((text) => spelledOut(secret).some((each) => text.includes(each)));
}

function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 120), at + found.length + 40);
}

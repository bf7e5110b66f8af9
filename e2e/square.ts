import type { CaesuraPage } from './pages/caesura-page.ts';

const SQUARE = 'square@conference.localhost';

/** Who comes first; others are guests. */
export const NAMES = [
  'Romeo',
  'Juliet',
  'Nurse',
  'Mercutio',
  'Tybalt',
  'Benvolio',
  'Paris',
  'Capulet',
];

/** So many actors; the first one makes a room, and the last one expects what nobody sends. */
export function square(names: readonly string[]): string {
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const actors = names.map(
    (name) => `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: secret\n`,
  );
  return `# A square

${actors.join('\n')}
---------

# All connect
${names.map((name) => `${name} connects\n`).join('\n')}
# The first comes in
${first} sends:
\t<presence to="${SQUARE}/${first}"><x xmlns="http://jabber.org/protocol/muc"/></presence>

${last} receives:
\t<message type="groupchat" from="${SQUARE}/${first}"><body>Nobody says so</body></message>
`;
}

/** As many names as are asked for. */
export function names(count: number): readonly string[] {
  const guests = Array.from(
    { length: Math.max(count - NAMES.length, 0) },
    (_, index) => `Guest${index + 1}`,
  );
  return [...NAMES, ...guests].slice(0, count);
}

/** Opens such a script as a file. */
export async function openSquare(caesura: CaesuraPage, actors: readonly string[]): Promise<void> {
  await caesura.open();
  await caesura.openFile({
    name: 'square.scs',
    mimeType: 'text/plain',
    buffer: Buffer.from(square(actors)),
  });
  await caesura.shows('square.scs');
}

/** A frame that is large in some way, and the script that meets it. */
export interface LargeKind {
  readonly name: string;
  /** The steps after the actor has sent its presence. */
  readonly steps: string;
  /** What the server answers the presence with. */
  readonly frames: readonly string[];
}

const COUNT = 9000;
const DEPTH = 250;
const MEGABYTE = 1024 * 1024;

type Part = (index: number) => string;

const value: Part = (index) => `<a n="${index}"/>`;
const otherValue: Part = (index) => `<a n="${index + 1_000_000}"/>`;
const name: Part = (index) => `<e${index}/>`;
const otherName: Part = (index) => `<g${index}/>`;
const long: Part = (index) => `<a n="${index} ${'long '.repeat(200)}"/>`;

/** Every kind of frame of up to 10 MB for which the page must stay at hand, and what it refuses. */
export const LARGE_KINDS: readonly LargeKind[] = [
  pair('9,000 values differ', list(value), list(otherValue)),
  pair('9,000 names differ', list(name), list(otherName)),
  pair('large against small', list(value), '<x xmlns="urn:x"><a n="none"/></x>'),
  pair('small against large', '<x xmlns="urn:x"><a n="none"/></x>', list(value)),
  pair(`${DEPTH} levels deep`, deep('a'), deep('b')),
  pair('a text of 1 MB', '<body>short</body>', `<body>${words(MEGABYTE)}</body>`),
  pair('a text of 10 MB', '<body>short</body>', `<body>${words(9.9 * MEGABYTE)}</body>`),
  pair(
    'a text of references',
    '<body>short</body>',
    `<body>${'&lt;&#38;'.repeat(MEGABYTE)}</body>`,
  ),
  pair('a text of 5,000,000 lines', '<body>short</body>', `<body>${'a\n'.repeat(4.9e6)}</body>`),
  pair('9,000 long values, 9 MB', '<x xmlns="urn:x"><a n="none"/></x>', list(long)),
  pair('9,000 attributes', attributes('old'), attributes('new')),
  pair('the order does not count', free(value), free(otherValue)),
  candidates(),
  matched('a large one that matches', list(value), list(value)),
  matched('10 MB that match', '<body/>', `<body>${words(9.9 * MEGABYTE)}</body>`),
  sent(),
  pair('more elements than allowed', '<body>short</body>', list(value, 100_000)),
  pair('more than 10 MB', '<body>short</body>', `<body>${words(11 * MEGABYTE)}</body>`),
];

function list(part: Part, count = COUNT): string {
  return `<x xmlns="urn:x">${free(part, count)}</x>`;
}

function free(part: Part, count = COUNT): string {
  return Array.from({ length: count }, (_, index) => part(index)).join('');
}

function deep(leaf: string): string {
  const levels = DEPTH - 2;
  return `<x xmlns="urn:x">${'<d>'.repeat(levels - 1)}<${leaf}/>${'</d>'.repeat(levels - 1)}</x>`;
}

function words(length: number): string {
  return 'What is it to be, then? '.repeat(length / 24);
}

function attributes(inside: string): string {
  const all = Array.from({ length: COUNT }, (_, index) => `a${index}="${inside}"`);
  return `<x xmlns="urn:x" ${all.join(' ')}/>`;
}

/** The actor expects a message with this, and gets one with that: the step fails. */
function pair(kind: string, expected: string, received: string): LargeKind {
  return { name: kind, steps: receives(expected), frames: [message(received)] };
}

function matched(kind: string, expected: string, received: string): LargeKind {
  return pair(kind, expected, received);
}

function candidates(): LargeKind {
  const frames = Array.from({ length: 40 }, (_, index) =>
    message(list((at) => `<a n="${at * index}"/>`, 300)),
  );
  return { name: '40 candidates', steps: receives(list(otherValue, 300)), frames };
}

/** The server does not answer it. */
function sent(): LargeKind {
  const large = `<message type="chat" to="romeo@localhost">${list(value)}</message>`;
  return {
    name: 'a large one that is sent',
    steps: `Romeo sends:\n\t${large}\n\n${receives('<body>short</body>')}`,
    frames: [message('<body>short</body>')],
  };
}

function receives(inside: string): string {
  return `Romeo receives:\n\t<message type="chat">${inside}</message>\n`;
}

function message(inside: string): string {
  return `<message xmlns="jabber:client" type="chat" from="juliet@localhost/x">${inside}</message>`;
}

import type { Problem } from '../../src/trace/event.ts';
import { SASL, allPending, frames, play, welcoming } from '../transport/stage.ts';
import type { Part, Stage, StageOptions } from '../transport/stage.ts';
import type { HostileClass, HostileTry } from './hostile-class.ts';

/** Where in a session a server does what it should not. */
const MOMENTS = ['open', 'sign-in', 'open-again', 'bind', 'online'] as const;
type Moment = (typeof MOMENTS)[number];

/** What it does there, instead of what it should. */
type Deed = (server: Stage['server'], frame: string) => void;

interface Behaviour {
  readonly name: string;
  readonly at: Moment;
  readonly deed: Deed;
  readonly options?: StageOptions;
  /** Mechanisms that it offers. */
  readonly offer?: readonly string[];
}

const says =
  (...data: readonly unknown[]): Deed =>
  (server) =>
    data.forEach((each) => server.says(each));

const CLIENT = `xmlns='jabber:client'`;
const STREAMS = `xmlns:stream='http://etherx.jabber.org/streams'`;
const long = (length: number) => 'x'.repeat(length);

const DEEDS: readonly (readonly [string, Deed])[] = [
  ['says nothing', () => undefined],
  ['says nonsense', says('hello')],
  ['sends an empty frame', says('')],
  ['sends a blank frame', says(' \n ')],
  ['sends a byte order mark', says(`\uFEFF<message ${CLIENT}/>`)],
  ['sends two roots', says(`<message ${CLIENT}/><message ${CLIENT}/>`)],
  ['sends half an element', says(`<message ${CLIENT}><body>`)],
  ['sends a comment', says(`<!-- x --><message ${CLIENT}/>`)],
  ['sends an XML declaration', says(`<?xml version='1.0'?><message ${CLIENT}/>`)],
  ['sends a DTD', says(`<!DOCTYPE a [<!ENTITY b "c">]><message ${CLIENT}>&b;</message>`)],
  ['sends a processing instruction', says(`<message ${CLIENT}><?php x ?></message>`)],
  ['sends TCP framing', says(`<stream:stream ${STREAMS} ${CLIENT} version='1.0'>`)],
  ['sends a character that XML forbids', says(`<message ${CLIENT}>\u0000</message>`)],
  ['sends half a surrogate pair', says(`<message ${CLIENT}>\uD800</message>`)],
  ['sends binary', says(new ArrayBuffer(8))],
  ['sends a binary blob', says({ size: 3 })],
  ['sends no data at all', says(undefined)],
  ['nests too deep', says(`${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`)],
  ['sends a huge frame', says(`<message ${CLIENT}>${long(3_000_000)}</message>`)],
  ['sends a long name', says(`<${long(100_000)} ${CLIENT}/>`)],
  [
    'sends many attributes',
    says(`<a ${Array.from({ length: 5_000 }, (_, i) => `a${i}=''`).join(' ')}/>`),
  ],
  [
    'uses the namespace of servers',
    says(`<message xmlns='jabber:server'><body>x</body></message>`),
  ],
  ['uses no namespace', says('<message/>')],
  ['opens the stream', says(frames.open)],
  ['opens the stream twice', says(frames.open, frames.open)],
  ['opens an old stream', says(frames.open.replace("'1.0'", "'0.9'"))],
  ['opens in a foreign namespace', says(`<open xmlns='urn:x'/>`)],
  ['offers nothing', says(frames.open, frames.noFeatures)],
  [
    'offers half of the features',
    says(frames.open, `<stream:features ${STREAMS}><mechanisms ${SASL}/></stream:features>`),
  ],
  ['offers unknown mechanisms', says(frames.open, frames.mechanisms('X-MAGIC', long(9_999)))],
  [
    'offers a thousand mechanisms',
    says(frames.open, frames.mechanisms(...Array.from({ length: 1000 }, (_, i) => `X-${i}`))),
  ],
  [
    'offers features twice',
    says(frames.open, frames.mechanisms('PLAIN'), frames.mechanisms('PLAIN')),
  ],
  [
    'has features from nobody',
    says(frames.open, frames.mechanisms('PLAIN').replace(' ', ` from='@' to='/x' `)),
  ],
  ['succeeds out of the blue', says(frames.success)],
  ['succeeds twice', says(frames.success, frames.success)],
  ['succeeds in no base64', says(`<success ${SASL}>%%%</success>`)],
  ['challenges for no reason', says(`<challenge ${SASL}>AAAA</challenge>`)],
  ['challenges in no base64', says(`<challenge ${SASL}>%%%</challenge>`)],
  [
    'challenges a hundred times',
    says(...Array.from({ length: 100 }, () => `<challenge ${SASL}>AAAA</challenge>`)),
  ],
  ['refuses without a reason', says(`<failure ${SASL}/>`)],
  [
    'refuses at length',
    says(`<failure ${SASL}><${long(9_999)}/><text>${long(99_999)}</text></failure>`),
  ],
  ['aborts SASL', says(`<abort ${SASL}/>`)],
  ['authenticates us', says(`<auth ${SASL} mechanism='PLAIN'>AAAA</auth>`)],
  ['binds early', says(frames.bound('x', 'romeo@localhost/x'))],
  ['closes the stream', says(frames.close)],
  [
    'closes the stream and goes on',
    says(frames.close, frames.open, `<message ${CLIENT}/>`, frames.close),
  ],
  ['has a stream error without a condition', says(`<stream:error ${STREAMS}/>`)],
  ['has a stream error at length', says(frames.streamError(long(9_999), long(99_999)))],
  [
    'goes on after a stream error',
    says(frames.streamError('reset'), frames.open, `<presence ${CLIENT}/>`),
  ],
  [
    'sends clients elsewhere',
    says(
      `<stream:error ${STREAMS}><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>evil.example:1</see-other-host></stream:error>`,
    ),
  ],
  ['asks for a ping', says(`<iq ${CLIENT} type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>`)],
  ['asks for an iq without an id', says(`<iq ${CLIENT} type='get'/>`)],
  ['answers what nobody asked', says(`<iq ${CLIENT} type='error' id='nobody'/>`)],
  ['speaks from no address', says(`<message ${CLIENT} from='@' to='/x'/>`)],
  [
    'speaks from an endless address',
    says(`<presence ${CLIENT} from='${long(50_000)}@${long(50_000)}'/>`),
  ],
  ['asks for acknowledgements', says(`<r xmlns='urn:xmpp:sm:3'/>`)],
  [
    'floods',
    says(...Array.from({ length: 10_000 }, (_, i) => `<message ${CLIENT} id='${i}' from='a@@b'/>`)),
  ],
  ['floods with nonsense', says(...Array.from({ length: 10_000 }, () => '<'))],
  ...[1000, 1001, 1002, 1006, 1008, 1009, 1011, 1015, 3000, 4999].map(
    (code): readonly [string, Deed] => [
      `vanishes with ${code}`,
      (server) => server.vanishes(code, long(123)),
    ],
  ),
  ['has an error and vanishes', (server) => server.fails(long(9_999))],
  [
    'vanishes and goes on',
    (server) => {
      server.vanishes();
      server.says(frames.open);
      server.vanishes();
    },
  ],
];

/** RFC 6120, section 4.9.3, and some that are none. */
const CONDITIONS =
  'bad-format bad-namespace-prefix conflict connection-timeout host-gone host-unknown improper-addressing internal-server-error invalid-from invalid-id invalid-namespace invalid-xml not-authorized not-well-formed policy-violation remote-connection-failed reset resource-constraint restricted-xml see-other-host system-shutdown undefined-condition unsupported-encoding unsupported-feature unsupported-stanza-type unsupported-version constructor __proto__ text'.split(
    ' ',
  );

const bindId = (frame: string) => /id="([^"]*)"/.exec(frame)?.[1] ?? '';

const BOUND_TO: readonly string[] = [
  '@',
  '/x',
  'a@@b',
  '',
  ' ',
  'localhost',
  'romeo@localhost',
  'localhost/x',
  '@/',
  `${long(2_000)}@b/c`,
  'a b@c/d',
  '\u0000',
]
  .map((each) => each.replace('\u0000', 'a@b\u200b'))
  .concat('juliet@elsewhere.example/other', 'romeo@localhost/&lt;b&gt;', 'romeo@localhost/\u202Ex');

const BINDS: readonly (readonly [string, Deed])[] = [
  ...BOUND_TO.map((jid): readonly [string, Deed] => [
    `binds to "${jid.slice(0, 20)}"`,
    (server, frame) => server.says(frames.bound(bindId(frame), jid)),
  ]),
  [
    'binds without an answer',
    (server, frame) => server.says(`<iq ${CLIENT} type='result' id='${bindId(frame)}'/>`),
  ],
  ['binds with another id', (server) => server.says(frames.bound('other', 'romeo@localhost/x'))],
  [
    'answers the bind with a request',
    (server, frame) => server.says(frames.bound(bindId(frame), 'a@b/c').replace('result', 'set')),
  ],
  [
    'answers the bind without a type',
    (server, frame) =>
      server.says(frames.bound(bindId(frame), 'a@b/c').replace("type='result'", '')),
  ],
  [
    'refuses the bind at length',
    (server, frame) =>
      server.says(
        `<iq ${CLIENT} type='error' id='${bindId(frame)}'><error type='${long(999)}'><${long(9_999)} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
      ),
  ],
  [
    'refuses the bind without an error',
    (server, frame) => server.says(`<iq ${CLIENT} type='error' id='${bindId(frame)}'/>`),
  ],
  [
    'binds twice',
    (server, frame) =>
      server.says(frames.bound(bindId(frame), 'romeo@localhost/a')) ??
      server.says(frames.bound(bindId(frame), 'romeo@localhost/b')),
  ],
];

/** Texts of a SCRAM challenge; `NONCE` stands for the client's. */
const CHALLENGES = [
  '',
  '=',
  'r=',
  'r=NONCE,s=QSXC,i=4096',
  'r=NONCEx,s=,i=4096',
  'r=NONCEx,s=%%,i=4096',
  'r=NONCEx,s=QSXC,i=1',
  'r=NONCEx,s=QSXC,i=999999999',
  'r=NONCEx,s=QSXC,i=-4096',
  'r=NONCEx,s=QSXC,i=1e9',
  'r=NONCEx,s=QSXC',
  'm=x,r=NONCEx,s=QSXC,i=4096',
  'r=else,s=QSXC,i=4096',
  'e=other-error',
  'v=AAAA',
  ',,,,',
  `r=NONCEx,s=QSXC,i=4096,${long(9_999)}`,
  'r=NONCEx,s=QSXC,i=4096',
];

function challenge(text: string): Deed {
  let times = 0;
  return (server, frame) => {
    const said = Buffer.from(/>([^<]*)</.exec(frame)?.[1] ?? '', 'base64').toString();
    const nonce = /r=([^,]*)/.exec(said)?.[1] ?? '';
    times += 1;
    // The second time it claims to have proven itself.
    const next = times === 1 ? text.replace('NONCE', nonce) : 'v=AAAA';
    server.says(
      `<${times === 1 ? 'challenge' : 'success'} ${SASL}>${Buffer.from(next).toString('base64')}</${times === 1 ? 'challenge' : 'success'}>`,
    );
  };
}

function behaviours(): readonly Behaviour[] {
  const everywhere = MOMENTS.flatMap((at) => DEEDS.map(([name, deed]) => ({ name, at, deed })));
  const errors = CONDITIONS.flatMap((condition) =>
    (['open', 'online'] as const).map((at) => ({
      name: `ends with ${condition}`,
      at,
      deed: says(frames.streamError(condition, 'Why <b>not</b>? \u202E'.replaceAll('<', '&lt;'))),
    })),
  );
  const binds = BINDS.map(([name, deed]) => ({ name, at: 'bind' as const, deed }));
  const options = { url: 'wss://example.org/ws' };
  const scrams = ['SCRAM-SHA-1', 'SCRAM-SHA-256'].flatMap((mechanism) =>
    CHALLENGES.map((text) => ({
      name: `challenges ${mechanism} with "${text.slice(0, 30)}"`,
      at: 'sign-in' as const,
      deed: challenge(text),
      offer: [mechanism],
      options,
    })),
  );
  return [...everywhere, ...errors, ...binds, ...scrams];
}

/** A well-behaved server up to that moment; from then on the deed is all that it does. */
function misbehaving({ at, deed, offer = ['PLAIN'] }: Behaviour, stage: () => Stage): Part {
  const good = welcoming();
  let opens = 0;
  let isLost = false;
  const momentOf = (frame: string): Moment | undefined => {
    if (frame.startsWith('<open')) return ++opens === 1 ? 'open' : 'open-again';
    if (frame.includes('xmpp-sasl')) return 'sign-in';
    return frame.includes('xmpp-bind') ? 'bind' : undefined;
  };
  return (frame) => {
    const moment = momentOf(frame);
    if (frame.startsWith('<close')) return isLost ? [] : [frames.close];
    if (moment !== at && !(isLost && at === 'sign-in' && moment === 'sign-in')) {
      return isLost
        ? []
        : good(frame).map((each) =>
            each.replace(
              /<mechanism>.*<\/mechanism>/,
              offer.map((name) => `<mechanism>${name}</mechanism>`).join(''),
            ),
          );
    }
    isLost = true;
    queueMicrotask(() => deed(stage().server, frame));
    return [];
  };
}

async function suffer(behaviour: Behaviour): Promise<void> {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  try {
    const stage: Stage = play(
      misbehaving(behaviour, () => stage),
      behaviour.options,
    );
    if (behaviour.at === 'online') await online(stage, behaviour);
    await end(stage);
    insist(stage.witness.calls.includes('closed'), 'it ended');
    judge(stage, await stage.witness.isClosed);
    await allPending();
  } finally {
    process.off('unhandledRejection', note);
  }
  if (unhandled.length > 0) throw new Error(`Nobody handled ${String(unhandled[0])}`);
}

async function online({ witness, server }: Stage, { deed }: Behaviour): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await allPending();
  insist(witness.calls.includes('online'), 'it came online');
  deed(server, '');
}

/** Lets everything happen that happens by itself, then time pass, then leaves. */
async function end({ witness, session, clock }: Stage): Promise<void> {
  const isOver = () => witness.calls.includes('closed');
  for (let turn = 0; turn < 40 && !isOver(); turn += 1) await allPending();
  if (!isOver() && !witness.calls.includes('online')) clock.pass(10_000);
  await allPending();
  if (!isOver()) session.disconnect();
  for (let turn = 0; turn < 5; turn += 1) {
    await allPending();
    clock.pass(2_000);
  }
}

function judge({ witness, clock, server }: Stage, problem: Problem | undefined): void {
  const count = (call: string) => witness.calls.filter((each) => each === call).length;
  insist(count('closed') === 1, 'it ended once');
  insist(count('online') <= 1, 'it was online once at most');
  insist(witness.calls.at(-1) === 'closed', 'nothing came after the end');
  insist(clock.pending === 0, 'no timer was left');
  insist(server.isClosed, 'the connection was given up');
  insist(problem !== undefined || count('online') === 1, 'it says why it was never online');
  if (problem === undefined) return;
  for (const sentence of [problem.what, problem.meaning, problem.advice]) {
    insist(/^.{10,700}[.)]$/su.test(sentence), `"${sentence.slice(0, 100)}" is a sentence`);
    insist(
      !/undefined|\[object|NaN/.test(sentence.replace('undefined-condition', '')),
      `"${sentence.slice(0, 100)}" is plain`,
    );
  }
}

function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It does not hold that ${what}.`);
}

const SHORT = 7;

export const servers: HostileClass = {
  name: 'servers',
  *tries(extent): Generator<HostileTry> {
    for (const [index, behaviour] of behaviours().entries()) {
      if (extent === 'short' && index % SHORT !== 0) continue;
      yield {
        name: `at ${behaviour.at}, a server that ${behaviour.name}`,
        run: () => suffer(behaviour),
      };
    }
  },
};

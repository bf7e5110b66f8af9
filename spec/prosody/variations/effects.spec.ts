import { afterAll, describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import type { ProsodyServer } from '../../../src/prosody/server.ts';
import { readVariation } from '../../../src/prosody/variations/read-variation.ts';
import { VARIATIONS } from '../../../src/prosody/variations/variations.ts';
import type { FrameEvent, TraceEvent } from '../../../src/trace/event.ts';
import { type FinishedRun, runEmbedded } from '../../support/embedded-run.ts';
import { embeddedServers } from '../../support/prosody.ts';

const HEAD = `# A variation
[Client] Romeo
	jid: romeo@localhost
	password: secret

[Client] Juliet
	jid: juliet@localhost
	password: secret

-----
Romeo connects

Juliet connects

`;
const ROOM = 'garden@conference.localhost';
const sends = (actor: string, xml: string) => `${actor} sends:\n\t${xml}\n\n`;
const joins = (actor: string, nick = actor) =>
  sends(
    actor,
    `<presence to="${ROOM}/${nick}"><x xmlns="http://jabber.org/protocol/muc"/></presence>`,
  );
const leaves = (actor: string) =>
  sends(actor, `<presence to="${ROOM}/${actor}" type="unavailable"/>`);
const says = (actor: string, body: string) =>
  sends(actor, `<message to="${ROOM}" type="groupchat"><body>${body}</body></message>`);
const FORM = '<x xmlns="jabber:x:data" type="submit"/>';
const UNLOCKS = sends(
  'Romeo',
  `<iq to="${ROOM}" type="set" id="open"><query xmlns="http://jabber.org/protocol/muc#owner">${FORM}</query></iq>`,
);
const KICKS = sends(
  'Romeo',
  `<iq to="${ROOM}" type="set" id="kick"><query xmlns="http://jabber.org/protocol/muc#admin"><item nick="Juliet" role="none"/></query></iq>`,
);
const REGISTERS = sends(
  'Romeo',
  `<iq to="${ROOM}" type="set" id="nick"><query xmlns="jabber:iq:register"><x xmlns="jabber:x:data" type="submit"><field var="FORM_TYPE"><value>http://jabber.org/protocol/muc#register</value></field><field var="muc#register_roomnick"><value>Romeo</value></field></x></query></iq>`,
);
const IN_TIME = '# @ 4 seconds pass\n\n';
/** What rooms send of every kind; nobody waits for any of it. */
const ALL_KINDS = [
  joins('Romeo'),
  UNLOCKS,
  says('Romeo', 'Hi'),
  joins('Juliet', 'Romeo'),
  joins('Juliet'),
  leaves('Juliet'),
  IN_TIME,
].join('');

interface Shown {
  /** What the actors do. */
  readonly steps: string;
  /** Whether what happened is what the variation is there for. */
  readonly isSo: (run: FinishedRun) => boolean;
}

const received = ({ events }: FinishedRun, actor: string, word = ''): readonly FrameEvent[] =>
  events.filter(
    (event): event is FrameEvent =>
      event.type === 'frame' &&
      event.phase === 'session' &&
      event.direction === 'received' &&
      event.actor === actor &&
      event.xml.includes(word),
  );
const has = (actor: string, word: string) => (run: FinishedRun) =>
  received(run, actor, word).length > 0;

/** Where frames of each kind are seen in `ALL_KINDS`. */
const KINDS: Readonly<Record<string, (frame: FrameEvent) => boolean>> = {
  message: ({ xml }) => xml.includes('<body>'),
  subject: ({ xml }) => xml.includes('<subject'),
  presence: ({ xml }) =>
    xml.startsWith('<presence') && !xml.includes('type="error"') && !xml.includes("type='error'"),
  'self-presence': ({ xml }) => xml.startsWith('<presence') && /code=["']110["']/.test(xml),
  unavailable: ({ xml }) => /^<presence[^>]* type=["']unavailable/.test(xml),
  result: ({ xml }) => /^<iq[^>]* type=["']result/.test(xml),
  error: ({ xml }) => /^<\w+[^>]* type=["']error/.test(xml),
};
const ofKind = (run: FinishedRun, kind: string): readonly FrameEvent[] =>
  ['Romeo', 'Juliet'].flatMap((actor) => received(run, actor)).filter(ensure(KINDS[kind], kind));

const PLAIN_COUNTS = new Map<string, Readonly<Record<string, number>>>();
const roomIs = (name: string) => (run: FinishedRun) => {
  const rooms = run.events.flatMap((event) => (event.type === 'server-rooms' ? event.rooms : []));
  const config: unknown = rooms[0]?.config;
  return Object.entries(config ?? {}).some(([key, value]) => key === name && value === true);
};

const CONFIG: Readonly<Record<string, string>> = {
  'members-only': 'membersOnly',
  moderated: 'moderated',
  persistent: 'persistent',
  public: 'public',
  'open-subject': 'changeSubject',
};

/** What shows each variation, with the values of it that are tried; drops, delays and duplicates have a table of their own. */
const SHOWN: readonly (readonly [string, Shown])[] = [
  ...Object.entries(CONFIG).map(([word, name]): [string, Shown] => [
    `room-default=${word}`,
    { steps: joins('Romeo'), isSo: roomIs(name) },
  ]),
  ['no-locking', { steps: joins('Romeo') + joins('Juliet'), isSo: has('Romeo', `${ROOM}/Juliet`) }],
  [
    'whois-anyone',
    {
      steps: joins('Romeo') + UNLOCKS + joins('Juliet'),
      isSo: has('Juliet', 'romeo@localhost/'),
    },
  ],
  [
    'history-length=1',
    {
      steps:
        joins('Romeo') + UNLOCKS + says('Romeo', 'One') + says('Romeo', 'Two') + joins('Juliet'),
      isSo: (run) => !has('Juliet', '>One<')(run) && has('Juliet', '>Two<')(run),
    },
  ],
  [
    'history-length',
    {
      steps: joins('Romeo') + UNLOCKS + says('Romeo', 'One') + joins('Juliet'),
      isSo: (run) => !has('Juliet', '>One<')(run),
    },
  ],
  [
    'nick-enforcement',
    {
      steps: joins('Romeo') + UNLOCKS + REGISTERS + joins('Romeo', 'Montague'),
      isSo: has('Romeo', 'not-acceptable'),
    },
  ],
  [
    'item-before-status',
    {
      steps: joins('Romeo'),
      isSo: (run) => /<x [^>]*><item /.test(received(run, 'Romeo', '201')[0]?.xml ?? ''),
    },
  ],
  [
    'result-first',
    {
      steps: joins('Romeo') + UNLOCKS + joins('Juliet') + KICKS,
      isSo: (run) => {
        const order = received(run, 'Romeo').map(({ xml }) => xml);
        const [answer, kicked] = [/id=["']kick["']/, /code=["']307["']/].map((sign) =>
          order.findIndex((xml) => sign.test(xml)),
        );
        return answer !== -1 && kicked !== -1 && Number(answer) < Number(kicked);
      },
    },
  ],
  [
    'forgets-110',
    {
      steps: joins('Romeo'),
      isSo: (run) =>
        has('Romeo', `${ROOM}/Romeo`)(run) && ofKind(run, 'self-presence').length === 0,
    },
  ],
  [
    'service-shutdown',
    {
      steps: joins('Romeo') + UNLOCKS + joins('Juliet') + IN_TIME + joins('Juliet'),
      isSo: (run) =>
        ['Romeo', 'Juliet'].every((actor) => {
          const removed = received(run, actor, '332').filter(({ xml }) =>
            xml.includes('unavailable'),
          );
          return removed.length === 1;
        }) && has('Juliet', 'service-unavailable')(run),
    },
  ],
  [
    'full-room=1',
    {
      steps: joins('Romeo') + UNLOCKS + joins('Juliet'),
      isSo: has('Juliet', 'service-unavailable'),
    },
  ],
];

const servers = await embeddedServers();

describe.skipIf(servers.length === 0)('variations of the embedded server', () => {
  describe.each(servers.map((server) => [server.version, server] as const))('%s', (_, server) => {
    varies(server);
  });
});

function varies(server: ProsodyServer): void {
  afterAll(() => server.dispose());

  const run = (steps: string, ...names: string[]) =>
    runEmbedded(server, HEAD + steps, {
      variations: names.map((name) => {
        const read = readVariation(name);
        if (!read.ok) throw new Error(read.error);
        return read.value;
      }),
    });
  const plain = async () => {
    const known = PLAIN_COUNTS.get(server.version);
    if (known !== undefined) return known;
    const usual = await run(ALL_KINDS);
    const counts = Object.fromEntries(
      Object.keys(KINDS).map((kind) => [kind, ofKind(usual, kind).length]),
    );
    PLAIN_COUNTS.set(server.version, counts);
    return counts;
  };

  it.each(SHOWN)('%s does what it says, and nothing does it without', async (name, shown) => {
    expect(shown.isSo(await run(shown.steps, name))).toBe(true);
    expect(shown.isSo(await run(shown.steps))).toBe(false);
  });

  it.each(Object.keys(KINDS))('drops each %s, and nothing of another kind', async (kind) => {
    const usual = await plain();
    expect(usual[kind]).toBeGreaterThan(0);
    const varied = await run(ALL_KINDS, `drops=${kind}`);
    expect(ofKind(varied, kind)).toEqual([]);
    for (const other of Object.keys(KINDS).filter((each) => !overlap(kind, each))) {
      expect([other, ofKind(varied, other).length]).toEqual([other, usual[other]]);
    }
  });

  it.each(Object.keys(KINDS))('duplicates each %s', async (kind) => {
    const usual = await plain();
    const varied = await run(ALL_KINDS, `duplicates=${kind}`);
    expect(ofKind(varied, kind).length).toBe(2 * (usual[kind] ?? 0));
  });

  it.each(Object.keys(KINDS))('delays each %s', async (kind) => {
    const [usual, varied] = [await run(ALL_KINDS), await run(ALL_KINDS, `delays=${kind}`)];
    const late = (one: FinishedRun) =>
      ofKind(one, kind).filter((frame) => isLate(one, frame)).length;
    expect(late(usual)).toBe(0);
    expect([late(varied), ofKind(varied, kind).length]).toEqual([
      ofKind(usual, kind).length,
      ofKind(usual, kind).length,
    ]);
  });

  it('works together with others, and says in the trace what was on', async () => {
    const steps = joins('Romeo') + joins('Juliet') + says('Romeo', 'Hi');
    const both = await run(steps, 'no-locking', 'drops=message', 'drops=subject', 'full-room=2');
    const [started] = both.events;
    expect(started?.type === 'run-started' && started.variations).toEqual([
      'no-locking',
      'drops=message',
      'drops=subject',
      'full-room=2',
    ]);
    expect(has('Romeo', `${ROOM}/Juliet`)(both)).toBe(true);
    expect([...ofKind(both, 'message'), ...ofKind(both, 'subject')]).toEqual([]);
  });

  it('is a tag of a script, too, and is over with the run', async () => {
    const tagged = HEAD.replace('[Client] Romeo', '## variation: no-locking\n[Client] Romeo');
    const steps = joins('Romeo') + joins('Juliet');
    const isIn = has('Romeo', `${ROOM}/Juliet`);
    expect(isIn(await runEmbedded(server, tagged + steps))).toBe(true);
    expect(isIn(await run(steps))).toBe(false);
  });

  it('leaves the last word to an option of the script', async () => {
    const tagged = HEAD.replace(
      '[Client] Romeo',
      '## variation: no-locking\n## option: muc_room_locking = true\n[Client] Romeo',
    );
    const locked = await runEmbedded(server, tagged + joins('Romeo') + joins('Juliet'));
    expect(has('Romeo', `${ROOM}/Juliet`)(locked)).toBe(false);
  });
}

/** Whether it came while the time of the script passed, and not before. */
function isLate({ events, scenario }: FinishedRun, frame: FrameEvent): boolean {
  const passing = scenario.steps.find(({ kind }) => kind === 'time-passes');
  const begun = events.find(
    (event: TraceEvent) => event.type === 'step-started' && event.step === passing?.index,
  );
  return begun !== undefined && frame.seq > begun.seq;
}

/** Kinds of which a stanza may be both. */
function overlap(one: string, other: string): boolean {
  const presences = ['presence', 'self-presence', 'unavailable'];
  return one === other || (presences.includes(one) && presences.includes(other));
}

describe('every variation', () => {
  it('is shown here', () => {
    const shown = new Set(SHOWN.map(([name]) => name.split('=', 1)[0]));
    const tables = ['drops', 'delays', 'duplicates'];
    expect(VARIATIONS.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual(tables);
  });

  it('of words is tried with each of them', () => {
    const words = (name: string) => {
      const value = VARIATIONS.find((each) => each.name === name)?.value;
      return value?.kind === 'word' ? value.words : [];
    };
    expect(words('room-default')).toEqual(Object.keys(CONFIG));
    for (const name of ['drops', 'delays', 'duplicates']) {
      expect(words(name)).toEqual(Object.keys(KINDS));
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { ActorInRoom } from '../../../src/insight/free-play/actor-in-room.ts';
import { PLAY_ACTS } from '../../../src/insight/free-play/acts.ts';
import { actValues } from '../../../src/insight/free-play/fields.ts';
import { richText } from '../../../src/insight/rich-text.ts';
import { MUC_SECTION_ANCHORS } from '../../../src/insight/registry/sections.ts';
import { printXml } from '../../../src/xml/print.ts';
import { USUAL_CONFIG } from '../../support/server-room.ts';
import { CLIENT_NS } from '../../../src/xmpp/namespaces.ts';

const ROOM = 'room@conference.localhost';
const JULIET: ActorInRoom = {
  actor: 'Juliet',
  room: ROOM,
  exists: true,
  nick: 'Juliet',
  role: 'participant',
  affiliation: 'none',
  occupants: [
    { nick: 'Romeo', role: 'moderator', affiliation: 'owner' },
    { nick: 'Juliet', role: 'participant', affiliation: 'none' },
  ],
  people: [
    { name: 'Romeo', jid: 'romeo@localhost', affiliation: 'owner' },
    { name: 'Juliet', jid: 'juliet@localhost', affiliation: 'none' },
  ],
  reserved: [],
  config: USUAL_CONFIG,
};
const ROMEO: ActorInRoom = {
  ...JULIET,
  actor: 'Romeo',
  nick: 'Romeo',
  role: 'moderator',
  affiliation: 'owner',
};
const OUTSIDE: ActorInRoom = {
  ...JULIET,
  nick: undefined,
  role: 'none',
  occupants: JULIET.occupants.slice(0, 1),
};

function actOf(id: string, where: ActorInRoom, said: Readonly<Record<string, string>> = {}) {
  const act = PLAY_ACTS.find((each) => each.id === id);
  if (act === undefined) throw new Error(`no act ${id}`);
  const values = actValues(act.fields, where, said);
  return {
    xml: printXml(act.stanza(where, values, 'i1'), { inheritedNs: CLIENT_NS }),
    obstacle: act.obstacle(where, values),
  };
}

describe('the stanza of an act', () => {
  it.each([
    [
      'join',
      OUTSIDE,
      {},
      `<presence to="${ROOM}/Juliet"><x xmlns="http://jabber.org/protocol/muc"/></presence>`,
    ],
    [
      'say',
      JULIET,
      { text: 'a < b' },
      `<message id="i1" to="${ROOM}" type="groupchat"><body>a &lt; b</body></message>`,
    ],
    ['nick', JULIET, { nick: 'Julie' }, `<presence to="${ROOM}/Julie"/>`],
    ['leave', JULIET, {}, `<presence to="${ROOM}/Juliet" type="unavailable"/>`],
  ])('of %s', (id, where, said, xml) => {
    expect(actOf(id, where, said).xml).toBe(xml);
  });

  it('speaks of people by variables, so that it holds for other servers', () => {
    expect(actOf('ban', ROMEO, { reason: 'No' }).xml).toContain(
      `<item jid="\${Juliet's JID}" affiliation="outcast"><reason>No</reason></item>`,
    );
  });

  it('submits one setting, and an empty form where none is chosen', () => {
    expect(actOf('configure', ROMEO, { setting: 'muc#roomconfig_roomsecret=' }).xml).toContain(
      '<field var="muc#roomconfig_roomsecret"><value/></field>',
    );
    expect(actOf('configure', ROMEO).xml).not.toContain('muc#roomconfig_');
  });
});

describe('what stands in the way of an act', () => {
  it.each(PLAY_ACTS.map(({ id }) => [id]))('is nothing for the owner: %s', (id) => {
    expect(actOf(id, { ...ROMEO, people: [...ROMEO.people].reverse() }).obstacle).toBeUndefined();
  });

  it.each([
    ['say', OUTSIDE, {}, 'not-acceptable'],
    [
      'say',
      { ...JULIET, role: 'visitor', config: { ...USUAL_CONFIG, moderated: true } },
      {},
      'forbidden',
    ],
    ['whisper', { ...JULIET, occupants: JULIET.occupants.slice(1) }, {}, 'item-not-found'],
    ['nick', JULIET, { nick: 'Romeo' }, 'conflict'],
    ['nick', OUTSIDE, {}, 'item-not-found'],
    ['join', { ...OUTSIDE, affiliation: 'outcast' }, {}, 'forbidden'],
    [
      'join',
      { ...OUTSIDE, config: { ...USUAL_CONFIG, membersOnly: true } },
      {},
      'registration-required',
    ],
    ['join', { ...OUTSIDE, config: { ...USUAL_CONFIG, hasPassword: true } }, {}, 'not-authorized'],
    ['join', { ...OUTSIDE, config: { ...USUAL_CONFIG, locked: true } }, {}, 'item-not-found'],
    ['join', OUTSIDE, { nick: 'Romeo' }, 'conflict'],
    ['kick', JULIET, {}, 'forbidden'],
    ['kick', { ...JULIET, role: 'moderator' }, {}, 'not-allowed'],
    ['ban', JULIET, {}, 'forbidden'],
    ['ban', { ...JULIET, affiliation: 'admin' }, {}, 'not-allowed'],
    ['affiliation', ROMEO, { person: 'Romeo', affiliation: 'none' }, 'conflict'],
    ['affiliation', { ...JULIET, affiliation: 'admin' }, { affiliation: 'admin' }, 'not-allowed'],
    ['role', { ...JULIET, role: 'moderator' }, { role: 'moderator' }, 'not-allowed'],
    ['configure', JULIET, {}, 'forbidden'],
    ['invite', { ...JULIET, config: { ...USUAL_CONFIG, membersOnly: true } }, {}, 'forbidden'],
    ['subject', JULIET, {}, 'forbidden'],
    ['destroy', JULIET, {}, 'forbidden'],
  ] as const)('%s: %o', (id, where, said, condition) => {
    expect(actOf(id, where, said).obstacle).toContain(`\`${condition}\``);
  });

  it('names sections that there are', () => {
    const sections = PLAY_ACTS.flatMap(({ about }) => richText(about)).flatMap((part) =>
      part.kind === 'spec' ? [part.ref.section ?? ''] : [],
    );
    expect(sections).toHaveLength(PLAY_ACTS.length);
    for (const section of sections) expect(MUC_SECTION_ANCHORS).toHaveProperty([section]);
  });
});

describe('what stands in the fields of an act', () => {
  it('is what was said, and never somebody who has gone', () => {
    const kick = PLAY_ACTS.find(({ id }) => id === 'kick');
    expect(actValues(kick?.fields ?? [], ROMEO, { nick: 'Mercutio', reason: 'r' })).toEqual({
      nick: 'Juliet',
      reason: 'r',
    });
  });
});

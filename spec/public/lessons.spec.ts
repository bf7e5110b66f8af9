import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { MUC_SECTION_ANCHORS } from '../../src/insight/registry/sections.ts';
import { richText } from '../../src/insight/rich-text.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { compileScript } from '../../src/script/compile.ts';
import { lessonText } from '../../src/script/lesson-tags.ts';
import type { CatalogueEntry } from '../../src/state/catalogue-store.ts';
import { roomGoals } from '../../src/state/lesson/room-goal.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { runEmbedded } from '../support/embedded-run.ts';
import { embeddedProsody, prosodyVersions } from '../support/prosody.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../public/scenarios');
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');
const { scenarios } = JSON.parse(read('index.json')) as { scenarios: CatalogueEntry[] };
const lessons = scenarios.filter(
  ({ brokenOf, taskOf }) => brokenOf === undefined && taskOf === undefined,
);
const tasks = scenarios.filter(({ taskOf }) => taskOf !== undefined);
const AUDIENCES = ['beginner', 'client author', 'server author', 'operator'];

const textOf = (id: string) =>
  lessonText(ensure(compileScript(read(`${id}.scs`)).scenario, id).tags);

/** The sections of XEP-0045 that a text leads to. */
const sectionsIn = (text: string) =>
  richText(text).flatMap((part) =>
    part.kind === 'spec' && part.ref.document === 'XEP-0045' ? [part.ref.section ?? ''] : [],
  );

describe.each(lessons)('lesson $number, $title', ({ id, audience, sections, pitfall, why }) => {
  it('has a pitfall, says why, and for whom it is', () => {
    expect([...textOf(id).pitfall, ...(pitfall === undefined ? [] : [pitfall])]).toHaveLength(1);
    expect(why?.length).toBeGreaterThan(0);
    expect(AUDIENCES).toEqual(expect.arrayContaining([...(audience ?? ['nobody'])]));
  });

  it('names sections that there are, those of its header', () => {
    const told = (why ?? []).flatMap(sectionsIn);
    expect(told.filter((section) => !(section in MUC_SECTION_ANCHORS))).toEqual([]);
    const tags = compileScript(read(`${id}.scs`)).scenario?.tags ?? [];
    const own = tags
      .filter(({ key }) => key === 'XEP-0045')
      .flatMap(({ value }) => value.split(',').map((each) => each.trim()));
    expect(sections).toEqual(own);
  });
});

describe('every chapter', () => {
  it('has a task in which the learner writes steps', () => {
    const chapters = new Set(lessons.map(({ chapter }) => chapter));
    expect(new Set(tasks.map(({ chapter }) => chapter))).toEqual(chapters);
  });
});

const ROOM = 'room@conference.localhost';
const admin = (id: string, item: string) =>
  `Romeo sends:\n\t<iq id="${id}" to="${ROOM}" type="set"><query xmlns="http://jabber.org/protocol/muc#admin">${item}</query></iq>\n\nRomeo receives:\n\t<iq id="${id}" type="result"/>\n\n`;
const configure = (...fields: readonly string[]) =>
  `Romeo sends:\n\t<iq id="c2" to="${ROOM}" type="set"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"><field var="FORM_TYPE"><value>http://jabber.org/protocol/muc#roomconfig</value></field>${fields.map((field) => `<field var="muc#roomconfig_${field.split('=')[0] ?? ''}"><value>${field.split('=')[1] ?? ''}</value></field>`).join('')}</x></query></iq>\n\nRomeo receives:\n\t<iq id="c2" type="result"/>\n\n`;

/** What a learner may write. */
const SOLUTIONS: Readonly<Record<string, string>> = {
  '04-opening-task': `${configure()}Juliet connects\n\nJuliet sends:\n\t<presence to="${ROOM}/Juliet"><x xmlns="http://jabber.org/protocol/muc"/></presence>\n\nJuliet receives:\n\t<message type="groupchat"><subject/></message>\n`,
  '17-voice-task': admin('v', '<item nick="Juliet" role="participant"/>'),
  '23-promotion-task':
    admin('a', '<item jid="${Juliet\'s JID}" affiliation="admin"/>') +
    admin('b', '<item jid="${Tybalt\'s JID}" affiliation="outcast"/>'),
  '29-closing-task':
    admin('m', '<item jid="${Juliet\'s JID}" affiliation="member"/>') +
    configure('membersonly=1', 'whois=anyone'),
  '36-destruction-task': `${configure('persistentroom=1')}${admin('o', '<item jid="${Juliet\'s JID}" affiliation="owner"/>')}${admin('n', '<item jid="${Romeo\'s JID}" affiliation="none"/>')}Romeo sends:\n\t<presence to="${ROOM}/Romeo" type="unavailable"/>\n`,
};

describe.each(await prosodyVersions())('the tasks, on the embedded Prosody %s', (version) => {
  let server: ProsodyServer;

  beforeAll(async () => {
    server = ensure(await embeddedProsody({ version }), 'Prosody');
  });

  afterAll(() => server.dispose());

  it.each(tasks)('$id is not done before, and is done by its solution', async ({ id }) => {
    const text = read(`${id}.scs`);
    const before = await runEmbedded(server, text);
    expect(roomGoals(before.scenario, before.events).some(({ holds }) => !holds)).toBe(true);
    const solved = await runEmbedded(server, `${text}\n${SOLUTIONS[id] ?? ''}`);
    expect(modelOf(solved.events).ended?.outcome).toBe('passed');
    const open = roomGoals(solved.scenario, solved.events).filter(({ holds }) => !holds);
    expect(open).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { describeOutcome, printOutcome } from '../../src/diagnosis/diagnosis.ts';
import { StageError, type ProsodyServer } from '../../src/prosody/server.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { runEmbedded } from '../support/embedded-run.ts';
import { embeddedProsody, prosodyPack } from '../support/prosody.ts';

const canEmbed = (await prosodyPack()) !== undefined;
const NOTHING = { hosts: [], components: [], modules: [], options: [], mayFail: [] };

const actor = (name: string, domain: string) =>
  `[Client] ${name}\n\tjid: ${name.toLowerCase()}@${domain}\n\tpassword: secret\n\n`;
const joins = (name: string, room: string) =>
  `${name} sends:\n\t<presence to="${room}/${name}"><x xmlns="http://jabber.org/protocol/muc"/></presence>\n\n`;
const sees = (name: string, from: string) => `${name} receives:\n\t<presence from="${from}"/>\n\n`;

describe.skipIf(!canEmbed)('the stage of the embedded server', () => {
  let server: ProsodyServer;
  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });
  afterAll(() => server.dispose());

  const told = async (script: string) => {
    const { events, scenario } = await runEmbedded(server, script);
    return printOutcome(describeOutcome(buildTraceModel(events), scenario));
  };

  it('serves the hosts of the actors, with rooms, and routes between them', async () => {
    const room = 'garden@conference.one.example.org';
    const script = `# Hosts\n${actor('Romeo', 'one.example.org')}${actor('Juliet', 'two.example.org')}-----
Romeo connects

Juliet connects

${joins('Romeo', room)}${sees('Romeo', `${room}/Romeo`)}Romeo sends:
	<message to="\${Juliet's full JID}" type="chat"><body>Hi</body></message>

Juliet receives:
	<message from="\${Romeo's full JID}" type="chat"><body>Hi</body></message>
`;
    expect(await told(script)).toMatch(/^Passed: 6 of 6/);
  });

  it('has components and options: a room that is not locked can be entered by others at once', async () => {
    const room = 'garden@rooms.example.org';
    const script = (option: string) => `# Components
## component: rooms.example.org muc
${option}
${actor('Romeo', 'localhost')}${actor('Juliet', 'localhost')}-----
Romeo connects

Juliet connects

${joins('Romeo', room)}${sees('Romeo', `${room}/Romeo`)}${joins('Juliet', room)}${sees('Romeo', `${room}/Juliet`)}`;
    expect(await told(script('## option: muc_room_locking = false'))).toMatch(/^Passed: 6 of 6/);
    expect(await told(script('## option: muc_room_locking = true'))).toMatch(/^Failed at step 6/);
  });

  it('forgets it with the next reset', async () => {
    await server.reset({ ...NOTHING, hosts: [{ domain: 'one.example.org', isAnonymous: false }] });
    await server.reset();
    const [room] = await server.rooms();
    expect(room).toBeUndefined();
    const script = `# Gone\n${actor('Romeo', 'localhost')}-----\nRomeo connects\n\n${joins('Romeo', 'a@conference.one.example.org')}Romeo receives:\n\t<presence from="a@conference.one.example.org/Romeo" type="error"/>\n`;
    expect(await told(script)).toMatch(/^Passed/);
  });

  it('lets accounts alone in on hosts of the stage, too', async () => {
    const script = `# Doors\n## accounts: romeo@one.example.org:secret\n${actor('Romeo', 'one.example.org')}${actor('Juliet', 'one.example.org')}-----\nRomeo connects\n\nJuliet is refused: not-authorized\n`;
    expect(await told(script)).toMatch(/^Passed: 2 of 2/);
  });

  it('says what cannot be had, and is well afterwards', async () => {
    const components = [{ domain: 'x.example.org', module: 'nonsense' }];
    await expect(server.reset({ ...NOTHING, components })).rejects.toThrow(StageError);
    const taken = [{ domain: 'localhost', module: 'muc' }];
    await expect(server.reset({ ...NOTHING, components: taken })).rejects.toThrow('served already');
    const script = `# Well\n${actor('Romeo', 'localhost')}-----\nRomeo connects\n`;
    expect(await told(script)).toMatch(/^Passed: 1 of 1/);
    const broken = `# Stage\n## component: x.example.org nonsense\n${actor('Romeo', 'localhost')}-----\nRomeo connects\n`;
    expect(await told(broken)).toMatch(
      /cannot be as the script’s header asks: its module "nonsense"/,
    );
  });
});

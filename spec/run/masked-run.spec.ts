import { describe, expect, it } from 'vitest';
import { maskedRun } from '../../src/run/masked-run.ts';
import { stepDiff } from '../../src/diagnosis/diagnosis.ts';
import { compileScript } from '../../src/script/compile.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { simulate } from '../support/simulated-run.ts';

const MUC = 'http://jabber.org/protocol/muc';

const inClient = (xml: string) => xml.replace(/^<\w+/, "$& xmlns='jabber:client'");

function play(expected: string, received: string, password = 'hunter2zz9') {
  const source = `[Client] Romeo
	jid: romeo@localhost
	password: ${password}
---------
Romeo connects
Romeo receives:
	${expected}
`;
  const { scenario } = compileScript(source);
  if (scenario === undefined) throw new Error('The script is broken.');
  const run = simulate({
    script: scenario,
    source,
    cues: [{ on: 1, to: 'Romeo', xml: inClient(received) }],
  });
  return { events: run.events, source, scenario };
}

/** The differences of the last step as they are computed live, and again from what was written. */
function differences(expected: string, received: string, password?: string) {
  const live = play(expected, received, password);
  const masked = maskedRun(live);
  if (masked.scenario === undefined) throw new Error('The masked script is broken.');
  const kinds = (events: typeof live.events, scenario: typeof live.scenario) =>
    stepDiff(buildTraceModel(events), scenario, 2)?.differences.map(
      ({ kind, path }) => `${kind} ${path.join('/')}`,
    );
  return {
    live: kinds(live.events, live.scenario),
    told: kinds(masked.events, masked.scenario),
    text: JSON.stringify(masked.events),
  };
}

const muc = (password: string) =>
  `<presence><x xmlns='${MUC}'><password>${password}</password></x></presence>`;

describe('a masked run', () => {
  it.each([
    ['equal', muc('sesame'), muc('sesame'), 0],
    ['of the same length', muc('sesame'), muc('semase'), 1],
    ['a longer one', muc('sesame'), muc('sesame2'), 1],
    ['of one letter', muc('a'), muc('b'), 1],
    ['escaped in another way', muc('a&amp;b'), muc('a&#38;b'), 0],
    ['any', muc('{scansion:any}'), muc('sesame'), 0],
    ['captured', muc('{scansion:capture:PW}'), muc('sesame'), 0],
    [
      'echoed',
      '<message><body>no</body></message>',
      '<message><body>hunter2zz9</body></message>',
      1,
    ],
  ])('differs as the run did: %s', (_, expected, received, count) => {
    const { live, told } = differences(expected, received);
    expect(told ?? []).toEqual(live ?? []);
    expect(told ?? []).toHaveLength(count);
  });

  it('leaves words that mean something else where they do', () => {
    const { text } = differences(
      `<message from='romeo@localhost'><x xmlns='jabber:x:data' type='form'><field var='password'/></x></message>`,
      `<message from='romeo@localhost'><body>password</body><subject>romeo</subject></message>`,
      'password',
    );
    expect(text).toContain('<body>password</body>');
    expect(text).toContain('romeo@localhost');
  });

  it.each([
    "<x password='swordfish1'><unclosed",
    '<presence/>\n\tpassword: swordfish1 <<',
    '<iq><password>swordfish1<',
    '<iq/><iq><password>swordfish1</password></iq>',
    "<x xmlns='a' secret='swordfish1'",
  ])('masks what is sent as written: %s', (raw) => {
    const source = `[Client] Romeo
	jid: romeo@localhost
	password: secret
---------
Romeo connects
# @raw
Romeo sends:
	${raw}
`;
    const { scenario } = compileScript(source);
    if (scenario === undefined) throw new Error('The script is broken.');
    const { events } = simulate({ script: scenario, source, cues: [] });
    const sent = events.find((event) => event.type === 'frame' && event.step === 2);
    expect(JSON.stringify(sent)).toContain('swordfish1');
    const masked = maskedRun({ events, source });
    expect(JSON.stringify([masked.events, masked.source])).not.toContain('swordfish1');
    expect(masked.scenario?.steps[1]?.kind).toBe('sends-raw');
  });

  it('masks a secret that only the server knows of', () => {
    const invitation = `<message><x xmlns='${MUC}#user'><password>from-the-server</password></x><body>It is from-the-server.</body></message>`;
    expect(differences('<message><body>x</body></message>', invitation).text).not.toContain(
      'from-the-server',
    );
  });

  it('masks a token of the address where the server repeats it', () => {
    const live = play(
      '<message><body>x</body></message>',
      '<message><body>bad to-ken-1</body></message>',
    );
    const { events, mask } = maskedRun(live, ['to-ken-1']);
    expect(JSON.stringify(events)).not.toContain('to-ken-1');
    expect(mask('closed: to-ken-1')).toBe('closed: ********');
  });

  it('masks what is masked already as it is', () => {
    const once = maskedRun(play(muc('sesame'), muc('semase')));
    const twice = maskedRun({ events: once.events, source: once.source });
    expect(twice.events).toEqual(once.events);
  });
});

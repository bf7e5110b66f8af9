import { describe, expect, it } from 'vitest';
import { simulate, type Cue, type Simulation } from '../support/simulated-run.ts';

const JOIN = 'Romeo connects\nRomeo sends <presence id="p"/>\n';
const to = (name: string, ...stanzas: readonly string[]): Cue[] =>
  stanzas.map((xml) => ({ on: 2, to: name, xml }));

/** What became of the received stanzas, by step: `3: skip <a/>`. */
function play(simulation: Simulation) {
  const run = simulate(simulation);
  const xmlOf = new Map(run.events.flatMap((e) => (e.type === 'frame' ? [[e.seq, e.xml]] : [])));
  const fates = run.events.flatMap((event) => {
    if (event.type === 'stanza-skipped') {
      return [`${event.step}: skipped ${xmlOf.get(event.stanza)}`];
    }
    if (event.type !== 'step-ended' || event.step < 3) return [];
    const stanza = event.stanza === undefined ? '' : ` ${xmlOf.get(event.stanza)}`;
    return [`${event.step}: ${event.verdict}${stanza}`];
  });
  return { run, fates, outcome: run.ended?.outcome, note: run.stepEnds.at(-1)?.note };
}

describe('the rule "skip"', () => {
  it('takes the oldest that matches and skips what came before', () => {
    const { fates, outcome } = play({
      script: `${JOIN}Romeo receives <message/>`,
      cues: to('Romeo', '<iq/>', '<message id="1"/>', '<message id="2"/>'),
    });
    expect(fates).toEqual(['3: skipped <iq/>', '3: matched <message id="1"/>']);
    expect(outcome).toBe('passed');
  });

  it('never goes back to what it skipped, and says so (A2)', () => {
    const { fates, note } = play({
      script: `${JOIN}Romeo receives <message/>\nRomeo receives <iq/>`,
      cues: to('Romeo', '<iq/>', '<message/>'),
    });
    expect(fates).toEqual(['3: skipped <iq/>', '3: matched <message/>', '4: missing']);
    expect(note).toBe(
      'Romeo never received this <iq>. It came earlier, while step 3 waited, and was skipped.',
    );
  });

  it('lets leftovers be (A16)', () => {
    const { outcome } = play({
      script: `${JOIN}Romeo receives <iq/>\nRomeo disconnects`,
      cues: to('Romeo', '<iq/>', '<message/>'),
    });
    expect(outcome).toBe('passed');
  });
});

describe('the rule "search"', () => {
  it('leaves what does not match for later steps', () => {
    const { fates, outcome } = play({
      script: `${JOIN}Romeo receives <message/>\nRomeo receives <iq/>`,
      cues: to('Romeo', '<iq/>', '<message/>'),
      options: { rule: 'search' },
    });
    expect(fates).toEqual(['3: matched <message/>', '4: matched <iq/>']);
    expect(outcome).toBe('passed');
  });
});

describe('the rule "next"', () => {
  it('fails at once on another stanza, which is the candidate', () => {
    const { fates, outcome } = play({
      script: `${JOIN}Romeo receives <message/>`,
      cues: to('Romeo', '<iq/>', '<message/>'),
      options: { rule: 'next' },
    });
    expect(fates).toEqual(['3: differs <iq/>']);
    expect(outcome).toBe('failed');
  });
});

const GROUPCHAT = '<message from="r@muc" type="groupchat"/>';
const CHAT = '<message from="r@muc" type="chat"/>';

describe('a receives that is not satisfied', () => {
  it.each<[string, readonly Cue[], string, string | undefined]>([
    [
      'differs from the nearest that this step skipped',
      to('Romeo', CHAT, '<iq/>'),
      `3: differs ${CHAT}`,
      undefined,
    ],
    [
      'is missing when nothing that is near came',
      to('Romeo', '<message from="else@muc" type="chat"/>'),
      '3: missing',
      'Romeo never received this <message>.',
    ],
    [
      'is missing when it came to another actor',
      to('Juliet', GROUPCHAT),
      '3: missing',
      'Romeo never received this <message>. It came to Juliet instead.',
    ],
    [
      'differs, though it came to another actor',
      [...to('Juliet', GROUPCHAT), ...to('Romeo', CHAT)],
      `3: differs ${CHAT}`,
      'It came to Juliet instead.',
    ],
  ])('%s', (_what, cues, last, sentence) => {
    const script = `${JOIN}Romeo receives ${GROUPCHAT}\nJuliet disconnects`;
    const { fates, note, run } = play({ script, cues });
    expect(fates.at(-1)).toBe(last);
    expect(note).toBe(sentence);
    expect(run.ended).toMatchObject({ outcome: 'failed', step: 3 });
  });

  it('names the step of the other actor that took it', () => {
    const { note } = play({
      script: `${JOIN}Juliet connects\nJuliet receives <message/>\nRomeo receives <message/>`,
      cues: [{ on: 3, to: 'Juliet', xml: '<message/>' }],
    });
    expect(note).toBe('Romeo never received this <message>. It came to Juliet instead (step 4).');
  });

  it('does not name what came to another actor before anything was sent', () => {
    const { note } = play({
      script:
        'Juliet connects\nRomeo connects\nJuliet receives <message/>\nRomeo sends <presence/>\nRomeo receives <message/>',
      cues: [{ on: 2, to: 'Juliet', xml: '<message/>' }],
    });
    expect(note).toBe('Romeo never received this <message>.');
  });

  it('names the newest of what came to others', () => {
    const { note } = play({
      script: `${JOIN}Juliet connects\nNurse connects\nRomeo receives <message/>`,
      cues: [
        { on: 4, to: 'Nurse', xml: '<message/>' },
        { on: 4, to: 'Juliet', xml: '<message/>' },
      ],
    });
    expect(note).toBe('Romeo never received this <message>. It came to Juliet instead.');
  });

  it('names the refusal of what was sent last', () => {
    const refused = (from: string) =>
      `<presence from="${from}" type="error"><error type="cancel"><conflict xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></presence>`;
    const after = (from: string, expected: string) =>
      play({
        script: `Romeo connects\nRomeo sends <presence to="room@muc/Juliet"/>\nRomeo receives ${expected}`,
        cues: to('Romeo', refused(from)),
      });
    const note = 'It answers the <presence> of step 2. The nickname is taken or reserved.';
    for (const expected of ['<message/>', '<presence from="room@muc/Romeo"/>']) {
      const other = after('room@muc/Juliet', expected);
      expect(other.note).toBe(note);
      expect(other.fates.at(-1)).toBe(`3: differs ${refused('room@muc/Juliet')}`);
    }
    expect(after('else@muc/Juliet', '<message/>').note).toBe(
      'Romeo never received this <message>.',
    );
    const itself = after('room@muc/Juliet', '<presence from="room@muc/Juliet" id="1"/>');
    expect(itself.fates.at(-1)).toBe(`3: differs ${refused('room@muc/Juliet')}`);
    expect(itself.note).toBe(note);
  });

  it('names the step that took the only one', () => {
    const { note } = play({
      script: `${JOIN}Romeo receives <message/>\nRomeo receives <message/>`,
      cues: to('Romeo', '<message/>'),
    });
    expect(note).toBe(
      'Romeo never received this <message>. One like it came earlier, and step 3 took it.',
    );
  });

  it('differs from what an earlier step skipped, when nothing came since', () => {
    const { fates } = play({
      script: `${JOIN}Romeo receives <iq/>\nRomeo receives ${GROUPCHAT}`,
      cues: to('Romeo', CHAT, '<iq/>'),
    });
    expect(fates.at(-1)).toBe(`4: differs ${CHAT}`);
  });

  it.each([
    [
      'Romeo receives <message/>',
      'Romeo never received this <message>. Romeo never connected, so nothing could come.',
    ],
    [
      'Romeo connects\nRomeo disconnects\nRomeo receives <message/>',
      'Romeo never received this <message>. Romeo had disconnected in step 2, so nothing could come any more.',
    ],
  ])('knows that the actor is not there: %j', (script, note) => {
    expect(play({ script }).note).toBe(note);
  });

  it('still finds what came before the connection was closed', () => {
    const { outcome } = play({
      script: `${JOIN}Romeo disconnects\nRomeo receives <message/>`,
      cues: to('Romeo', '<message/>'),
    });
    expect(outcome).toBe('passed');
  });
});

describe('receives: nothing (A14)', () => {
  it.each<[string, readonly Cue[], string]>([
    ['nothing came', [], '3: matched'],
    ['a stanza was queued before', to('Romeo', '<iq/>'), '3: unexpected <iq/>'],
    [
      'one comes within the window',
      [{ on: 2, to: 'Romeo', xml: '<iq/>', after: 900 }],
      '3: unexpected <iq/>',
    ],
    [
      'one comes after the window',
      [{ on: 2, to: 'Romeo', xml: '<iq/>', after: 1100 }],
      '3: matched',
    ],
    ['one comes to another actor', to('Juliet', '<iq/>'), '3: matched'],
  ])('%s', (_what, cues, last) => {
    const script = `${JOIN}Romeo receives nothing\nJuliet disconnects`;
    for (const embedded of [true, false]) {
      const { fates } = play({ script, cues, options: { embedded } });
      expect(fates[0]).toBe(last);
    }
  });

  it('says what came', () => {
    const { note } = play({
      script: `${JOIN}Romeo receives nothing`,
      cues: to('Romeo', '<message from="room@muc"/>'),
    });
    expect(note).toBe(
      'Romeo received a <message> from room@muc; nothing should have come. It came after step 2 (Romeo sends), before this step began, and no step had read it.',
    );
  });
});

describe('variables and captures', () => {
  const script = `Romeo connects
    Romeo sends <iq id="i"/>
    Romeo receives <iq id="{scansion:capture:key}" to="\${Romeo's full JID}"/>
    Romeo sends <iq id="\${key}" to="\${Juliet's JID}"/>
    Romeo receives <iq id="{scansion:capture:key}"/>
    Juliet disconnects`;
  const cues = [
    { on: 2, to: 'Romeo', xml: '<iq id="one" to="romeo@localhost/1"/>' },
    { on: 4, to: 'Romeo', xml: '<iq id="two"/>' },
  ];

  it('are filled in and recorded with the step', () => {
    const [, , receives, sends] = simulate({ script, cues }).stepEnds;
    expect(receives).toMatchObject({
      variables: { "Romeo's full JID": 'romeo@localhost/1' },
      captures: { key: 'one' },
    });
    expect(sends?.variables).toEqual({ key: 'one', "Juliet's JID": 'juliet@localhost' });
  });

  it('are overwritten by a later capture, with a word (A7)', () => {
    const end = simulate({ script, cues }).stepEnds[4];
    expect(end?.verdict).toBe('matched');
    expect(end?.note).toBe('The capture "key" was "one" before; it is "two" now.');
  });

  it.each([
    ["Juliet's full JID", /has no value yet: Juliet has not connected/],
    ["Tybalt's JID", /no actor has that name, and no step before this one has captured it/],
  ])('fail the step when they have no value: %s', (variable, note) => {
    for (const verb of ['sends', 'receives']) {
      const run = simulate({
        script: `Romeo connects\nRomeo ${verb} <iq to="\${${variable}}"/>\nJuliet disconnects`,
      });
      expect(run.ended).toMatchObject({ outcome: 'failed', step: 2 });
      expect(run.stepEnds.at(-1)?.note).toMatch(note);
    }
  });
});

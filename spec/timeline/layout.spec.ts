import { describe, expect, it } from 'vitest';
import { affiliationScenario, failedPlay, passedPlay } from './affiliation-play.ts';
import { picture } from './picture.ts';
import { createPlay } from './play.ts';
import { layOut, namesOf, scenarioOf } from './script.ts';

const whole = affiliationScenario();
const broken = affiliationScenario('-broken');
const failed = () => layOut(broken, failedPlay(broken));
const passed = () => layOut(whole, passedPlay(whole));

describe('the founding scenario', () => {
  it('is a whole play before it runs', () => {
    const { rows, counts } = layOut(whole);
    expect(rows.filter(({ kind }) => kind === 'scene')).toHaveLength(7);
    expect(counts).toEqual([{ verdict: 'not-run', count: 22 }]);
    expect(namesOf(layOut(whole))[0]).toBe('Step 1, Romeo connects: not run');
  });

  it('stops at the difference, and lists what was not run', () => {
    expect(picture(failed())).toBe(`
    Romeo       room        Juliet      Rosaline
# Romeo opens the room (4 steps)
  1 o           :           :           :           sent  connects  · Romeo is online as DJOsojo7zUb0.
  2 |---------->|           :           :           sent  presence  · Romeo asks to enter as Romeo.
  3 |<----------|           :           :           matched  presence 201 110  · Romeo is in, as an owner and moderator; the room is new.
  4 |<----------|           :           :           matched  message groupchat  · Romeo is told that there is no subject.
# He accepts the room as it is configured (2 steps)
  5 |---------->|           :           :           sent  iq set  · Romeo takes the configuration as it is.
  6 |<----------|           :           :           matched  iq result  · Request config1 succeeds.
# Juliet becomes a member while she is away (3 steps, 1 differs)
  7 |---------->|           :           :           sent  iq set  · Romeo makes Juliet a member.
  8 |<----------|           :           :           differs  message  · No role on <item>; the script expects none.
    |<----------|           :           :           skipped  iq result  · Request member1 succeeds. It came while step 8 waited.
--- The run ended here, after 83.5 ms. 14 steps were not run.
  9 :<----------:           :           :           not-run  iq result  · Request member1 succeeds.
# Juliet connects and enters the room (6 steps, not run)
 10 :           :           o           :           not-run  connects  · Juliet connects.
 11 :           :<----------:           :           not-run  presence  · Juliet asks to enter as Juliet.
 12 :           :---------->:           :           not-run  presence  · Juliet sees Romeo.
 13 :           :---------->:           :           not-run  presence  · Juliet is in.
 14 :           :---------->:           :           not-run  message groupchat  · Juliet is told the subject.
 15 :<----------:           :           :           not-run  presence  · Romeo sees Juliet.
# Romeo asks the room who its members are (2 steps, not run)
 16 :---------->:           :           :           not-run  iq get  · Romeo asks for the member list.
 17 :<----------:           :           :           not-run  iq result  · Request member3 is answered: Juliet.
# Rosaline becomes a member too, and never comes (3 steps, not run)
 18 :---------->:           :           :           not-run  iq set  · Romeo makes Rosaline a member.
 19 :<----------:           :           :           not-run  message  · Romeo is told that Rosaline is a member now.
 20 :<----------:           :           :           not-run  iq result  · Request member2 succeeds.
# A last line, to show that both still listen (2 steps, not run)
 21 :---------->:           :           :           not-run  message groupchat  · Romeo says: “Finished!”
 22 :           :---------->:           :           not-run  message groupchat  · Juliet hears Romeo: “Finished!”
`);
  });

  it('ends with all steps, and with what no step asks for', () => {
    expect(picture(passed()).split('\n').slice(-7).join('\n')).toBe(
      `\
 20 |<----------|           |           :           matched  iq result  · Request member2 succeeds.
# A last line, to show that both still listen (2 steps)
 21 |---------->|           |           :           sent  message groupchat  · Romeo says: “Finished!”
    |<----------|           |           :           unread  message groupchat  · Romeo hears back: “Finished!” No step asks for it.
 22 |           |---------->|           :           matched  message groupchat  · Juliet hears Romeo: “Finished!”
--- All 22 steps ran, in 139 ms.
`,
    );
  });

  it('names its rows as people and screen readers read them', () => {
    expect(namesOf(failed()).slice(0, 10)).toEqual([
      'Step 1, Romeo connects: sent',
      'Step 2, Romeo sends presence to room@conference.localhost: sent',
      'Step 3, Romeo receives presence from room@conference.localhost/Romeo: matched',
      'Step 4, Romeo receives message from room@conference.localhost: matched',
      'Step 5, Romeo sends iq to room@conference.localhost: sent',
      'Step 6, Romeo receives iq from room@conference.localhost: matched',
      'Step 7, Romeo sends iq to room@conference.localhost: sent',
      'Step 8, Romeo receives message from room@conference.localhost: differs',
      'Romeo receives iq from room@conference.localhost: skipped',
      'Step 9, Romeo receives iq from room@conference.localhost: not run',
    ]);
  });

  it('keeps the names of steps through a run, but for the verdict', () => {
    const plain = (names: readonly string[]) =>
      names.filter((name) => name.startsWith('Step')).map((name) => name.replace(/: [^:]*$/, ''));
    expect(plain(namesOf(passed()))).toEqual(plain(namesOf(layOut(whole))));
  });

  it('counts verdicts for the legend, and the frames of streams that it hides', () => {
    expect(failed().counts).toEqual([
      { verdict: 'sent', count: 4 },
      { verdict: 'matched', count: 3 },
      { verdict: 'differs', count: 1 },
      { verdict: 'skipped', count: 1 },
      { verdict: 'not-run', count: 14 },
    ]);
    expect(failed().hiddenCount).toBe(4);
  });

  it('tells who is online and how many are in the room', () => {
    const heads = ({ lanes }: ReturnType<typeof passed>) =>
      lanes.map(({ title, jid, status }) => [title, jid, status].join(' '));
    expect(heads(failed())).toEqual([
      'Romeo user@localhost/DJOsojo7zUb0 online',
      'room room@conference.localhost 1 occupant',
      'Juliet user2@localhost offline',
      'Rosaline user3@localhost offline',
    ]);
    expect(heads(passed())[1]).toBe('room room@conference.localhost 2 occupants');
  });

  it('sets the code of a difference apart', () => {
    const row = failed().rows.find((each) => each.kind === 'arrow' && each.verdict === 'differs');
    const code = row?.kind === 'arrow' ? row.phrase.filter((part) => part.code) : [];
    expect(code.map(({ text }) => text)).toEqual(['role', 'none']);
  });
});

describe('stream frames', () => {
  it('are rows when they are asked for, between the actor and its server', () => {
    const shown = layOut(broken, failedPlay(broken), { showStream: true });
    expect(shown.hiddenCount).toBe(0);
    expect(picture(shown).split('\n').slice(1, 9).join('\n')).toBe(
      `\
    Romeo       localhost   room        Juliet      Rosaline
# Romeo opens the room (4 steps)
    :---------->|           :           :           :           stream  open
    :<----------|           :           :           :           stream  open
    :---------->|           :           :           :           stream  auth PLAIN
    :<----------|           :           :           :           stream  success
  1 o           |           :           :           :           sent  connects  · Romeo is online as DJOsojo7zUb0.
  2 |---------------------->|           :           :           sent  presence  · Romeo asks to enter as Romeo.`,
    );
    expect(shown.counts).toEqual(failed().counts);
  });
});

describe('scenes', () => {
  it('fold their rows away; the end of the run stays', () => {
    const lines = broken.scenes.slice(1).map(({ line }) => line);
    const folded = layOut(broken, failedPlay(broken), { foldedScenes: lines });
    expect(picture(folded).split('\n').slice(6).join('\n')).toBe(
      `\
  4 |<----------|           :           :           matched  message groupchat  · Romeo is told that there is no subject.
# He accepts the room as it is configured (2 steps) …
# Juliet becomes a member while she is away (3 steps, 1 differs) …
--- The run ended here, after 83.5 ms. 14 steps were not run.
# Juliet connects and enters the room (6 steps, not run) …
# Romeo asks the room who its members are (2 steps, not run) …
# Rosaline becomes a member too, and never comes (3 steps, not run) …
# A last line, to show that both still listen (2 steps, not run) …
`,
    );
  });
});

describe('the filter', () => {
  it('leaves out rows, and scenes without rows', () => {
    const filtered = layOut(broken, failedPlay(broken), { filter: 'kind:iq member1' });
    expect(picture(filtered)).toBe(`
    Romeo       room        Juliet      Rosaline
# Juliet becomes a member while she is away (3 steps, 1 differs)
  7 |---------->|           :           :           sent  iq set  · Romeo makes Juliet a member.
    |<----------|           :           :           skipped  iq result  · Request member1 succeeds. It came while step 8 waited.
--- The run ended here, after 83.5 ms. 14 steps were not run.
  9 :<----------:           :           :           not-run  iq result  · Request member1 succeeds.
`);
    expect(filtered.filteredCount).toBe(20);
    expect(filtered.counts).toEqual(failed().counts);
  });

  it('shows chosen verdicts alone', () => {
    const chosen = layOut(broken, failedPlay(broken), { verdicts: ['differs', 'skipped'] });
    expect(namesOf(chosen)).toHaveLength(2);
  });

  it('finds by actor, address, type, status and words of the script', () => {
    const found = (filter: string) => namesOf(layOut(whole, passedPlay(whole), { filter })).length;
    expect(found('actor:juliet')).toBe(6);
    expect(found('from:room')).toBe(14);
    expect(found('to:room -kind:iq')).toBe(3);
    expect(found('type:groupchat')).toBe(5);
    expect(found('status:110')).toBe(2);
    expect(found('"owner and moderator"')).toBe(2);
    expect(found('muc#owner')).toBe(1);
    expect(found('step:3..5')).toBe(3);
    expect(found('error')).toBe(0);
  });
});

describe('a running play', () => {
  const play = () => createPlay(whole).at(5).connects(1, 'Romeo', 'user@localhost/R').at(6);

  it('marks the step that waits, and keeps what is to come', () => {
    const events = play()
      .sends(2, 'Romeo', '<presence to="room@conference.localhost/Romeo"/>')
      .starts(3).events;
    expect(picture(layOut(whole, events)).split('\n').slice(1, 7).join('\n')).toBe(`\
    Romeo       room        Juliet      Rosaline
# Romeo opens the room (4 steps, 2 of them run)
  1 o           :           :           :           sent  connects  · Romeo is online as R.
  2 |---------->|           :           :           sent  presence  · Romeo shows up as Romeo.
 >3 |<----------|           :           :           waiting  presence 201 110  · Romeo is in, as an owner and moderator; the room is new.
  4 :<----------:           :           :           not-run  message groupchat  · Romeo is told the subject.`);
  });

  it('marks the step at which it is paused', () => {
    const { rows } = layOut(whole, play().pauses(2).events);
    const current = rows.filter((row) => row.kind === 'arrow' && row.current);
    expect(current.map((row) => (row.kind === 'arrow' ? row.name : ''))).toEqual([
      'Step 2, Romeo sends presence to room@conference.localhost: not run',
    ]);
  });

  it('shows what came and was not read yet', () => {
    const started = play().sends(2, 'Romeo', '<presence to="room@conference.localhost/Romeo"/>');
    started.comes(
      'Romeo',
      '<message from="room@conference.localhost/Juliet"><body>hi</body></message>',
    );
    const row = layOut(whole, started.events).rows.find(
      (each) => each.kind === 'arrow' && each.verdict === 'unread',
    );
    expect(row?.kind === 'arrow' ? row.summary : '').toBe(
      'Romeo hears Juliet whisper: “hi”. No step has read it yet.',
    );
  });
});

describe('what is sent by hand', () => {
  const stage = (filter = '') => {
    const play = createPlay(whole).at(10).connects(1, 'Romeo', 'user@localhost/r').pauses(2);
    play.byHand('Romeo', '<iq type="get" id="a" to="room@conference.localhost"/>');
    play.comes('Romeo', '<iq type="result" id="a" from="room@conference.localhost"/>');
    return layOut(whole, play.events, { filter });
  };

  it('is a row of its own, with what came since below it', () => {
    expect(namesOf(stage()).slice(1, 4)).toEqual([
      'Romeo sends iq to room@conference.localhost, by hand: sent',
      'Romeo receives iq from room@conference.localhost: unread',
      'Step 2, Romeo sends presence to room@conference.localhost: not run',
    ]);
  });

  it('counts in the legend, and can be filtered for', () => {
    expect(stage().counts).toContainEqual({ verdict: 'by-hand', count: 1 });
    for (const filter of ['verdict:by-hand', 'verdict:sent-by-hand']) {
      expect(namesOf(stage(filter))).toEqual([expect.stringContaining(', by hand: sent')]);
    }
  });
});

describe('the order of rows', () => {
  const scenario = scenarioOf(
    'Romeo Juliet',
    `Romeo connects

Juliet connects

# One
Romeo sends:
	<message to="room@muc.localhost" type="groupchat"><body>hi</body></message>

Juliet receives:
	<message from="room@muc.localhost/Romeo"/>

Romeo receives:
	<message from="room@muc.localhost/Romeo"/>
`,
  );
  const hi = '<message from="room@muc.localhost/Romeo" type="groupchat"><body>hi</body></message>';
  const opened = () => {
    const play = createPlay(scenario);
    play.at(1).connects(1, 'Romeo', 'romeo@localhost/a');
    return play.at(2).connects(2, 'Juliet', 'juliet@localhost/b').at(3);
  };

  it('is that of the script, even if a later step took an earlier stanza', () => {
    const play = opened().sends(3, 'Romeo', '<message to="room@muc.localhost"/>').at(4);
    const toRomeo = play.comes('Romeo', hi);
    const toJuliet = play.at(5).comes('Juliet', hi);
    play.starts(4).ends(4, 'matched', toJuliet).starts(5).ends(5, 'matched', toRomeo);
    const { rows } = layOut(scenario, play.over('passed').events);
    const times = rows.map((row) => (row.kind === 'arrow' ? [row.step, row.at] : row.kind));
    expect(times).toEqual([[1, 1], [2, 2], 'scene', [3, 3], [4, 5], [5, 4], 'end']);
  });

  it('puts a stanza that came before a scene began above its head', () => {
    const play = opened();
    play.comes('Juliet', hi);
    play.sends(3, 'Romeo', '<message to="room@muc.localhost"/>');
    const kinds = layOut(scenario, play.events).rows.map((row) =>
      row.kind === 'arrow' ? (row.step ?? 'loose') : row.kind,
    );
    expect(kinds).toEqual([1, 2, 'loose', 'scene', 3, 4, 5]);
  });

  it('puts a step that nothing came for where it gave up', () => {
    const play = opened().sends(3, 'Romeo', '<message to="room@muc.localhost"/>').at(4).starts(4);
    const other = play.comes('Juliet', '<presence from="room@muc.localhost/Romeo"/>');
    play.skips(other, 4).at(5004).ends(4, 'missing').over('failed', 4);
    expect(picture(layOut(scenario, play.events))).toBe(`
    Romeo       room        Juliet
  1 o           :           :           sent  connects  · Romeo is online as a.
  2 |           :           o           sent  connects  · Juliet is online as b.
# One (3 steps, 1 never came)
  3 |---------->|           |           sent  message  · Romeo sends a message.
    |           |---------->|           skipped  presence  · Juliet sees Romeo. It came while step 4 waited.
  4 |           |---------->|           missing  message  · Never came: Juliet gets a message from Romeo.
--- The run ended here, after 5004 ms. 1 step was not run.
  5 :<----------:           :           not-run  message  · Romeo gets a message from Romeo.
`);
  });
});

describe('the end', () => {
  const scenario = scenarioOf('Romeo', 'Romeo connects\n\nRomeo disconnects\n');
  const endOf = (events: Parameters<typeof layOut>[1]) =>
    layOut(scenario, events).rows.flatMap((row) => (row.kind === 'end' ? [row.text] : []));

  it('is a sentence for each outcome', () => {
    const play = () => createPlay(scenario).at(5).connects(1, 'Romeo', 'romeo@localhost/a');
    expect(endOf(play().events)).toEqual([]);
    expect(endOf(play().disconnects(2, 'Romeo').over('passed').events)).toEqual([
      'All 2 steps ran, in 5 ms.',
    ]);
    expect(endOf(play().at(12_345).over('stopped').events)).toEqual([
      'The run was stopped here, after 12.3 s. 1 step was not run.',
    ]);
    expect(endOf(play().over('error').events)).toEqual([
      'The run broke off here, after 5 ms. 1 step was not run.',
    ]);
  });

  it('closes the sessions, which the heads of lanes do not tell', () => {
    const play = createPlay(scenario).connects(1, 'Romeo', 'romeo@localhost/a');
    play.closes('Romeo').over('stopped');
    expect(layOut(scenario, play.events).lanes[0]).toMatchObject({ status: 'online' });
  });

  it('shows a lane as thin once its actor has left', () => {
    const play = createPlay(scenario).connects(1, 'Romeo', 'romeo@localhost/a');
    const { rows, lanes } = layOut(scenario, play.disconnects(2, 'Romeo').over('passed').events);
    expect(rows.map((row) => (row.kind === 'arrow' ? row.live : []))).toEqual([
      [true],
      [false],
      [],
    ]);
    expect(lanes[0]).toMatchObject({ status: 'offline', connected: false });
  });
});

describe('time that passes', () => {
  const steps = 'Romeo connects\n\n# @ 12 minutes pass\nRomeo disconnects\n';
  const scenario = scenarioOf('Romeo Juliet', `${steps}Juliet connects\n`);

  it('is a row across all lanes, and has none of its own', () => {
    const play = createPlay(scenario).at(10).connects(1, 'Romeo', 'romeo@localhost/1');
    const timeline = layOut(scenario, play.at(720_010).starts(2).ends(2, 'sent').events);
    expect(timeline.lanes.map(({ title }) => title)).toEqual(['Romeo', 'Juliet']);
    expect(picture(timeline)).toContain('|...........:...........sent  12 minutes pass');
    expect(namesOf(timeline)).toEqual([
      'Step 1, Romeo connects: sent',
      'Step 2, 12 minutes pass',
      'Step 3, Romeo disconnects: not run',
      'Step 4, Juliet connects: not run',
    ]);
  });

  it('says before that it has not passed', () => {
    expect(namesOf(layOut(scenario))[1]).toBe('Step 2, 12 minutes pass: not run');
  });
});

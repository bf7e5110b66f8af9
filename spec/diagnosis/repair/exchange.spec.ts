import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { applyEdits } from '../../../src/base/text-edit.ts';
import { checkComposed, LONGEST_STANZA } from '../../../src/run/check-composed.ts';
import {
  exchangeEdits,
  exchangeOf,
  lastStepOfEarlier,
} from '../../../src/diagnosis/repair/exchange.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { trace } from '../../support/trace-notation.ts';

const SOURCE = `[Client] Romeo
	jid: romeo@localhost
	password: secret

[Client] Juliet
	jid: juliet@localhost
	password: secret

-----

Romeo connects

Romeo sends:
	<presence/>

Romeo receives:
	<message from="\${Juliet's JID}"/>
`;

const UP_TO_PAUSE =
  'Romeo connecting | Romeo online romeo@localhost/1 | step 1 | step 1: sent | paused 2 pause';
const said = (notation: string) => {
  const events = trace(`${UP_TO_PAUSE} | ${notation}`);
  const scenario = ensure(compileScript(SOURCE).scenario, 'a script without errors');
  const run = { scenario, source: SOURCE, text: SOURCE, model: buildTraceModel(events) };
  return { run, exchange: exchangeOf(events, run.model) };
};
const seqs = (notation: string) => said(notation).exchange?.stanzas.map(({ frame }) => frame.seq);

/** With all stanzas, in a script that nobody has edited. */
const editsOf = ({ run, exchange }: ReturnType<typeof said>) => {
  const startOf = (step: number) => run.scenario.steps[step - 1]?.range.start;
  const whole = ensure(exchange, 'an exchange');
  return ensure(exchangeEdits(run, whole, whole.stanzas, startOf), 'a place');
};

describe('an exchange', () => {
  it('is what was sent by hand in the pause, and what came since', () => {
    expect(
      seqs(
        'Romeo < <a/> | Romeo < <iq/> | Romeo > <iq/> | by hand 8 Romeo <iq/> | Romeo < <message/> | Romeo > <presence/> | by hand 11 Romeo <presence/>',
      ),
    ).toEqual([8, 10, 11]);
  });

  it('ends with the pause, and is kept until the next pause', () => {
    const past = 'Romeo > <iq/> | by hand 6 Romeo <iq/> | Romeo < <iq/> | resumed | Romeo < <iq/>';
    expect(seqs(past)).toEqual([6, 8]);
    expect(seqs(`${past} | failed 2`)).toEqual([6, 8]);
    expect(seqs(`${past} | paused 3 step`)).toBeUndefined();
    const again = `${past} | paused 3 step | Romeo > <iq/> | by hand 12 Romeo <iq/>`;
    expect(seqs(again)).toEqual([12]);
    expect(said(again).exchange?.step).toBe(3);
  });

  it('is none where nothing was sent by hand', () => {
    expect(seqs('Romeo < <iq/>')).toBeUndefined();
  });

  it('becomes steps: by hand as it was written, received in a form that holds for other runs', () => {
    const stage = said(
      'Romeo > <iq id="x" to="juliet@localhost"/> | by hand 6 Romeo <iq id="x" to="${Juliet\'s JID}"/>' +
        ' | Romeo < <iq xmlns="jabber:client" id="x" to="romeo@localhost/1" from="juliet@localhost" type="result"/>',
    );
    const offset = SOURCE.indexOf('Romeo sends');
    const text = applyEdits(SOURCE, editsOf(stage));
    expect(text.slice(offset, text.indexOf('Romeo sends:\n\t<presence'))).toBe(
      `Romeo sends:\n\t<iq id="x" to="\${Juliet's JID}"/>\n\nRomeo receives:\n\t<iq id="x" from="\${Juliet's JID}" type="result"/>\n\n`,
    );
  });

  const EARLIER =
    'Romeo < <message xmlns="jabber:client" from="juliet@localhost"/> | Romeo > <iq/> | by hand 7 Romeo <iq/>';
  it('knows the last step that takes what came before it', () => {
    const { run, exchange } = said(`${EARLIER} | Romeo < <iq/>`);
    const [sent, came] = ensure(exchange, 'an exchange').stanzas.map((record) =>
      lastStepOfEarlier(run, ensure(exchange, 'an exchange'), record),
    );
    expect([sent, came]).toEqual([undefined, 3]);
  });

  it('comes after that step, also where that is the last one, and again after what came there', () => {
    const stage = said(`${EARLIER} | Romeo < <iq xmlns="jabber:client" type="result"/>`);
    const text = applyEdits(SOURCE, editsOf(stage));
    expect(text.slice(text.indexOf('Romeo sends:'))).toBe(
      `Romeo sends:\n\t<iq/>\n\nRomeo sends:\n\t<presence/>\n\nRomeo receives:\n\t<message from="\${Juliet's JID}"/>\n\nRomeo receives:\n\t<iq type="result"/>\n`,
    );
    const twice = applyEdits(text, editsOf({ ...stage, run: { ...stage.run, text } }));
    expect(twice.endsWith(`type="result"/>\n\nRomeo receives:\n\t<iq type="result"/>\n`)).toBe(
      true,
    );
  });

  it('has no place where the steps around it were edited', () => {
    const { run, exchange } = said(EARLIER);
    const whole = ensure(exchange, 'an exchange');
    expect(exchangeEdits(run, whole, whole.stanzas, () => undefined)).toBeUndefined();
  });

  it('does not, where no step asks for what came before', () => {
    const { run, exchange } = said(`${EARLIER.replace('juliet', 'tybalt')} | Romeo < <iq/>`);
    const passed = exchange?.stanzas.map((record) => lastStepOfEarlier(run, exchange, record));
    expect(passed).toEqual([undefined, undefined]);
  });
});

describe('what is composed', () => {
  const check = (actor: string, text: string, notation = 'Romeo < <iq/>') => {
    const checked = checkComposed(said(notation).run, actor, text);
    if (checked.ok) return checked.value.local;
    const { sentence, range } = checked.error;
    return range === undefined ? sentence : [sentence, text.slice(range.start, range.end)];
  };

  it('is taken as a sends takes it', () => {
    expect(check('Romeo', '<message to="${Juliet\'s JID}">\n\t<body>hi</body>\n</message>')).toBe(
      'message',
    );
  });

  it.each([
    ['', /^There is nothing to send yet/],
    [' \n', /^There is nothing to send yet/],
    ['hello', /./],
    ['<message>', /^<message> is never closed/],
    ['<message/><message/>', /^One stanza is sent at a time/],
    ['<message>\n\n</message>', /./],
    ['<message/>\n\n<iq/>', /ignored|blank line/],
    ['<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>', /so it is no stanza/],
    ['<stream/>', /<stream> is no stanza/],
    ['<message to="${Tybalt\'s JID}"/>', /^No actor is called "Tybalt"/],
    ['<message to="${Juliet\'s full JID}"/>', /has no value yet: Juliet has not connected/],
    ['<message><a xmlns:b="" b:c=""/></message>', /./],
    [`<message>${'<a/>'.repeat(LONGEST_STANZA / 4)}</message>`, /at most 262144. Make it shorter/],
    [`<message>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</message>`, /./],
  ])('is refused: %#', (text, sentence) => {
    const refused = check('Romeo', text);
    expect(typeof refused === 'string' ? refused : refused[0]).toMatch(sentence);
  });

  it('is refused at its place', () => {
    expect(check('Romeo', '<message>\n\t<body>&hi;</body>\n</message>')[1]).toBe('&hi;');
    expect(check('Romeo', '<message to="${Juliet\'s full JID}"/>')[1]).toBe("${Juliet's full JID}");
  });

  it('needs an actor who is online, and a pause', () => {
    expect(check('Juliet', '<message/>')).toMatch(/^Juliet has not connected yet. Let the run go/);
    expect(check('Romeo', '<message/>', 'Romeo offline')).toMatch(/^Romeo is offline/);
    expect(check('Romeo', '<message/>', 'resumed')).toMatch(/^The run does not pause/);
  });
});

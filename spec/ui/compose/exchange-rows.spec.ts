import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { exchangeOf } from '../../../src/diagnosis/repairs.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { exchangeRows } from '../../../src/ui/compose/exchange-rows.ts';
import { senderOptions } from '../../../src/ui/compose/senders.tsx';
import { trace } from '../../support/trace-notation.ts';

const SOURCE = `[Client] Romeo
	jid: romeo@localhost
	password: secret

[Client] Juliet
	jid: juliet@localhost
	password: secret

-----

Juliet connects

Juliet receives:
	<iq id="early"/>
`;

const EVENTS = trace(
  'Juliet connecting | Juliet online juliet@localhost/1 | step 1 | step 1: sent | Juliet < <iq xmlns="jabber:client" id="early"/> | paused 2 pause' +
    ' | Juliet > <message xmlns="jabber:client" to="romeo@localhost"><body>hark</body></message> | by hand 7 Juliet <message/>' +
    ' | Juliet < <message xmlns="jabber:client" type="error"/>',
);
const run = {
  scenario: ensure(compileScript(SOURCE).scenario, 'a script without errors'),
  source: SOURCE,
  model: buildTraceModel(EVENTS),
};

describe('the rows of an exchange', () => {
  const exchange = ensure(exchangeOf(EVENTS, run.model), 'an exchange');

  it('say who did what, and where it would be a step', () => {
    expect(exchangeRows(run, exchange, [])).toMatchObject([
      {
        words: 'Juliet sends message',
        isByHand: true,
        about: expect.stringContaining('hark') as string,
        note: '',
      },
      {
        words: 'Juliet receives message',
        isByHand: false,
        note: 'As a step it comes after step 2, which takes what Juliet got earlier.',
      },
    ]);
  });

  it('know what is in the script already', () => {
    const frames = exchange.stanzas.map(({ frame }) => frame);
    const rows = exchangeRows(run, exchange, frames.slice(0, 1));
    expect(rows[0]?.note).toBe('It is in the script already.');
  });
});

describe('who may send', () => {
  it('begins with the actor of the paused step, each with its connection', () => {
    const senders = senderOptions(run).map(({ text, state, description }) => [
      text,
      state,
      description,
    ]);
    expect(senders).toEqual([
      ['Juliet', 'online', 'online as juliet@localhost/1'],
      ['Romeo', 'never connected', 'never connected'],
    ]);
  });
});

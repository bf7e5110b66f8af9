import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/insight/muc-map/facts.ts';
import { trace } from '../../support/trace-notation.ts';

describe('factsOf', () => {
  it('tells what was sent and received, by elements and by what they are for', () => {
    const facts = factsOf(
      trace(`
        Romeo > <iq type="set"><query xmlns="http://jabber.org/protocol/muc#admin"><item nick="J" role="none"/></query></iq>
        Romeo < <presence type="unavailable"><x xmlns="http://jabber.org/protocol/muc#user"><item role="none"/></x></presence>
      `),
    );
    expect([...facts]).toEqual([
      'sent iq',
      'sent iq@type=set',
      'sent iq/query',
      'sent iq/query@xmlns=http://jabber.org/protocol/muc#admin',
      'sent iq/query/item',
      'sent iq/query/item@role=none',
      'received presence',
      'received presence@type=unavailable',
      'received presence/x',
      'received presence/x@xmlns=http://jabber.org/protocol/muc#user',
      'received presence/x/item',
      'received presence/x/item@role=none',
    ]);
  });

  it('takes codes and conditions from what was received alone', () => {
    const forged =
      '<presence><x xmlns="http://jabber.org/protocol/muc#user"><status code="307"/></x></presence>';
    const facts = factsOf(
      trace(`
        Romeo > ${forged}
        Romeo < ${forged.replace('307', '110')}
        Romeo < <message type="error"><error type="auth"><forbidden xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/><text xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">No</text></error></message>
      `),
    );
    const answers = [...facts].filter((fact) => /^(?:code|error) /.test(fact));
    expect(answers).toEqual(['code 110', 'error forbidden']);
  });

  it('knows of nothing in a run without stanzas', () => {
    expect([...factsOf(trace('Romeo << <features/> | passed'))]).toEqual([]);
  });
});

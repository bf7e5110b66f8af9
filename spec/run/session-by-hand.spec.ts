import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { exchangeOf, partsOf, playedScript } from '../../src/diagnosis/repair/exchange.ts';
import type { PersonInput } from '../../src/run/input.ts';
import { compileScript } from '../../src/script/compile.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { stanza } from '../support/scenario-notation.ts';
import { simulate, type SimulatedRun } from '../support/simulated-run.ts';

const SOURCE = `# Two who come and go
[Client] Romeo
	jid: romeo@localhost
	password: secret

[Client] Juliet
	jid: juliet@localhost
	password: secret

-----

Romeo connects

Juliet connects

Juliet disconnects
`;
const SCENARIO = ensure(compileScript(SOURCE).scenario, 'a script without errors');
const MESSAGE = stanza('<message/>');

const connect = (actor: string) => ({ kind: 'connect', actor }) as const;
const disconnect = (actor: string) => ({ kind: 'disconnect', actor }) as const;
const compose = (actor: string) => ({ kind: 'compose', actor, stanza: MESSAGE }) as const;

const pausedRun = (embedded = true) =>
  simulate({ script: SCENARIO, source: SOURCE, breakpoints: [2], options: { embedded } });

/** `Juliet connecting by hand`, `Juliet online`. */
const changesOf = ({ events }: SimulatedRun, actor: string) =>
  events.flatMap((event) =>
    event.type === 'connection' && event.actor === actor
      ? [`${event.state}${event.byHand === true ? ' by hand' : ''}`]
      : [],
  );

describe('an actor who is connected by hand', () => {
  it.each([true, false])('can send at once, in the order asked for (embedded: %s)', (embedded) => {
    const run = pausedRun(embedded);
    for (const act of [connect('Juliet'), compose('Juliet'), disconnect('Juliet')]) run.feed(act);
    expect(run.goOn().state).toMatchObject({ phase: 'paused', cursor: 2, byHand: undefined });
    expect(changesOf(run, 'Juliet')).toEqual(['connecting by hand', 'online', 'offline by hand']);
    expect(run.lines.filter((line) => line.startsWith('by hand'))).toHaveLength(1);
  });

  it('is connected when its step comes, which does nothing then', () => {
    const run = pausedRun();
    run.feed(connect('Juliet'));
    run.goOn().feed({ kind: 'continue' });
    expect(run.goOn().stepEnds[1]).toMatchObject({
      verdict: 'sent',
      note: 'Juliet is connected already: nothing was done.',
    });
    expect(run.ended).toMatchObject({ outcome: 'passed' });
  });

  it('comes in before the run goes on', () => {
    const run = pausedRun();
    run.feed(connect('Juliet'));
    run.feed({ kind: 'continue' });
    expect(run.stepEnds).toHaveLength(1);
    expect(run.goOn().ended).toMatchObject({ outcome: 'passed' });
    expect(changesOf(run, 'Juliet')).toEqual(['connecting by hand', 'online', 'offline']);
  });

  it('may be refused; what was to be sent then is not', () => {
    const problem = { code: 'wrong-password', what: 'No.', meaning: '', advice: '' };
    const run = simulate({ script: SCENARIO, breakpoints: [2], refuses: { Juliet: problem } });
    run.feed(connect('Juliet'));
    run.feed(compose('Juliet'));
    expect(run.goOn().state).toMatchObject({ phase: 'paused', byHand: undefined });
    expect(changesOf(run, 'Juliet')).toEqual(['connecting by hand', 'offline']);
  });

  it.each([
    ['who is online', connect('Romeo')],
    ['who is offline, and is to be disconnected', disconnect('Juliet')],
    ['nobody knows', connect('Tybalt')],
  ])('is none %s', (_what, act) => {
    const run = pausedRun();
    const { state } = run;
    run.feed(act);
    expect(run.state).toBe(state);
  });

  it('is a step of what was played', () => {
    const run = pausedRun();
    for (const act of [connect('Juliet'), compose('Juliet'), disconnect('Romeo')]) run.feed(act);
    run.goOn();
    const model = buildTraceModel(run.events);
    const ran = { model, scenario: SCENARIO, source: SOURCE, text: SOURCE };
    const exchange = ensure(exchangeOf(run.events, model), 'an exchange');
    expect(partsOf(exchange)).toHaveLength(3);
    const text = playedScript(ran, exchange);
    expect(text.slice(text.indexOf('-----'))).toBe(
      '-----\n\nRomeo connects\n\nJuliet connects\n\nJuliet sends:\n\t<message/>\n\nRomeo disconnects\n',
    );
    expect(compileScript(text).diagnostics).toEqual([]);
  });
});

describe('whatever is done by hand', () => {
  const actor = fc.constantFrom('Romeo', 'Juliet');
  const act: fc.Arbitrary<PersonInput> = fc.oneof(
    actor.map(connect),
    actor.map(disconnect),
    actor.map(compose),
  );

  it('is done in order, and leaves a run that passes', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), fc.boolean(), (acts, embedded) => {
        const run = pausedRun(embedded);
        for (const each of acts) run.feed(each);
        expect(run.goOn().state).toMatchObject({ phase: 'paused', cursor: 2, byHand: undefined });
        for (const name of ['Romeo', 'Juliet']) {
          const changes = changesOf(run, name).map((change) => change.replace(' by hand', ''));
          const cycle = ['connecting', 'online', 'offline'];
          expect(changes).toEqual(changes.map((_, index) => cycle[index % cycle.length]));
        }
        run.feed({ kind: 'continue' });
        expect(run.goOn().ended).toMatchObject({ outcome: 'passed' });
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { page, SCRIPT } from './page-stage.ts';

const HERE = 'ws://chat.example/ws';
const THERE = 'ws://other.example/ws';

function onServer(url: string) {
  const stage = page(SCRIPT);
  const choose = (other: string) => stage.actions.chooseServer({ kind: 'websocket', url: other });
  choose(url);
  const isAsked = () => stage.stores.runs.getState().question !== undefined;
  return { ...stage, choose, isAsked };
}

describe('what is repeated on a server of others', () => {
  it('is asked about once for each address', () => {
    const { actions, choose, isAsked } = onServer(HERE);
    actions.runRepeatedly(2);
    actions.answer(true);
    actions.stopSeries();
    actions.runRepeatedly(3);
    expect(isAsked()).toBe(false);
    actions.stopSeries();
    choose(THERE);
    actions.runRepeatedly(2);
    expect(isAsked()).toBe(true);
  });

  it('is asked about once for each kind of doing', () => {
    const { actions, isAsked } = onServer(HERE);
    actions.toggleWatch();
    actions.answer(true);
    actions.rerunToLine(11);
    expect(isAsked()).toBe(true);
  });

  it('does not begin when another server was chosen before the answer', () => {
    const { stores, actions, choose } = onServer(HERE);
    actions.toggleWatch();
    choose(THERE);
    actions.answer(true);
    expect(stores.view.getState().isWatching).toBe(false);
    actions.toggleWatch();
    expect(stores.runs.getState().question).toMatchObject({ server: THERE });
  });

  it('is not agreed to by an answer that nobody asked for', () => {
    const { stores, actions } = onServer(HERE);
    actions.answer(true);
    expect(stores.view.getState().isWatching).toBe(false);
  });
});

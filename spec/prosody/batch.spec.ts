import { expect, it } from 'vitest';
import { createBatchedPost } from '../../src/prosody/batch.ts';
import type { ServerMessage, ServerRequest } from '../../src/prosody/protocol.ts';

const line = { level: 'info', source: 's', message: 'm' } as const;
const log: ServerMessage = { kind: 'log', line };
const here: ServerMessage = { kind: 'here' };

function stage() {
  const sent: string[][] = [];
  const post = createBatchedPost<ServerMessage>(
    (batch) => void sent.push(batch.map(({ kind }) => kind)),
  );
  return { sent, post };
}

it('what is said in one go crosses together, in its order', async () => {
  const { sent, post } = stage();
  post(log);
  post({ kind: 'closed', connection: 1 });
  expect(sent).toEqual([]);
  await Promise.resolve();
  post(log);
  await Promise.resolve();
  expect(sent).toEqual([['log', 'closed'], ['log']]);
});

it('a sign of life crosses at once, behind what was said before it', async () => {
  const { sent, post } = stage();
  post(log);
  post(here);
  expect(sent).toEqual([['log', 'here']]);
  await Promise.resolve();
  expect(sent).toHaveLength(1);
});

it('what is asked in many small steps crosses together where one go is as long as that', async () => {
  const sent: string[][] = [];
  let flush = (): void => undefined;
  const post = createBatchedPost<ServerRequest>(
    (batch) => void sent.push(batch.map(({ kind }) => kind)),
    (later) => void (flush = later),
  );
  post({ kind: 'open', connection: 1 });
  await Promise.resolve();
  post({ kind: 'idle', request: 1 });
  expect(sent).toEqual([]);
  flush();
  post({ kind: 'idle', request: 2 });
  post({ kind: 'knock' });
  flush();
  expect(sent).toEqual([
    ['open', 'idle'],
    ['idle', 'knock'],
  ]);
});

it('a long turn is told in parts', () => {
  const { sent, post } = stage();
  for (let i = 0; i < 600; i += 1) post(log);
  expect(sent.map((batch) => batch.length)).toEqual([256, 256]);
});

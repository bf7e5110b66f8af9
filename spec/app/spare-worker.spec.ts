import { expect, it } from 'vitest';
import { heardLater } from '../../src/app/heard-later.ts';
import { createSpareWorker } from '../../src/app/spare-worker.ts';
import type { BootOptions } from '../../src/prosody/protocol.ts';

const OPTIONS: BootOptions = { pack: new Uint8Array([1]), wasm: 'glue.wasm' };

/** Workers by the order in which they were started, with what was posted to them. */
function stage() {
  const workers: { posted: unknown[]; target: EventTarget; isEnded: boolean }[] = [];
  const spare = createSpareWorker(() => {
    const worker = { posted: [] as unknown[], target: new EventTarget(), isEnded: false };
    workers.push(worker);
    return heardLater({
      postMessage: (message: unknown) => void worker.posted.push(message),
      addEventListener: worker.target.addEventListener.bind(worker.target),
      removeEventListener: worker.target.removeEventListener.bind(worker.target),
      terminate: () => void (worker.isEnded = true),
    });
  });
  const say = (worker: number, data: string) =>
    void workers[worker]?.target.dispatchEvent(new MessageEvent('message', { data }));
  return { workers, spare, say };
}

it('the next boot of own sources takes the worker that has begun with them', () => {
  const { workers, spare } = stage();
  spare.take(true);
  spare.begin(OPTIONS);
  expect(workers[1]?.posted).toEqual([[{ kind: 'warm', options: OPTIONS }]]);
  spare.take(true).postMessage('boot');
  expect(workers.map(({ posted }) => posted.length)).toEqual([0, 2]);
  spare.take(true);
  expect(workers).toHaveLength(3);
  expect(workers.some(({ isEnded }) => isEnded)).toBe(false);
});

it('one that nobody will take is ended: sources of the page are booted, or others have begun', () => {
  const { workers, spare } = stage();
  spare.begin(OPTIONS);
  spare.begin(OPTIONS);
  spare.take(false).postMessage('boot');
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true, false]);
  expect(workers[2]?.posted).toEqual(['boot']);
});

it('what a worker says before anybody listens is heard later, in its order', async () => {
  const { spare, say } = stage();
  const heard: unknown[] = [];
  spare.begin(OPTIONS);
  say(0, 'here');
  say(0, 'lock');
  const worker = spare.take(true);
  worker.addEventListener('message', (event) => {
    if (event instanceof MessageEvent) heard.push(event.data);
  });
  expect(heard).toEqual([]);
  await Promise.resolve();
  say(0, 'booted');
  expect(heard).toEqual(['here', 'lock', 'booted']);
});

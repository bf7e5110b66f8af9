import { spokenLanguage } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { crashWords } from '../../prosody/crash-words.ts';
import { createWatchdog } from '../../prosody/watchdog.ts';
import type { ServerCare, WorkerLike } from '../../prosody/client.ts';
import type { BootOptions } from '../../prosody/protocol.ts';
import { BootError } from '../../prosody/server.ts';
import type { RunningServer } from '../running-servers.ts';
import { unpackedOutcome } from './packed-outcome.ts';
import type { SuiteOutcome } from '../../state/suite/suite-job.ts';
import type { SuiteJobMessage, SuiteJobRequest, PlacedJob } from './job-protocol.ts';

/** A server in a worker that plays scripts itself. */
export interface JobServer extends RunningServer {
  /** One that is given while another one plays comes right behind it. */
  play(placed: PlacedJob): PlacedPlay;
}

/** The worker is no more, and nobody knows what came of the script; `hasBegun`: it may be to blame. */
export interface LostPlay {
  readonly kind: 'lost';
  readonly hasBegun: boolean;
}

export interface PlacedPlay {
  readonly ended: Promise<SuiteOutcome | LostPlay>;
  stop(): void;
}

/** As long as a server in a worker of its own may be silent: see `prosody/client.ts`. */
const PATIENCE = 4_500;

/** Boots a server in a worker that runs `job-worker.ts`. Rejects, with a message for people, when it does not start. */
export function connectToJobWorker(
  worker: WorkerLike,
  options: BootOptions,
  care: ServerCare,
): Promise<JobServer> {
  return new Promise((resolve, reject) => {
    new JobClient(worker, { care, booted: resolve, failed: reject }).boot(options);
  });
}

interface ClientOptions {
  readonly care: ServerCare;
  readonly booted: (server: JobServer) => void;
  readonly failed: (problem: Error) => void;
}

interface Playing {
  readonly placed: PlacedJob;
  readonly end: (end: SuiteOutcome | LostPlay) => void;
}

class JobClient {
  readonly #worker: WorkerLike;
  readonly #options: ClientOptions;
  readonly #watchdog: ReturnType<typeof createWatchdog>;
  /** In the order in which they are played: only the first has begun. */
  readonly #playing = new Map<number, Playing>();
  #hasBooted = false;
  #last = 0;
  #ended: Error | undefined;

  constructor(worker: WorkerLike, options: ClientOptions) {
    this.#worker = worker;
    this.#options = options;
    this.#watchdog = createWatchdog({
      clock: options.care.clock,
      patience: PATIENCE,
      knock: () => this.#post({ kind: 'knock' }),
      onSilence: () => this.#end(new Error(t('The embedded Prosody of a suite has fallen silent'))),
    });
  }

  boot(options: BootOptions): void {
    const worker = this.#worker;
    worker.addEventListener('message', (event) => {
      // The other end is ours: it posts nothing else.
      const messages =
        event instanceof MessageEvent ? (event.data as readonly SuiteJobMessage[]) : [];
      for (const message of messages) if (this.#ended === undefined) this.#receive(message);
    });
    const fail = () => this.#end(new Error(t('The worker of an embedded Prosody has failed')));
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
    this.#post({ kind: 'speak', ...spokenLanguage() });
    this.#post({ kind: 'boot', options });
    this.#watchdog.expectWord();
  }

  #post(request: SuiteJobRequest): void {
    this.#worker.postMessage([request]);
  }

  #receive(message: SuiteJobMessage): void {
    if (message.kind === 'crashed')
      return this.#end(new BootError(crashWords(message), message.fault));
    if (message.kind === 'lives') this.#watch(message.lock);
    else if (message.kind === 'booted') this.#booted(message);
    else if (message.kind === 'played') this.#played(message);
    this.#watchdog.heard(!this.#hasBooted || this.#playing.size > 0);
  }

  #watch(lock: string): void {
    const { whenReleased } = this.#options.care;
    whenReleased?.(lock, () =>
      this.#end(new Error(t('The worker of an embedded Prosody was ended'))),
    );
  }

  #played({ number, outcome }: Extract<SuiteJobMessage, { kind: 'played' }>): void {
    const playing = this.#playing.get(number);
    this.#playing.delete(number);
    if (playing === undefined) return;
    playing.end(unpackedOutcome(outcome, playing.placed.job, this.#options.care.clock.now()));
  }

  #booted({ kind: _kind, ...facts }: Extract<SuiteJobMessage, { kind: 'booted' }>): void {
    this.#hasBooted = true;
    const idle = () =>
      this.#ended === undefined
        ? Promise.resolve({ nextTimerIn: undefined })
        : Promise.reject(this.#ended);
    this.#options.booted({
      ...facts,
      idle,
      source: () => Promise.resolve(undefined),
      play: (placed) => this.#play(placed),
      dispose: () => this.#end(new Error(t('The embedded Prosody was shut down.'))),
    });
  }

  #play(placed: PlacedJob): PlacedPlay {
    this.#last += 1;
    const number = this.#last;
    const ended = new Promise<SuiteOutcome | LostPlay>((end) => {
      if (this.#ended !== undefined) return end({ kind: 'lost', hasBegun: false });
      this.#playing.set(number, { placed, end });
      this.#post({ kind: 'play', number, placed });
      this.#watchdog.expectWord();
    });
    return { ended, stop: () => this.#post({ kind: 'stop', number }) };
  }

  #end(problem: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = problem;
    this.#watchdog.dispose();
    this.#worker.terminate?.();
    this.#options.failed(problem);
    for (const [index, { end }] of [...this.#playing.values()].entries()) {
      end({ kind: 'lost', hasBegun: index === 0 });
    }
    this.#playing.clear();
    this.#options.care.onEnd?.(problem);
  }
}

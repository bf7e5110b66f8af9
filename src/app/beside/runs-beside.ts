import type { ProsodyServer } from '../../prosody/server.ts';
import {
  createDistantRunner,
  type DistantRun,
  type DistantRunListener,
  type RunsBeside,
} from '../../run/beside/distant-runner.ts';
import type { PlacedRun, RunReport } from '../../run/beside/run-messages.ts';
import { setupText } from '../../run/beside/setup-text.ts';
import type { ServerAccess } from '../../state/ports.ts';
import { embeddedLabel } from '../../transport/embedded-label.ts';
import { embeddedServerFailed } from '../../transport/problems.ts';
import type { BesideRequest } from './beside-messages.ts';

/** How runs are to see their server, asked as each is placed. */
export type Placing = () => Omit<PlacedRun, 'setup'>;

/** A server beside which runs are played; `undefined` where nobody can. */
export function runsBeside(
  server: ProsodyServer,
  placing: Placing,
): Pick<ServerAccess, 'label' | 'ownCode' | 'play'> | undefined {
  const channel = channelOf(server);
  if (channel === undefined) return undefined;
  const { label = embeddedLabel(server), ownCode } = placing();
  const beside: RunsBeside = {
    label,
    ownCode,
    place: (setup, listener) =>
      channel.place({ ...placing(), setup: setupText(setup), label }, listener),
  };
  return {
    label,
    ownCode,
    play: (setup, delivery) => createDistantRunner(setup, beside, delivery),
  };
}

const channels = new WeakMap<ProsodyServer, BesideChannel>();

/** There is one for each server, whoever opens it. */
function channelOf(server: ProsodyServer): BesideChannel | undefined {
  const known = channels.get(server);
  if (known !== undefined || server.beside === undefined) return known;
  const channel = new BesideChannel(server.beside);
  channels.set(server, channel);
  return channel;
}

interface Playing {
  readonly listener: DistantRunListener;
  readonly label: string;
  /** Whether it waits for a person: after whatever it is told, something is to be heard of it. */
  rests: boolean;
}

class BesideChannel {
  readonly #playing = new Map<number, Playing>();
  readonly #post: (request: BesideRequest) => void;
  #last = 0;

  constructor(listen: NonNullable<ProsodyServer['beside']>) {
    this.#post = listen({
      // The other end is ours: it posts nothing else.
      hear: (message) => this.#hear(message as RunReport),
      ended: ({ message }) => this.#lose(message),
      owes: () => [...this.#playing.values()].some(({ rests }) => !rests),
    });
  }

  place(placed: PlacedRun & { readonly label: string }, listener: DistantRunListener): DistantRun {
    this.#last += 1;
    const run = this.#last;
    const playing = { listener, label: placed.label, rests: true };
    this.#playing.set(run, playing);
    this.#post({ kind: 'play', run, placed });
    return {
      tell: (command) => {
        playing.rests = command.kind === 'breakpoints' && playing.rests;
        this.#post({ kind: 'tell', run, command });
      },
    };
  }

  #hear(report: RunReport): void {
    const playing = this.#playing.get(report.run);
    if (playing === undefined) return;
    if (report.kind === 'events') return playing.listener.events(report.events);
    playing.rests = report.phase === 'paused';
    if (report.phase === 'ended') this.#playing.delete(report.run);
    playing.listener.phase(report.phase);
  }

  #lose(detail: string): void {
    const lost = [...this.#playing.values()];
    this.#playing.clear();
    for (const { listener, label: server } of lost) {
      listener.lost(embeddedServerFailed({ actor: '', server, hasTcpAddress: false }, detail));
    }
  }
}

import type { Stores } from '../app-state.ts';
import type { Platform } from '../ports.ts';
import type { PlayedInSuite } from '../suite/suite-job.ts';
import { playInSuite } from '../suite/suite-player.ts';
import type { SuiteScript } from '../suite/suite-script.ts';
import type { ServerPlace, SuiteServers } from '../suite/suite-servers.ts';
import type { SuiteResult } from '../suite/suite-store.ts';
import { withTraceBounds } from '../suite/suite-traces.ts';
import { NO_MATRIX, type MatrixServer, type MatrixStore } from './matrix-store.ts';

interface Ports {
  readonly stores: Pick<Stores, 'settings' | 'catalogue'>;
  readonly matrix: MatrixStore;
  readonly platform: Pick<Platform, 'clock' | 'openServer'>;
  readonly servers: SuiteServers | undefined;
}

/** What is played; nothing of it counts once it is void. */
interface Playing {
  isVoid: boolean;
  readonly played: Set<PlayedInSuite>;
  readonly places: Set<ServerPlace>;
}

/** Of all servers of a matrix together, in characters: what one suite may keep. */
const BOUNDS = { passed: 8_000_000, failed: 24_000_000 };

/** Plays a suite on one server after the other; on an embedded one in as many workers as a suite has. */
export class MatrixRun {
  readonly #ports: Ports;
  #playing: Playing | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Resolves once all was played, or it was stopped. */
  async begin(
    name: string,
    scripts: readonly SuiteScript[],
    servers: readonly MatrixServer[],
  ): Promise<void> {
    this.stop();
    const { matrix, platform } = this.#ports;
    const playing: Playing = { isVoid: false, played: new Set(), places: new Set() };
    this.#playing = playing;
    const startedAt = platform.clock.now();
    const { filter, shown } = matrix.getState();
    matrix.setState({
      ...NO_MATRIX,
      ...{ phase: 'running', name, scripts, servers, startedAt, endedAt: startedAt, filter, shown },
      cells: new Map(servers.map(({ id }) => [id, new Map()])),
    });
    for (const server of servers) {
      if (!playing.isVoid) await this.#playOn(server, [...scripts], playing);
    }
    if (!playing.isVoid) this.#end(playing, false);
  }

  /** Ends what is under way at once. */
  stop(): void {
    if (this.#playing !== undefined) this.#end(this.#playing, true);
  }

  async #playOn(server: MatrixServer, queue: SuiteScript[], playing: Playing): Promise<void> {
    const places = this.#placesFor(server, queue.length);
    for (const place of places) playing.places.add(place);
    await Promise.all(
      places.map(async (place) => {
        for (;;) {
          const script = playing.isVoid ? undefined : queue.shift();
          if (script === undefined) return;
          if (!(await this.#play(server, script, { place, playing }))) queue.length = 0;
        }
      }),
    );
    for (const place of places) {
      place.close();
      playing.places.delete(place);
    }
  }

  /** Whether the next one makes sense. */
  async #play(
    server: MatrixServer,
    script: SuiteScript,
    { place, playing }: { readonly place: ServerPlace; readonly playing: Playing },
  ): Promise<boolean> {
    const { stores, platform, matrix } = this.#ports;
    const { clock } = platform;
    const settings = { ...stores.settings.getState(), server: server.choice };
    const at = { clock, settings, catalogue: stores.catalogue.getState() };
    this.#put(server.id, script.path, { state: 'running' });
    const played = playInSuite(at, script, place);
    playing.played.add(played);
    const outcome = await played.ended;
    playing.played.delete(played);
    if (playing.isVoid) return false;
    if (outcome.kind === 'ended') this.#put(server.id, script.path, outcome.end);
    else this.#put(server.id, script.path, { state: 'waiting' });
    matrix.setState({ endedAt: clock.now() });
    if (outcome.kind !== 'no-server') return true;
    const { problem } = outcome;
    matrix.setState(({ problems }) => ({ problems: new Map(problems).set(server.id, problem) }));
    return false;
  }

  #put(server: string, path: string, result: SuiteResult): void {
    this.#ports.matrix.setState(({ cells, servers }) => {
      const before = cells.get(server) ?? new Map<string, SuiteResult>();
      const share = Math.max(1, servers.length);
      const bounds = { passed: BOUNDS.passed / share, failed: BOUNDS.failed / share };
      const after = withTraceBounds(new Map(before).set(path, result), path, bounds);
      return { cells: new Map(cells).set(server, after) };
    });
  }

  #end(playing: Playing, isStopped: boolean): void {
    playing.isVoid = true;
    this.#playing = undefined;
    for (const played of playing.played) played.stop();
    for (const place of playing.places) place.close();
    this.#ports.matrix.setState(({ cells }) => ({
      phase: 'over',
      isStopped,
      cells: new Map([...cells].map(([id, results]) => [id, withoutRunning(results)])),
    }));
  }

  #placesFor({ choice }: MatrixServer, scripts: number): readonly ServerPlace[] {
    const { platform, servers } = this.#ports;
    if (choice.kind !== 'embedded' || servers === undefined) {
      return [
        {
          openServer: (wanted, stage) => platform.openServer(wanted, stage),
          close: () => undefined,
        },
      ];
    }
    const count = Math.max(1, Math.min(servers.most, scripts));
    return Array.from({ length: count }, () => servers.place());
  }
}

function withoutRunning(
  results: ReadonlyMap<string, SuiteResult>,
): ReadonlyMap<string, SuiteResult> {
  return new Map([...results].filter(([, { state }]) => state !== 'running'));
}

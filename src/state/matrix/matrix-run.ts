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

/** All scripts on one server: those that were not begun yet. */
interface Column {
  readonly server: MatrixServer;
  readonly queue: SuiteScript[];
}

/** Of all servers of a matrix together, in characters: what one suite may keep. */
const BOUNDS = { passed: 8_000_000, failed: 24_000_000 };

/** Plays a suite on several servers: embedded ones side by side in workers, those of others one after the other. */
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
    const columns = servers.map((server): Column => ({ server, queue: [...scripts] }));
    const [own, others] = this.#shared(columns);
    await Promise.all([this.#inTurn(others, playing), ...this.#lanes(own, playing)]);
    if (!playing.isVoid) this.#end(playing, false);
  }

  /** Ends what is under way at once. */
  stop(): void {
    if (this.#playing !== undefined) this.#end(this.#playing, true);
  }

  /** Those on servers of the matrix's own, each in its worker; and those on servers that others use, too. */
  #shared(columns: readonly Column[]): readonly [readonly Column[], readonly Column[]] {
    const isOwn = ({ server }: Column) =>
      server.choice.kind === 'embedded' && this.#ports.servers !== undefined;
    return [columns.filter(isOwn), columns.filter((column) => !isOwn(column))];
  }

  /** As many workers as a suite has: each takes a column of its own, and once all have begun it helps with the longest. */
  #lanes(columns: readonly Column[], playing: Playing): readonly Promise<void>[] {
    const { servers } = this.#ports;
    if (servers === undefined) return [];
    const begun = new Set<Column>();
    const lane = async (): Promise<void> => {
      for (;;) {
        const column = playing.isVoid ? undefined : nextColumn(columns, begun);
        if (column === undefined) return;
        begun.add(column);
        await this.#playOn(column, servers.place(), playing);
      }
    };
    const runs = columns.reduce((sum, { queue }) => sum + queue.length, 0);
    return Array.from({ length: Math.min(servers.most, runs) }, lane);
  }

  async #inTurn(columns: readonly Column[], playing: Playing): Promise<void> {
    const { platform } = this.#ports;
    for (const column of columns) {
      await this.#playOn(
        column,
        {
          openServer: (wanted, stage) => platform.openServer(wanted, stage),
          close: () => undefined,
        },
        playing,
      );
    }
  }

  /** What is left of a column, one script after the other. */
  async #playOn({ server, queue }: Column, place: ServerPlace, playing: Playing): Promise<void> {
    playing.places.add(place);
    for (;;) {
      const script = playing.isVoid ? undefined : queue.shift();
      if (script === undefined) break;
      if (!(await this.#play(server, script, { place, playing }))) queue.length = 0;
    }
    place.close();
    playing.places.delete(place);
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
}

/** So many scripts are worth another server that is booted for them. */
const WORTH_A_BOOT = 4;

/** One that nobody plays yet, else the one with the most scripts left. */
function nextColumn(columns: readonly Column[], begun: ReadonlySet<Column>): Column | undefined {
  const fresh = columns.find((column) => !begun.has(column));
  if (fresh !== undefined) return fresh;
  const [longest] = columns.toSorted((a, b) => b.queue.length - a.queue.length);
  return longest !== undefined && longest.queue.length >= WORTH_A_BOOT ? longest : undefined;
}

function withoutRunning(
  results: ReadonlyMap<string, SuiteResult>,
): ReadonlyMap<string, SuiteResult> {
  return new Map([...results].filter(([, { state }]) => state !== 'running'));
}

import type { Milliseconds } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { Stores } from '../app-state.ts';
import type { Platform } from '../ports.ts';
import { effectiveServer, serverLabel } from '../server-choice.ts';
import type { ServerChoice } from '../settings-store.ts';
import type { PlayedInSuite } from './suite-job.ts';
import { playInSuite, type SuitePlaying } from './suite-player.ts';
import { reduceSuite, type SuiteEvent } from './suite-reducer.ts';
import { suiteScriptHead, type SuiteScript } from './suite-script.ts';
import type { ServerPlace, SuiteServers } from './suite-servers.ts';
import type { SuiteStore } from './suite-store.ts';

/** What is to be played. */
export interface SuiteOrder {
  readonly name: string;
  readonly scripts: readonly SuiteScript[];
  /** Absent: all of them. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Whether those have changed; else they had failed. */
  readonly isOfChanged?: boolean;
}

interface Ports {
  readonly stores: Pick<Stores, 'settings' | 'catalogue'>;
  readonly suite: SuiteStore;
  readonly platform: Pick<Platform, 'clock' | 'openServer'>;
  /** Absent: scripts are played one after the other, on the server of the page. */
  readonly servers: SuiteServers | undefined;
}

/** What is under way; nothing of it counts once it is void. */
interface UnderWay {
  isVoid: boolean;
  readonly queue: SuiteScript[];
  readonly played: Set<PlayedInSuite>;
  readonly places: readonly ServerPlace[];
  /** Whether they are the suite's own, and not the page's. */
  readonly areOwn: boolean;
}

/** So long servers wait for the next suite; each takes some 100 MB. */
const KEPT_FOR: Milliseconds = 60_000;

/** Plays suites, at most one at a time: carries out what comes of it, and reports that to the store. */
export class SuiteRun {
  readonly #ports: Ports;
  #underWay: UnderWay | undefined;
  /** Of embedded servers that have played, and wait for the next suite. */
  #spare: readonly ServerPlace[] = [];
  #letGo: Disposable | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Resolves once all was played, or nothing more will be. */
  async begin(order: SuiteOrder): Promise<void> {
    this.stop();
    const { stores, platform } = this.#ports;
    const [settings, catalogue] = [stores.settings.getState(), stores.catalogue.getState()];
    const choice = effectiveServer(settings, catalogue);
    const scripts = order.scripts.filter(({ path }) => order.only?.has(path) ?? true);
    const { areOwn, places } = this.#placesFor(choice, scripts.length);
    const queue = inOrderFor(places.length, scripts);
    const underWay: UnderWay = { isVoid: false, queue, played: new Set(), places, areOwn };
    this.#underWay = underWay;
    const { clock } = platform;
    const server = serverLabel(choice, catalogue);
    this.#send({ kind: 'begun', ...order, server, workers: places.length, at: clock.now() });
    const playing = { clock, settings, catalogue };
    await Promise.all(places.map((place) => this.#playOn(place, underWay, playing)));
    this.#end(underWay, { kind: 'over', at: clock.now() });
  }

  /** Ends what is under way at once. */
  stop(): void {
    const underWay = this.#underWay;
    if (underWay !== undefined) {
      this.#end(underWay, { kind: 'stopped', at: this.#ports.platform.clock.now() });
    }
  }

  /** One script after the other, as long as there are any. */
  async #playOn(place: ServerPlace, all: UnderWay, playing: SuitePlaying): Promise<void> {
    const give = () => giveNext(place, all, playing);
    for (let given = give(); given !== undefined;) {
      const { path, played } = given;
      this.#send({ kind: 'script-started', path });
      const next = mayGiveAhead(place, all) ? give() : undefined;
      const outcome = await played.ended;
      all.played.delete(played);
      if (all.isVoid) return;
      const at = playing.clock.now();
      if (outcome.kind === 'ended') {
        this.#send({ kind: 'script-ended', path, end: outcome.end, at });
      } else if (outcome.kind === 'no-server') {
        return this.#end(all, { kind: 'over', at, problem: outcome.problem });
      }
      given = next ?? give();
    }
  }

  #end(underWay: UnderWay, event: SuiteEvent): void {
    if (underWay.isVoid) return;
    underWay.isVoid = true;
    this.#underWay = undefined;
    for (const played of underWay.played) played.stop();
    const isWell = event.kind === 'over' && event.problem === undefined;
    if (isWell && underWay.areOwn) this.#keep(underWay.places);
    else closeAll(underWay.places);
    this.#send(event);
  }

  /** Whoever runs a suite is likely to run it again soon, and a server that has played is quicker than a new one. */
  #keep(places: readonly ServerPlace[]): void {
    this.#spare = [...this.#spare, ...places];
    this.#letGo = this.#ports.platform.clock.setTimer(KEPT_FOR, () => {
      closeAll(this.#spare);
      this.#spare = [];
    });
  }

  #placesFor({ kind }: ServerChoice, scripts: number): Pick<UnderWay, 'places' | 'areOwn'> {
    const { platform, servers } = this.#ports;
    if (kind !== 'embedded' || servers === undefined) {
      return { places: [pagesPlace(platform)], areOwn: false };
    }
    const count = Math.max(1, Math.min(servers.most, scripts));
    this.#letGo?.dispose();
    const spare = this.#spare;
    this.#spare = spare.slice(count);
    const places = Array.from({ length: count }, (_, index) => spare[index] ?? servers.place());
    return { places, areOwn: true };
  }

  #send(event: SuiteEvent): void {
    this.#ports.suite.setState((state) => reduceSuite(state, event));
  }
}

/** A script that a place was given, and what comes of it. */
interface Given {
  readonly path: string;
  readonly played: PlayedInSuite;
}

/** `undefined`: there are no more. */
function giveNext(place: ServerPlace, all: UnderWay, playing: SuitePlaying): Given | undefined {
  const script = all.isVoid ? undefined : all.queue.shift();
  if (script === undefined) return undefined;
  const played = playInSuite(playing, script, place);
  all.played.add(played);
  return { path: script.path, played };
}

/** The last scripts go to the places that are free first, so that all are done at about the same time. */
function mayGiveAhead(place: ServerPlace, { queue, places }: UnderWay): boolean {
  return place.play !== undefined && queue.length >= places.length;
}

/** Of several places none should begin with a long script when the others are done: long ones come first. */
function inOrderFor(places: number, scripts: readonly SuiteScript[]): SuiteScript[] {
  if (places === 1) return [...scripts];
  const lengths = new Map(scripts.map((script) => [script, playLength(script)]));
  return scripts.toSorted((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0));
}

/** In characters of a script: for options and variations each host of the server begins anew, which takes as long as these. */
const BEGINNING_ANEW = 10_000;

function playLength(script: SuiteScript): number {
  const { tags } = suiteScriptHead(script);
  return script.source.length + (tags.some(isOfServer) ? BEGINNING_ANEW : 0);
}

function isOfServer(tag: string): boolean {
  return /^(?:option|variation):/.test(tag);
}

function closeAll(places: readonly ServerPlace[]): void {
  for (const place of places) place.close();
}

/** The server that single runs use: it stays when the suite is over. */
function pagesPlace({ openServer }: Pick<Platform, 'openServer'>): ServerPlace {
  return {
    openServer: (choice, stage) => openServer(choice, stage),
    close: () => undefined,
  };
}

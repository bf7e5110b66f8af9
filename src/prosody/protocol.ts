import type { CrashedAt } from './crash-words.ts';
import type { UsualHost } from './usual-hosts.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { CodePlace } from '../base/code-place.ts';
import type { Stage } from '../xmpp/stage.ts';
import type { CountedFile } from './counted-code.ts';
import type { LuaFault } from './lua-fault.ts';
import type {
  EventsTold,
  LineTold,
  LoadedModule,
  ProsodyLogLine,
  TurnNumber,
  Watched,
} from './server.ts';

/**
 * The messages between a page and its server. One port carries the control and the frames of all connections, so
 * that their order is total: an answer to `idle` comes after every frame that was caused before it.
 */
export type ServerRequest =
  | { readonly kind: 'boot'; readonly options: BootOptions }
  /** May come before `boot`: what is likely to be booted, so that it is begun ahead of time. Nobody hears of it. */
  | { readonly kind: 'warm'; readonly options: BootOptions }
  | { readonly kind: 'open'; readonly connection: number }
  | { readonly kind: 'frame'; readonly connection: number; readonly xml: string }
  | { readonly kind: 'drop'; readonly connection: number }
  | { readonly kind: 'idle'; readonly request: number }
  | { readonly kind: 'advance'; readonly request: number; readonly by: Milliseconds }
  | {
      readonly kind: 'reset';
      readonly request: number;
      readonly stage?: Stage;
      readonly watched?: Watched;
    }
  | { readonly kind: 'source'; readonly request: number; readonly file: string }
  | { readonly kind: 'rooms'; readonly request: number }
  | { readonly kind: 'coverage'; readonly request: number }
  /** For whoever shares the server's thread, if anybody does: no matter of the server's, which may not have booted yet. */
  | { readonly kind: 'beside'; readonly message: unknown }
  /** Wants a sign of life; may come before the boot is over. */
  | { readonly kind: 'knock' };

export type ServerMessage =
  | {
      readonly kind: 'booted';
      readonly version: string;
      readonly faults: readonly LuaFault[];
      readonly ownModules?: readonly LoadedModule[];
      /** Options, modules and components of a configuration that count for nothing here; absent: none. */
      readonly setAside?: readonly string[];
      /** What a configuration serves; absent: there is none. */
      readonly hosts?: readonly UsualHost[];
    }
  | {
      readonly kind: 'frame';
      readonly connection: number;
      readonly xml: string;
      readonly turn: TurnNumber;
      /** The number of a stack that was told before. */
      readonly stack?: number;
    }
  /** Comes once for each stack, before the first frame that was made there; numbers hold until a reset. */
  | { readonly kind: 'stack'; readonly stack: number; readonly places: readonly CodePlace[] }
  /** `stack` as in a frame. */
  | { readonly kind: 'inside'; readonly told: InsideMessage; readonly turn: TurnNumber }
  | { readonly kind: 'closed'; readonly connection: number }
  | { readonly kind: 'log'; readonly line: ProsodyLogLine }
  | {
      readonly kind: 'idle';
      readonly request: number;
      readonly nextTimerIn: Milliseconds | undefined;
      /** What of the stage of a reset cannot be had, in words that end a sentence. */
      readonly fault?: string;
    }
  /** A list of `ServerRoom` as JSON; `''` when the server could not say. */
  | { readonly kind: 'rooms'; readonly request: number; readonly json: string }
  | {
      readonly kind: 'source';
      readonly request: number;
      readonly text: string | undefined;
    }
  | {
      readonly kind: 'coverage';
      readonly request: number;
      readonly files: readonly CountedFile[];
    }
  /** From whoever shares the server's thread. */
  | { readonly kind: 'beside'; readonly message: unknown }
  /** What they are about to ask of it, where it may hang in that. */
  | { readonly kind: 'asked'; readonly work: ServerRequest }
  /** A sign of life: answers `knock`, and comes unasked while the server is loaded and boots. */
  | { readonly kind: 'here' }
  /** No sign of life: where code is that may never come back, so that it can be told where it hangs. */
  | { readonly kind: 'works-at'; readonly place: LuaFault }
  /** The server's worker holds this lock (Web Locks) for as long as it lives. */
  | { readonly kind: 'lives'; readonly lock: string }
  /** The server is no more; nothing follows. */
  | {
      readonly kind: 'crashed';
      readonly problem: string;
      /** Absent: `problem` is all that is to be said. */
      readonly at?: CrashedAt;
      readonly fault?: LuaFault;
    };

/** What was watched inside, as it crosses the port; `stack`: the number of one that was told before. */
export type InsideMessage =
  (Omit<LineTold, 'turn' | 'stack'> & { readonly stack?: number }) | Omit<EventsTold, 'turn'>;

/** Modules of whoever runs the server. */
export interface OwnModules {
  /** Lua by path as in a folder of modules: `mod_x.lua`, `mod_x/mod_x.lua`, `mod_x/x.lib.lua`. */
  readonly files: Readonly<Record<string, string>>;
  /** Names, without `mod_`, of those that are switched on; one that takes another's place needs no such word. */
  readonly enabled: readonly string[];
}

/** A configuration of whoever runs the server, which Prosody reads itself. */
export interface OwnConfig {
  /** The one of the files that is read; it may include others. */
  readonly main: string;
  /** Texts by path, from the folder that `main` is in. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a server needs to boot; all of it can be cloned to a worker. */
export interface BootOptions {
  /** A pack file (`pack.ts`). */
  readonly pack: Uint8Array;
  /** Where wasmoon's `glue.wasm` lies: a URL in a browser, a path in Node. */
  readonly wasm: string;
  /** Modules in front of Prosody's own. */
  readonly own?: OwnModules;
  /** In place of ours; what is for a network, a disk or a process is set aside. Wants a whole pack. */
  readonly config?: OwnConfig;
  /** Whether others may go on from its boot later, where boots are kept; see `kept-boots.ts`. */
  readonly keepsBoot?: boolean;
  /** The moment at which the server starts, since 1970; without it, the real time at boot and at each reset. */
  readonly startTime?: Milliseconds;
  /** Makes the server's randomness the same after boot and after each reset. Without it, it is real. */
  readonly seed?: number;
}

/** The end of a channel, as a MessagePort or a Worker gives it. */
export interface Port<Out, In> {
  post(message: Out): void;
  /** Called once, before the first message is due. */
  listen(receive: (message: In) => void): void;
  close(): void;
}

/**
 * The turn of a request: both ends count alike, as the port keeps the order. Looking at a source is none, so that it can be
 * done beside whoever has the server.
 */
export function turnAfter(turn: TurnNumber, request: Pick<ServerRequest, 'kind'>): TurnNumber {
  if (request.kind === 'reset') return 0;
  return request.kind === 'source' ? turn : turn + 1;
}

import type { MucMap } from '../insight/muc-map/muc-map.ts';
import type { Clock } from '../base/clock.ts';
import type { Result } from '../base/result.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { Coverage } from '../insight/lua-coverage/coverage.ts';
import type { DeliveryOptions } from '../run/delivery.ts';
import type { ServerPort } from '../run/ports.ts';
import type { Runner, RunnerSetup } from '../run/runner.ts';
import type { Problem } from '../trace/event.ts';
import type { OwnCode } from '../base/own-code.ts';
import type { LuaFault } from '../prosody/lua-fault.ts';
import type { ScenarioActor } from '../script/scenario.ts';
import type { ServerProfile } from '../transport/profile/server-profile.ts';
import type { FailedConnection, KnownConnection } from '../transport/profile/test-connection.ts';
import type { Stage } from '../xmpp/stage.ts';
import type { PaintPace } from './paint-pace.ts';
import type { RunRefusal } from './set-up-refusal.ts';
import type { ServerChoice } from './settings-store.ts';

/** A server that a run can use. */
export interface ServerAccess extends Pick<ServerPort, 'label' | 'ownCode'> {
  /** A run there, which nobody has started. */
  play(setup: RunnerSetup, delivery: DeliveryOptions): Runner;
  /** What of its Lua did not load; absent: nothing. */
  readonly faults?: readonly LuaFault[];
  /** What of its Lua the newest run ran; absent where that cannot be seen, empty where it was not counted. */
  readonly coverage?: () => Promise<Coverage>;
}

/** Servers of others, asked about themselves. */
export interface ServerInquiries {
  /** Connects as a run with that profile would. Never rejects. */
  testConnection(
    profile: ServerProfile,
    actors: readonly ScenarioActor[],
  ): Promise<Result<KnownConnection, FailedConnection>>;
  /** The WebSocket of a domain (XEP-0156); the error says why it cannot be had. Never rejects. */
  findAddress(domain: string): Promise<Result<string, string>>;
}

/** What the actions need of the platform; the composition root provides it, specs simulate it. */
export interface Platform {
  readonly clock: Clock;
  /** Resolves once the page has painted what it was told, or could not for a second; absent: there is nothing to wait for. */
  whenIdle?(): Promise<void>;
  /** Makes a server usable, on which that stage can be set; waits for the embedded one to boot. */
  openServer(choice: ServerChoice, stage?: Stage): Promise<Result<ServerAccess, RunRefusal>>;
  /** The text of a shipped scenario. */
  fetchScenario(id: string): Promise<Result<string, Problem>>;
  /** What of XEP-0045 the shipped scenarios exercise; `undefined` when it cannot be had. */
  fetchMap?(): Promise<MucMap | undefined>;
  /** The text of a file of that embedded Prosody's Lua; `undefined` when there is none, or no such Prosody. */
  serverSource(version: string, file: string): Promise<string | undefined>;
  /** The text of a file of code of the person's own that ran in this page; absent: there was none. */
  ownSource?(code: readonly OwnCode[], file: string): string | undefined;
  /** Puts text on the clipboard; false where the browser refuses. */
  copy(text: string): Promise<boolean>;
  /** The page's address, and how to change it without a reload. */
  address(): string;
  showAddress(href: string): void;
  /** The editor that can apply edits as an undoable change, once there is one. */
  editor(): EditorPort | undefined;
  /** By which runs that stream past are delivered; absent: nobody paints them. */
  readonly paints?: Pick<PaintPace, 'interval'> | undefined;
}

export interface EditorPort {
  applyEdits(edits: readonly TextEdit[]): void;
  /** The file of that id has another one now. */
  renamed(id: string, to: string): void;
  revealLine(line: number): void;
  /** Where the cursor is, and whether keys go there. */
  cursor(): { readonly line: number; readonly hasFocus: boolean };
  /** What the editor can do by itself. */
  commands(): readonly { readonly id: string; readonly label: string; readonly run: () => void }[];
  /** Puts the cursor and the focus at an offset of the text. */
  goTo(offset: number): void;
  focus(): void;
}

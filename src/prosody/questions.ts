import { t } from '../base/translate.ts';
import type { Stage } from '../xmpp/stage.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';
import type { CountedFile } from './counted-code.ts';
import type { Port, ServerMessage, ServerRequest } from './protocol.ts';
import { StageError, type Idle, type Watched } from './server.ts';

/** What is answered when the server is idle again. */
export type IdleQuestion =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'reset';
      readonly stage?: Stage;
      readonly watched?: Watched;
    }
  | { readonly kind: 'advance'; readonly by: number };

/** Questions to the server that are not answered yet. */
export interface Questions {
  /** Rejects with a `StageError` where a reset cannot have its stage. */
  ask(question: IdleQuestion): Promise<Idle>;
  askRooms(): Promise<readonly ServerRoom[]>;
  askSource(file: string): Promise<string | undefined>;
  askCoverage(): Promise<readonly CountedFile[]>;
  answer(message: Extract<ServerMessage, { readonly request: number }>): void;
  rejectAll(problem: Error): void;
  /** Whether an answer is due. */
  areOpen(): boolean;
}

export function createQuestions(port: Pick<Port<ServerRequest, never>, 'post'>): Questions {
  const idle = createPending<Idle>();
  const rooms = createPending<readonly ServerRoom[]>();
  const sources = createPending<string | undefined>();
  const coverages = createPending<readonly CountedFile[]>();
  const readRooms = createRoomsReader();
  let last = 0;
  return {
    ask(question) {
      last += 1;
      port.post({ ...question, request: last });
      return idle.add(last);
    },
    askRooms() {
      last += 1;
      port.post({ kind: 'rooms', request: last });
      return rooms.add(last);
    },
    askSource(file) {
      last += 1;
      port.post({ kind: 'source', request: last, file });
      return sources.add(last);
    },
    askCoverage() {
      last += 1;
      port.post({ kind: 'coverage', request: last });
      return coverages.add(last);
    },
    answer(message) {
      const { request } = message;
      if (message.kind === 'idle' && message.fault !== undefined) {
        idle.reject(request, new StageError(message.fault));
      } else if (message.kind === 'idle') {
        idle.settle(request, { nextTimerIn: message.nextTimerIn });
      } else if (message.kind === 'source') sources.settle(request, message.text);
      else if (message.kind === 'coverage') coverages.settle(request, message.files);
      else if (message.json === '') rooms.reject(request, roomsUntold());
      else rooms.settle(request, readRooms(message.json));
    },
    rejectAll(problem) {
      idle.rejectAll(problem);
      rooms.rejectAll(problem);
      sources.rejectAll(problem);
      coverages.rejectAll(problem);
    },
    areOpen: () => idle.isAny() || rooms.isAny() || sources.isAny() || coverages.isAny(),
  };
}

/** Rooms are asked for after each stanza, and mostly are as they were: then the answer is the same object. */
function createRoomsReader(): (json: string) => readonly ServerRoom[] {
  let last = '';
  let rooms: readonly ServerRoom[] = [];
  return (json) => {
    // Written by our own `introspect.lua`.
    if (json !== last) rooms = JSON.parse(json) as readonly ServerRoom[];
    last = json;
    return rooms;
  };
}

interface Settlers<T> {
  resolve(answer: T): void;
  reject(problem: Error): void;
}

/** Promises by the number of their question. */
function createPending<T>() {
  const pending = new Map<number, Settlers<T>>();
  const take = (request: number): Settlers<T> | undefined => {
    const found = pending.get(request);
    pending.delete(request);
    return found;
  };
  return {
    add(request: number): Promise<T> {
      return new Promise((resolve, reject) => {
        pending.set(request, { resolve, reject });
      });
    },
    settle: (request: number, answer: T) => take(request)?.resolve(answer),
    reject: (request: number, problem: Error) => take(request)?.reject(problem),
    isAny: () => pending.size > 0,
    rejectAll(problem: Error): void {
      for (const request of [...pending.keys()]) take(request)?.reject(problem);
    },
  };
}

function roomsUntold(): Error {
  return new Error(t('The embedded Prosody could not tell of its rooms; its log says why.'));
}

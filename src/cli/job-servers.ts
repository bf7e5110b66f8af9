import { createHash } from 'node:crypto';
import { ok, type Result } from '../base/result.ts';
import type { ServerThreads } from '../prosody/in-thread.ts';
import type { BootOptions } from '../prosody/protocol.ts';
import { bootOf, openAccess, type AccessOptions, type OpenAccess } from './open-access.ts';
import { isOfProfile, type RunPlace } from './run-place.ts';

/** A server that outlives its job, for one that comes later with the same options. */
export interface ServerHold {
  kept?: { readonly access: OpenAccess; readonly identity: string };
  /** What was to be booted last: what comes next is likely to be much the same. */
  newest?: BootOptions | undefined;
}

export interface JobThreads {
  /** For embedded servers; without them, the server is in the job's own thread. */
  readonly threads?: ServerThreads | undefined;
  /** What jobs that come one after the other share; without it, a job ends its server. */
  readonly hold?: ServerHold | undefined;
}

/** The server of a job: opened when it is first needed, and again when it has died. */
export function createServers(
  place: RunPlace,
  tells: Omit<AccessOptions, 'threads'>,
  { threads, hold }: JobThreads,
) {
  const identity = hold === undefined ? '' : identityOf(place);
  let newest = hold === undefined ? undefined : takeKept(hold, identity);
  return {
    ready: async (): Promise<Result<OpenAccess, string>> => {
      if (newest?.isAlive() === true) return ok(newest);
      if (hold !== undefined) hold.newest = bootOf(place);
      const opened = await openAccess(place, { ...tells, threads });
      if (opened.ok) newest = opened.value;
      return opened;
    },
    close: () => {
      if (hold === undefined) return newest?.close();
      if (newest?.isAlive() === true) hold.kept = { access: newest, identity };
    },
  };
}

/** One that is not what is asked for now is ended. */
function takeKept(hold: ServerHold, identity: string): OpenAccess | undefined {
  const { kept } = hold;
  delete hold.kept;
  if (kept?.identity === identity) return kept.access;
  kept?.access.close();
  return undefined;
}

/** Equal for places where a server runs the same code with the same configuration. */
function identityOf(place: RunPlace): string {
  if (typeof place === 'string') return place;
  if (isOfProfile(place)) return JSON.stringify(place);
  const { pack, ...rest } = place;
  return JSON.stringify([createHash('sha256').update(pack).digest('hex'), rest]);
}

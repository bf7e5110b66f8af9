import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  ledgerAccount,
  type AccountLedger,
  type LedgerAccount,
} from '../transport/profile/account-ledger.ts';
import { writeReportFile } from './write-file.ts';

/** More are not looked at. */
const MOST = 1_000;

/** One file for each account below `caches`, with the process that needs it: once that is no more, the account is left. */
export function createFolderLedger(caches: string, isAlive = isRunning): AccountLedger {
  const folder = path.join(caches, 'accounts');
  const fileOf = ({ url, server }: LedgerAccount): string => {
    const sum = createHash('sha256')
      .update(JSON.stringify([url, server]))
      .digest('hex');
    return path.join(folder, `${sum.slice(0, 32)}.json`);
  };
  return {
    put: async (account) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeReportFile(fileOf(account), JSON.stringify({ ...account, pid: process.pid }));
      } catch {
        // What is interrupted stays on the server then.
      }
    },
    remove: (account) => rm(fileOf(account), { force: true }).catch(() => undefined),
    left: async (url) => {
      const names = await readdir(folder).catch(() => []);
      const found = await Promise.all(
        names.slice(0, MOST).map((name) => leftIn(path.join(folder, name), isAlive)),
      );
      return found.filter((each) => each?.url === url).flatMap((each) => each ?? []);
    },
  };
}

async function leftIn(
  file: string,
  isAlive: (pid: number) => boolean,
): Promise<LedgerAccount | undefined> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    const isObject = typeof kept === 'object' && kept !== null;
    const pid = isObject && 'pid' in kept ? kept.pid : undefined;
    return typeof pid === 'number' && isAlive(pid) ? undefined : ledgerAccount(kept);
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // There is one, of somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

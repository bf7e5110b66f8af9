import type { RunArguments } from './arguments.ts';
import type { ServerHold } from './job-servers.ts';
import { createOwnFolders } from './own-folders.ts';
import { runCommand, type Surroundings } from './run-command.ts';
import { watchFiles } from './watch-files.ts';
import { isOutputReport } from './write-reports.ts';

/** `caesura run --watch`: runs, and again after each change, until it is stopped. Resolves with the last exit status. */
export async function watchCommand(
  wanted: RunArguments,
  around: Surroundings & { readonly stop: AbortSignal },
): Promise<number> {
  const places = [...wanted.paths, ...wanted.prosody, ...wanted.profiles, ...wanted.modules];
  const files = await watchFiles(places, around.stop);
  const hold: ServerHold = {};
  const folders = createOwnFolders();
  try {
    for (;;) {
      const status = await runCommand(wanted, { ...around, hold, folders });
      if (around.stop.aborted) return status;
      if (!isOutputReport(wanted)) around.paper.write('Waiting for changes. Ctrl+C ends.\n');
      // The next change may ask for another server.
      around.threads?.prepare(hold.newest);
      if (!(await files.changed())) return status;
      folders.note(files.written());
    }
  } finally {
    files.close();
    hold.kept?.access.close();
  }
}

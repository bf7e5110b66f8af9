import type { ServerResponse } from 'node:http';
import { watchFiles } from '../watch-files.ts';

/** So many pages are told of changes at the same time. */
const MOST_LISTENERS = 64;

/** Tells pages that something in a folder may have been written, as server-sent events (WHATWG HTML, 9.2). */
export interface Changes {
  /** Keeps a response open for as long as both sides live. False where too many are open already. */
  follow(response: ServerResponse): boolean;
}

/** Watches until it is told to stop. */
export async function followChanges(folder: string, stop: AbortSignal): Promise<Changes> {
  const listeners = new Set<ServerResponse>();
  const watch = await watchFiles([folder], stop, { tellsFolders: true });
  const tell = async (): Promise<void> => {
    while (await watch.changed()) {
      watch.written();
      for (const response of listeners) response.write('event: changed\ndata:\n\n');
    }
    watch.close();
    for (const response of listeners) response.end();
  };
  void tell();
  return {
    follow: (response) => {
      if (listeners.size >= MOST_LISTENERS || stop.aborted) return false;
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      // What was written before nobody was told of.
      response.write('event: changed\ndata:\n\n');
      return true;
    },
  };
}

import type { EditorPort, Platform } from '../state/ports.ts';
import type { OwnCodeKeeper } from '../state/own-code/own-code.ts';
import { browserClock } from './browser-clock.ts';
import type { EmbeddedServers } from './embedded-servers.ts';
import { fetchMap, fetchScenario } from './scenarios.ts';
import type { ProfileDesk } from './profile-servers.ts';
import { accessTo } from './server-access.ts';
import type { RunTells } from '../transport/watched-by.ts';

/** The browser, as the actions see it. */
export function createPlatform(
  { servers, ownCode }: { servers: EmbeddedServers; ownCode: Pick<OwnCodeKeeper, 'source'> },
  editor: () => EditorPort | undefined,
  { tells, profiles }: { readonly tells: RunTells; readonly profiles: ProfileDesk },
): Platform {
  return {
    clock: browserClock,
    whenIdle,
    openServer: (choice, stage) => accessTo(servers, choice, { tells, stage, profiles }),
    serverSource: (version, file) => servers.source(version, file),
    ownSource: (code, file) => ownCode.source(code, file),
    fetchScenario,
    fetchMap,
    copy,
    address: () => location.href,
    showAddress: (href) => history.replaceState(null, '', href),
    editor,
  };
}

/** Longer than a page is busy with one piece of a trace. */
const LONGEST_PAINTING = 1_000;

/** Safari cannot be asked; there it gets some frames. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) {
      requestIdleCallback(() => resolve(), { timeout: LONGEST_PAINTING });
    } else setTimeout(resolve, 50);
  });
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

import { openScript } from '../state/open-script.ts';
import { readAddress } from '../state/address.ts';
import type { Stores } from '../state/app-state.ts';
import { withoutRun } from '../state/run-changes.ts';
import { decodeShared } from '../state/share.ts';
import type { Platform } from '../state/ports.ts';
import type { Problem } from '../trace/event.ts';
import { openLink } from './open-link.ts';

/**
 * Opens what the address asks for; else what was being edited; else the first scenario. A script from somebody else
 * starts on the server in this tab: it reaches no other server before the visitor has chosen one.
 */
export async function openFirstScript(
  stores: Stores,
  platform: Platform,
  start: string,
): Promise<void> {
  const request = readAddress(platform.address());
  switch (request.kind) {
    case 'shared':
      return openShared(stores, platform, request.hash, start);
    case 'web':
      return openForeign(stores, platform, await openLink(stores, platform, request.link), start);
    case 'scenario':
      return openShipped(stores, platform, request.id, start);
    case 'none':
      return openFallback(stores, platform, start);
  }
}

async function openShared(stores: Stores, platform: Platform, hash: string, start: string) {
  const shared = await decodeShared(hash);
  const script =
    shared === undefined || shared.ok
      ? { ok: true as const, value: shared?.value ?? '' }
      : { ok: false as const, error: damagedLink(shared.error) };
  await openForeign(stores, platform, script, start);
}

type Script =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: Problem };

async function openForeign(stores: Stores, platform: Platform, script: Script, start: string) {
  stores.settings.setState({ server: undefined });
  if (script.ok) return openScript(stores, { text: script.value, isForeign: true });
  await openFallback(stores, platform, start);
  refuse(stores, script.error);
}

async function openShipped(stores: Stores, platform: Platform, id: string, start: string) {
  const text = await platform.fetchScenario(id);
  if (text.ok) {
    const known = stores.document.getState();
    const isBeingEdited = known.scenarioId === id && known.text !== '';
    if (!isBeingEdited) openScript(stores, { text: text.value, scenarioId: id });
    return;
  }
  if (id !== start) await openFallback(stores, platform, start);
  refuse(stores, text.error);
}

/** The script to start with, unless there is one: also one that a slow storage brought while this was fetched. */
async function openFallback(stores: Stores, platform: Platform, start: string) {
  const isEmpty = () => stores.document.getState().text === '';
  if (!isEmpty()) return;
  const text = await platform.fetchScenario(start);
  if (!isEmpty()) return;
  if (text.ok) openScript(stores, { text: text.value, scenarioId: start });
  else refuse(stores, text.error);
}

function refuse(stores: Stores, refusal: Problem): void {
  stores.runs.setState((state) => withoutRun(state, refusal));
}

function damagedLink(sentence: string): Problem {
  return {
    code: 'damaged-link',
    what: sentence,
    meaning: 'Nothing was opened from it.',
    advice: 'Meanwhile another script is shown.',
  };
}

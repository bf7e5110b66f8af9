import { t } from '../base/translate.ts';
import { openScript } from '../state/open-script.ts';
import { boundedText } from '../base/bounded-text.ts';
import { readAddress, readPlace, type AddressRequest } from '../state/address.ts';
import type { Stores } from '../state/app-state.ts';
import { withoutRun } from '../state/run-changes.ts';
import { decodeShared, decodeSharedTrace } from '../state/share.ts';
import type { Platform } from '../state/ports.ts';
import { goToPlace } from '../state/address-place.ts';
import type { Problem } from '../trace/event.ts';

/** As much of the platform as opens scripts. */
export type OpeningPlatform = Pick<Platform, 'clock' | 'address' | 'fetchScenario'> &
  Partial<Pick<Platform, 'showAddress'>>;

/**
 * Opens what the address asks for; else what was being edited; else the first scenario. A script from somebody else
 * starts on the server in this tab: it reaches no other server before the visitor has chosen one.
 */
export async function openFirstScript(
  stores: Stores,
  platform: OpeningPlatform,
  start: string,
): Promise<void> {
  const request = readAddress(platform.address());
  await openRequest(stores, platform, { request, start });
  goToPlace(stores, readPlace(platform.address()));
}

async function openRequest(
  stores: Stores,
  platform: OpeningPlatform,
  { request, start }: { readonly request: AddressRequest; readonly start: string },
): Promise<void> {
  switch (request.kind) {
    case 'shared':
      return openShared(stores, platform, request.hash, start);
    case 'shared-trace':
      return openSharedTrace(stores, platform, request.hash, start);
    case 'web':
      return openWeb(stores, platform, request, start);
    case 'course': {
      const { openCourse } = await import('./linked-course.ts');
      const fault = await openCourse(stores, platform, request);
      if (fault !== undefined) await openElse(stores, platform, { start, fault });
      return;
    }
    case 'scenario':
      return openShipped(stores, platform, request.id, start);
    case 'none':
      return openFallback(stores, platform, start);
  }
}

/** What can be had, in the place of what the address asks for, and why that cannot. */
async function openElse(
  stores: Stores,
  platform: OpeningPlatform,
  { start, fault }: { readonly start: string; readonly fault: Problem },
) {
  await openFallback(stores, platform, start);
  refuse(stores, fault);
}

async function openShared(stores: Stores, platform: OpeningPlatform, hash: string, start: string) {
  const shared = await decodeShared(hash);
  const script =
    shared === undefined || shared.ok
      ? { ok: true as const, value: shared?.value ?? '' }
      : { ok: false as const, error: damagedLink(shared.error) };
  await openForeign(stores, platform, script, start);
}

async function openSharedTrace(
  stores: Stores,
  platform: OpeningPlatform,
  hash: string,
  start: string,
) {
  const shared = await decodeSharedTrace(hash);
  const trace: Text =
    shared === undefined || shared.ok
      ? { ok: true, value: shared?.value ?? '' }
      : { ok: false, error: damagedLink(shared.error) };
  await openForeignRun(stores, platform, { name: t('The run in this link'), text: trace }, start);
}

async function openWeb(
  stores: Stores,
  platform: OpeningPlatform,
  request: Extract<AddressRequest, { kind: 'web' }>,
  start: string,
) {
  const { openLink } = await import('./open-link.ts');
  const text = await openLink(stores, platform, request);
  if (request.what === 'script') return openForeign(stores, platform, text, start);
  const name = request.link.kind === 'refused' ? '' : boundedText(request.link.url);
  return openForeignRun(stores, platform, { name, text }, start);
}

/** A run from somebody else is shown as it was recorded; nothing runs. */
async function openForeignRun(
  stores: Stores,
  platform: OpeningPlatform,
  { name, text }: { readonly name: string; readonly text: Text },
  start: string,
) {
  stores.settings.setState({ server: undefined });
  // A recorded run, and what lies elsewhere, are opened by code that most visits do without.
  const { openForeignTrace } = await import('../state/open-file.ts');
  const fault = text.ok
    ? openForeignTrace(stores, () => platform.clock.now(), { name, text: text.value })
    : text.error;
  if (fault === undefined) return;
  await openFallback(stores, platform, start);
  refuse(stores, fault);
}

type Text =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: Problem };

async function openForeign(stores: Stores, platform: OpeningPlatform, script: Text, start: string) {
  stores.settings.setState({ server: undefined });
  if (script.ok) return openScript(stores, { text: script.value, isForeign: true });
  await openFallback(stores, platform, start);
  refuse(stores, script.error);
}

async function openShipped(stores: Stores, platform: OpeningPlatform, id: string, start: string) {
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
async function openFallback(stores: Stores, platform: OpeningPlatform, start: string) {
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
    meaning: t('Nothing was opened from it.'),
    advice: t('Meanwhile another script is shown.'),
  };
}

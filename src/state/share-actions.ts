import { err, ok, type Result } from '../base/result.ts';
import { readVersionRange } from '../base/version-range.ts';
import { applyEdits } from '../base/text-edit.ts';
import { t } from '../base/translate.ts';
import { compileScript } from '../script/compile.ts';
import { replacePasswords } from '../script/redact.ts';
import { addToStage, rewriteInStage } from '../script/stage-edits.ts';
import { writtenStage } from '../script/stage-entries.ts';
import { ownPageAddress, scenarioAddress, sharedAddress } from './address.ts';
import type { Stores } from './app-state.ts';
import { embedAddress, embedHtml } from './embed-address.ts';
import type { Platform } from './ports.ts';
import { shownRun } from './run-selectors.ts';
import { currentServer } from './server-choice.ts';
import {
  encodeShared,
  encodeSharedTrace,
  sharingFault,
  type ShareActions,
  type Shared,
} from './share.ts';
import { writtenTrace } from './written-trace.ts';

export function createShareActions(stores: Stores, platform: Platform): ShareActions {
  return {
    share: async (what) => {
      const link = await linkTo(stores, platform, what);
      if (!link.ok) return { kind: 'refused', what, sentence: link.error };
      const url = link.value;
      return { kind: (await platform.copy(url)) ? 'copied' : 'shown', what, url };
    },
  };
}

/** Why that cannot be shared now, as a sentence; `undefined` where it can, as far as is known before it is tried. */
export function shareObstacle(stores: Stores, what: Shared): string | undefined {
  if (what === 'run' || what === 'embed-run') {
    const run = shownRun(stores.runs.getState());
    if (run.events.length === 0) return t('Nothing has run yet.');
    return run.phase === 'ended' ? undefined : t('The run is not over yet.');
  }
  if (what === 'script' || what === 'embed') return undefined;
  const choice = currentServer(stores);
  if (choice.kind !== 'embedded')
    return t('What is known of a server of others is never in a link.');
  if (choice.own !== undefined) return t('Code of your own never leaves this browser.');
  const isNamed = readVersionRange(choice.version) !== undefined;
  return isNamed ? undefined : t('The server has no version that a script could ask for.');
}

async function linkTo(
  stores: Stores,
  platform: Platform,
  what: Shared,
): Promise<Result<string, string>> {
  const obstacle = shareObstacle(stores, what);
  if (obstacle !== undefined) return err(`${t('No link was made.')} ${obstacle}`);
  if (what === 'run') return linkToRun(stores, platform);
  if (what === 'embed' || what === 'embed-run') return frameOf(stores, platform, what);
  const { text, scenarioId } = stores.document.getState();
  if (what === 'script') return linkToScript(platform, text, scenarioId);
  const choice = currentServer(stores);
  return linkToScript(platform, forVersion(text, choice.kind === 'embedded' ? choice.version : ''));
}

/** HTML of a frame with the script, or with the run, at the step that is selected. */
async function frameOf(
  stores: Stores,
  platform: Platform,
  what: 'embed' | 'embed-run',
): Promise<Result<string, string>> {
  const { text, scenarioId } = stores.document.getState();
  const link =
    what === 'embed'
      ? await linkToScript(platform, text, scenarioId)
      : await linkToRun(stores, platform);
  if (!link.ok) return link;
  const { scenario } = compileScript(text);
  const title =
    scenario?.title === undefined || scenario.title === '' ? t('A script') : scenario.title;
  const { viewAt } = shownRun(stores.runs.getState());
  const step = stores.view.getState().selection?.step;
  const place = { step, moment: what === 'embed' ? undefined : viewAt };
  const address = embedAddress(ownPageAddress(link.value, place));
  return ok(embedHtml(address, `${title} – Caesura`));
}

/** The script with a tag that says for which Prosody it is: in place of the one that it has. */
function forVersion(text: string, version: string): string {
  const { syntax } = compileScript(text);
  const known = writtenStage(syntax).entries.filter(({ tag }) => tag === 'prosody');
  const [first, ...others] = known;
  if (first === undefined) return applyEdits(text, addToStage(syntax, 'prosody', version));
  // Several bounds count together: that one version keeps them all, as the script ran on it.
  return applyEdits(
    text,
    [first, ...others].flatMap((entry) => rewriteInStage(entry, version)),
  );
}

/**
 * An untouched scenario is linked by its name; any other script travels in the link, without its passwords. A sentence
 * when it is too long for that.
 */
async function linkToScript(
  platform: Platform,
  text: string,
  id?: string,
): Promise<Result<string, string>> {
  if (id !== undefined) {
    const original = await platform.fetchScenario(id);
    if (original.ok && original.value === text) {
      return ok(scenarioAddress(platform.address(), id));
    }
  }
  const open = replacePasswords(text, compileScript(text).syntax);
  const fault = sharingFault(open);
  if (fault !== undefined) return err(fault);
  return ok(sharedAddress(platform.address(), await encodeShared(open)));
}

async function linkToRun(stores: Stores, platform: Platform): Promise<Result<string, string>> {
  const written = await writtenTrace(stores, platform.clock, shownRun(stores.runs.getState()));
  if (written === undefined) return err(t('No link was made: the run is too large to be written.'));
  const hash = await encodeSharedTrace(written.lines.join(''));
  return hash.ok ? ok(sharedAddress(platform.address(), hash.value)) : hash;
}

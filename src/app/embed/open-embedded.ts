import { t } from '../../base/translate.ts';
import { readAddress, type AddressRequest } from '../../state/address.ts';
import type { Stores } from '../../state/app-state.ts';
import { withoutRun } from '../../state/run-changes.ts';
import type { Problem } from '../../trace/event.ts';
import { browserClock } from '../browser-clock.ts';
import { openFirstScript } from '../first-script.ts';
import { speakAllInFrame } from '../language.ts';
import { fetchScenario, fetchStart } from '../scenarios.ts';

/** Opens what the address asks for, without a question; of what lies on another site nothing is fetched. */
export async function openEmbedded(stores: Stores): Promise<void> {
  const request = readAddress(location.href);
  try {
    // A course is more than one script: its page is the place for it.
    if (request.kind === 'course' || (request.kind === 'web' && request.link.kind === 'foreign')) {
      stores.runs.setState((state) => withoutRun(state, elsewhere(request)));
      return;
    }
    const platform = {
      clock: browserClock,
      address: () => location.href,
      fetchScenario,
    };
    // A recorded run, and what this very site has, are opened by code with sentences of its own.
    const isFar = request.kind === 'shared-trace' || request.kind === 'web';
    if (isFar) await speakAllInFrame().catch(() => undefined);
    await openFirstScript(stores, platform, await startOf(request));
  } finally {
    stores.document.setState({ isOpening: false });
  }
}

/** What is shown where the address asks for nothing; in the place of what cannot be had nothing else is shown. */
async function startOf({ kind }: AddressRequest): Promise<string> {
  if (kind !== 'none') return '';
  return fetchStart().catch(() => '');
}

function elsewhere({
  link,
}: Extract<AddressRequest, { readonly kind: 'web' | 'course' }>): Problem {
  const host = link.kind === 'refused' ? '' : link.host;
  return {
    code: 'embedded-link',
    what: t('What this link names lies at {host}, so it is not opened in a frame.', { host }),
    meaning: t('What lies on another site is fetched after a yes, and a frame asks nothing.'),
    advice: t('Open in Caesura leads to the page that asks.'),
  };
}

import { err, type Result } from '../base/result.ts';
import { refusalOfLink } from '../state/link-refusal.ts';
import type { Stores } from '../state/app-state.ts';
import type { PendingLink } from '../state/catalogue-store.ts';
import type { Platform } from '../state/ports.ts';
import type { LinkedThing, ScriptLink } from '../state/script-link.ts';
import type { Problem } from '../trace/event.ts';
import { cancelled, fetchWebScript } from './web-script.ts';

interface WantedLink {
  readonly what: LinkedThing;
  readonly link: ScriptLink;
  /** A yes to its host was given: nobody is asked again. */
  readonly isAgreed?: boolean;
}

/** The text of the script or trace that a link names. A place that is not this very site is asked about before anything is sent there. */
export async function openLink(
  { catalogue }: Pick<Stores, 'catalogue'>,
  { clock, address }: Pick<Platform, 'clock' | 'address'>,
  { what, link, isAgreed = false }: WantedLink,
  fetcher: typeof fetch = (...request) => fetch(...request),
): Promise<Result<string, Problem>> {
  if (link.kind === 'refused') return err(refusalOfLink(link));
  const cancel = new AbortController();
  const { url, host } = link;
  const show = (stage: PendingLink['stage'], decide: PendingLink['decide']) => {
    const isOwnNetwork = link.kind === 'foreign' && link.isOwnNetwork;
    catalogue.setState({ link: { what, stage, url, host, isOwnNetwork, decide } });
  };
  try {
    if (link.kind === 'foreign' && !isAgreed) {
      const isWanted = await new Promise<boolean>((resolve) => show('asks', resolve));
      if (!isWanted) return err(cancelled(what, host));
    }
    show('fetches', (yes) => (yes ? undefined : cancel.abort()));
    const page = new URL(address());
    return await fetchWebScript({ what, link, page, clock, cancel: cancel.signal, fetch: fetcher });
  } finally {
    catalogue.setState({ link: undefined });
  }
}

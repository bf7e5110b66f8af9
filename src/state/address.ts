import { readScriptLink, type ScriptLink } from './script-link.ts';

/** What the page's address asks for. A shared script wins over a linked one, a linked one over a shipped one. */
export type AddressRequest =
  | { readonly kind: 'shared'; readonly hash: string }
  | { readonly kind: 'web'; readonly link: ScriptLink }
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'none' };

/** Reads `#s=…`, `?script=URL` and `?scenario=ID`. */
export function readAddress(href: string): AddressRequest {
  const address = new URL(href);
  if (address.hash.startsWith('#s=')) return { kind: 'shared', hash: address.hash };
  const script = address.searchParams.get('script');
  if (script !== null) return { kind: 'web', link: readScriptLink(script, address) };
  const scenario = address.searchParams.get('scenario');
  return scenario === null ? { kind: 'none' } : { kind: 'scenario', id: scenario };
}

/** The page's address with `?scenario=ID` and nothing else of ours. */
export function scenarioAddress(href: string, id: string): string {
  const address = bare(href);
  address.searchParams.set('scenario', id);
  return address.href;
}

/** The page's address with a shared script in its fragment. */
export function sharedAddress(href: string, fragment: string): string {
  const address = bare(href);
  address.hash = fragment;
  return address.href;
}

/** The page's address without anything of ours: for a script that has no address. */
export function plainAddress(href: string): string {
  return bare(href).href;
}

function bare(href: string): URL {
  const address = new URL(href);
  address.hash = '';
  address.searchParams.delete('scenario');
  address.searchParams.delete('script');
  return address;
}

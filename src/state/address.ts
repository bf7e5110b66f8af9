import { readScriptLink, type LinkedThing, type ScriptLink } from './script-link.ts';

/** What the page's address asks for. What is shared wins over what is linked, a run over a script, both over what ships. */
export type AddressRequest =
  | { readonly kind: 'shared'; readonly hash: string }
  | { readonly kind: 'shared-trace'; readonly hash: string }
  | { readonly kind: 'web'; readonly what: LinkedThing; readonly link: ScriptLink }
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'none' };

/** Reads `#s=…`, `#t=…`, `?trace=URL`, `?script=URL` and `?scenario=ID`. */
export function readAddress(href: string): AddressRequest {
  const address = new URL(href);
  if (address.hash.startsWith('#s=')) return { kind: 'shared', hash: address.hash };
  if (address.hash.startsWith('#t=')) return { kind: 'shared-trace', hash: address.hash };
  for (const what of ['trace', 'script'] as const) {
    const place = address.searchParams.get(what);
    if (place !== null) return { kind: 'web', what, link: readScriptLink(place, address, what) };
  }
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
  address.searchParams.delete('trace');
  return address;
}

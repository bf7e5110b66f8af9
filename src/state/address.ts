import { readScriptLink, type LinkedThing, type ScriptLink } from './script-link.ts';

/** What the page's address asks for. What is shared wins over what is linked, a run over a script, both over what ships. */
export type AddressRequest =
  | { readonly kind: 'shared'; readonly hash: string }
  | { readonly kind: 'shared-trace'; readonly hash: string }
  | { readonly kind: 'web'; readonly what: LinkedThing; readonly link: ScriptLink }
  /** A course, and which lesson of it; without one, its first. */
  | { readonly kind: 'course'; readonly link: ScriptLink; readonly lesson: string | undefined }
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'none' };

/** Reads `#s=…`, `#t=…`, `?trace=URL`, `?course=URL` (with `&script=URL`), `?script=URL` and `?scenario=ID`. */
export function readAddress(href: string): AddressRequest {
  const address = new URL(href);
  if (address.hash.startsWith('#s=')) return { kind: 'shared', hash: address.hash };
  if (address.hash.startsWith('#t=')) return { kind: 'shared-trace', hash: address.hash };
  const course = address.searchParams.get('course');
  if (course !== null) {
    const lesson = address.searchParams.get('script') ?? undefined;
    return { kind: 'course', link: readScriptLink(course, address, 'course'), lesson };
  }
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

/** The page's address with `?script=URL`: what lies there is asked about before it is fetched. */
export function linkedAddress(href: string, script: string): string {
  const address = bare(href);
  address.searchParams.set('script', script);
  return address.href;
}

/** The page's address with `?course=URL`, at a lesson of it. */
export function courseAddress(href: string, course: string, lesson?: string): string {
  const address = bare(href);
  address.searchParams.set('course', course);
  if (lesson !== undefined) address.searchParams.set('script', lesson);
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

/** What of the query is ours. */
const OWN_WORDS = ['scenario', 'course', 'script', 'trace', 'step', 'moment'];

function bare(href: string): URL {
  const address = new URL(href);
  address.hash = '';
  for (const word of OWN_WORDS) address.searchParams.delete(word);
  return address;
}

/** Where the page is to stand once what its address asks for is open. */
export interface AddressPlace {
  /** The selected step, from 1. */
  readonly step: number | undefined;
  /** The moment of a recorded run that is shown: the number of its last event. */
  readonly moment: number | undefined;
}

/** Reads `?step=8` and `?moment=41`; what is no such number is as if it were not there. */
export function readPlace(href: string): AddressPlace {
  const { searchParams } = new URL(href);
  const numberAt = (word: string) => {
    const written = searchParams.get(word) ?? '';
    return /^\d{1,7}$/.test(written) ? Number(written) : undefined;
  };
  return { step: numberAt('step') || undefined, moment: numberAt('moment') };
}

/** The page that an embedded one is a part of, with the same script or run, at that place. */
export function ownPageAddress(href: string, { step, moment }: AddressPlace): string {
  const address = new URL(href);
  address.pathname = address.pathname.replace(/embed\.html$/, '');
  for (const word of ['embed', 'theme', 'lang', 'step', 'moment'])
    address.searchParams.delete(word);
  if (step !== undefined) address.searchParams.set('step', String(step));
  if (moment !== undefined) address.searchParams.set('moment', String(moment));
  return address.href;
}

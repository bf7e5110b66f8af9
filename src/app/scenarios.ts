import { err, ok, type Result } from '../base/result.ts';
import type { CatalogueEntry } from '../state/catalogue-store.ts';
import type { Problem } from '../trace/event.ts';

/** The scenarios that ship with the page, and the one that it opens with. */
export interface ScenarioCatalogue {
  readonly start: string;
  readonly scenarios: readonly CatalogueEntry[];
}

const FOLDER = './scenarios/';

/** Longest script that is fetched from the web, in characters. */
const MAX_SCRIPT = 1_000_000;

export async function fetchCatalogue(): Promise<ScenarioCatalogue> {
  const response = await fetch(`${FOLDER}index.json`);
  // Our own file, checked by a spec: its shape is no input from outside.
  return (await response.json()) as ScenarioCatalogue;
}

/** Texts of shipped scenarios, each fetched once. */
export function createScenarioSource(): (id: string) => Promise<Result<string, Problem>> {
  const kept = new Map<string, string>();
  return async (id) => {
    const known = kept.get(id);
    if (known !== undefined) return ok(known);
    if (!/^[a-z0-9-]+$/.test(id)) return err(noScenario(id));
    const text = await fetchText(`${FOLDER}${id}.scs`);
    if (text === undefined) return err(noScenario(id));
    kept.set(id, text);
    return ok(text);
  };
}

/** A script from elsewhere on the web. Its server must let this page read it (CORS). */
export async function fetchWebScript(url: string): Promise<Result<string, Problem>> {
  const text = await fetchText(url);
  if (text === undefined) return err(noWebScript(url));
  return text.length <= MAX_SCRIPT ? ok(text) : err(tooLong(url));
}

async function fetchText(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { credentials: 'omit', redirect: 'follow' });
    // A static host may answer an unknown path with its start page.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    return response.ok && !isPage ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function noScenario(id: string): Problem {
  return {
    code: 'no-such-scenario',
    what: `There is no scenario called "${id}".`,
    meaning: 'The link may be older or newer than this page.',
    advice: 'Choose one from the list above.',
  };
}

function noWebScript(url: string): Problem {
  return {
    code: 'script-not-fetched',
    what: `The script at ${url} could not be fetched.`,
    meaning: 'It is not there, or its server does not let other pages read it (CORS).',
    advice: 'Open the address in a tab of its own and paste the text here.',
  };
}

function tooLong(url: string): Problem {
  return {
    code: 'script-too-long',
    what: `The script at ${url} has more than ${MAX_SCRIPT} characters.`,
    meaning: 'It was not opened, as the page would become slow.',
    advice: 'Open a smaller part of it.',
  };
}

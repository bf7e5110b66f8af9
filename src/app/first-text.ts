import { readAddress } from '../state/address.ts';

/** What the first text depends on. */
export interface FirstTextPorts {
  readonly href: string;
  /** The id of this tab's copy, where it has one: a reload. */
  readonly session: string | undefined;
  /** What is stored of scripts, by their keys, as it is: nothing where there is no store. Rejects where it cannot be read. */
  readonly copies: () => Promise<ReadonlyMap<unknown, unknown>>;
  /** The scenario to begin with. */
  readonly start: () => Promise<string>;
  /** The text of one that ships; `undefined` where there is none. */
  readonly scenario: (id: string) => Promise<string | undefined>;
}

/**
 * The text that the page will show first, as far as that is plain before its code is there: on a first visit and after a
 * reload. `undefined` where more has to be known (a link, a copy that another tab may hold), and where a port fails.
 */
export async function firstText(ports: FirstTextPorts): Promise<string | undefined> {
  const request = readAddress(ports.href);
  const isPlain = request.kind === 'scenario' || request.kind === 'none';
  if (!isPlain || new URL(ports.href).hash !== '') return undefined;
  const asked = request.kind === 'scenario' ? request.id : undefined;
  try {
    const kept = keptText(await ports.copies(), ports.session, asked);
    if (kept !== 'none') return kept.text;
    return await ports.scenario(asked ?? (await ports.start()));
  } catch {
    return undefined;
  }
}

/** Which of the kept texts will be shown: none of them, or one, which is `undefined` as long as more has to be known. */
function keptText(
  copies: ReadonlyMap<unknown, unknown>,
  session: string | undefined,
  asked: string | undefined,
): 'none' | { readonly text: string | undefined } {
  const own = partsOf(copies.get(session));
  const isAsked = asked === undefined || own?.scenarioId === asked;
  if (own?.text !== undefined && isAsked) return { text: own.text };
  // What no tab holds is taken up: any copy, or the one of the scenario that is asked for.
  const mayBeTaken =
    asked === undefined
      ? copies.size > 0
      : own === undefined &&
        [...copies.values()].some((copy) => partsOf(copy)?.scenarioId === asked);
  return mayBeTaken ? { text: undefined } : 'none';
}

/** What is stored may be anything: `text` is one with words in it. */
function partsOf(copy: unknown) {
  if (typeof copy !== 'object' || copy === null) return undefined;
  const { text, scenarioId }: { text?: unknown; scenarioId?: unknown } = copy;
  return {
    text: typeof text === 'string' && text !== '' ? text : undefined,
    scenarioId,
  };
}

import { finish, type InParts } from '../base/in-parts.ts';
import { lazy } from '../base/lazy.ts';
import type { ScriptSyntax } from '../script/ast.ts';
import { compileScript, compileVariant } from '../script/compile.ts';
import { maskScript, redactSource, scriptMasks, type MaskedText } from '../script/redact.ts';
import type { Scenario } from '../script/scenario.ts';
import type { EventList } from '../trace/event-list.ts';
import type { TraceEvent } from '../trace/event.ts';
import { maskEvents, noteSecretsOfTrace } from '../trace/mask-events.ts';
import { maskText } from '../xmpp/secrets/mask-text.ts';
import type { Masks } from '../xmpp/secrets/masks.ts';

/** A run, and the script as it was run: with its secrets, which the trace alone may have lost already. */
export interface ToldRun {
  readonly events: EventList;
  readonly source: string;
}

/** The same run as it may leave the page or the command line. */
export interface MaskedRun extends ToldRun {
  readonly events: readonly TraceEvent[];
  /** Compiled from the masked source when it is first asked for; `undefined` where that is no script any more. */
  readonly scenario: Scenario | undefined;
  /** Masks the secrets of this run in a sentence. */
  readonly mask: (sentence: string) => string;
}

/**
 * Masks every secret of a run, alike in script and frames: what matched still does, what differed still differs.
 * `others` are secrets that neither of them names, such as a token in the server's address.
 */
export function maskedRun(run: ToldRun, others: readonly string[] = []): MaskedRun {
  return finish(maskedRunInParts(run, others));
}

/** The same, in parts. */
export function* maskedRunInParts(
  { events, source }: ToldRun,
  others: readonly string[] = [],
): InParts<MaskedRun> {
  const { syntax } = compileScript(source);
  yield;
  const prepared = yield* prepareInParts(syntax, others);
  return yield* prepared.tellInParts(events);
}

/** A script before its run, masked as far as its own secrets go. */
export interface PreparedRun {
  /** The script as it goes into the trace: see `redactSource`. */
  readonly redacted: string;
  /** The run as it may leave; cheap unless the server told a secret that the script does not hold. Once. */
  readonly tell: (events: EventList) => MaskedRun;
  readonly tellInParts: (events: EventList) => InParts<MaskedRun>;
}

/** Does most of what `maskedRun` does, before the run: so that nobody waits for it at the end, when it was stopped. */
export function prepareMaskedRun(
  syntax: ScriptSyntax,
  others: readonly string[] = [],
): PreparedRun {
  return finish(prepareInParts(syntax, others));
}

function* prepareInParts(syntax: ScriptSyntax, others: readonly string[]): InParts<PreparedRun> {
  const masks = scriptMasks(syntax);
  for (const secret of others) masks.add(secret);
  yield;
  const prepared = yield* compiledMask(syntax, masks);
  const count = masks.count;
  const redacted = others.length === 0 ? prepared.redacted() : redactSource(syntax.text, syntax);
  function* tellInParts(events: EventList): InParts<MaskedRun> {
    yield* noteSecretsOfTrace(events, masks);
    const told = masks.count === count ? prepared : yield* compiledMask(syntax, masks);
    const { source, scenario } = told;
    return {
      source,
      events: yield* maskEvents(events, source, masks),
      get scenario() {
        return scenario();
      },
      mask: (sentence) => maskText(sentence, masks),
    };
  }
  return { redacted, tell: (events) => finish(tellInParts(events)), tellInParts };
}

function* compiledMask(syntax: ScriptSyntax, masks: Masks): InParts<MaskedScript> {
  const { masked: source, redacted } = maskScript(syntax, masks);
  yield;
  const scenario = lazy(() => compileVariant(source).scenario);
  if (source.length > LONG) scenario();
  return { source, redacted, scenario };
}

interface MaskedScript extends Pick<MaskedText, 'redacted'> {
  readonly source: string;
  readonly scenario: () => Scenario | undefined;
}

/** Most runs are told without it. A script longer than this is compiled before its run: whoever stops it should not wait. */
const LONG = 100_000;

/** Masks the secrets of a script in sentences about it. */
export function scriptMask(syntax: ScriptSyntax): (sentence: string) => string {
  const masks: Masks = scriptMasks(syntax);
  return (sentence) => maskText(sentence, masks);
}

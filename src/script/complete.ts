import type { TextRange } from '../base/text-range.ts';
import type { ScriptSyntax } from './ast.ts';
import { headOffers } from './completion/complete-head.ts';
import { xmlOffers } from './completion/complete-xml.ts';
import { at, plain, type Completion } from './completion/completion.ts';
import { captureOffers, valueOffersAlways, variableOffers } from './completion/placeholders.ts';
import { scriptPlace, type ScriptPlace } from './completion/script-place.ts';
import { xmlPlace, type XmlPlace } from './completion/xml-place.ts';
import { UNKNOWN_SERVER } from './stage-server.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { Completion, CompletionKind } from './completion/completion.ts';

/**
 * What can be written at an offset of a script that may be half written; an empty list where nothing is known. All that
 * fits the place is given: the editor filters by what is typed already, which the ranges cover. Modules and options are
 * those of `server`.
 */
export function completionsAt(
  syntax: ScriptSyntax,
  offset: number,
  vocabulary: Vocabulary,
  server = UNKNOWN_SERVER,
): readonly Completion[] {
  const place = scriptPlace(syntax, offset);
  if (place.kind === 'elsewhere') return [];
  if (place.kind !== 'block') return at(place.range, headOffers(place, syntax, server));
  return blockCompletions(place, { syntax, offset, vocabulary });
}

interface Request {
  readonly syntax: ScriptSyntax;
  readonly offset: number;
  readonly vocabulary: Vocabulary;
}

function blockCompletions(
  block: Extract<ScriptPlace, { readonly kind: 'block' }>,
  request: Request,
): readonly Completion[] {
  const { syntax, offset, vocabulary } = request;
  const { before, after, verb, head } = block;
  const place = xmlPlace(before, after);
  const placeholders = placeholderCompletions(place, block, request);
  if (placeholders !== undefined) return placeholders;
  const start = offset - before.length + place.start;
  const stanza = { syntax, offset, actor: head.actor.text, verb, vocabulary };
  const offers = xmlOffers(place, stanza);
  const hasValue = place.kind === 'attribute-name' && /^[\w:.-]*\s*=/.test(after);
  return at(
    { start, end: offset + restOfWord(place, after).length },
    hasValue ? offers.map((offer) => plain(offer.kind, offer.label, offer.detail)) : offers,
  );
}

/** What follows the cursor and goes too when something else is written. */
function restOfWord(place: XmlPlace, after: string): string {
  const patterns = {
    content: /^/,
    'tag-name': /^[\w:.-]*/,
    'end-tag': /^[\w:.-]*>?/,
    'attribute-name': /^[\w:.-]*(?=\s*=)/,
    value: /^[^\s"'<>]*(?=["'])/,
  } as const;
  return patterns[place.kind].exec(after)?.[0] ?? '';
}

/** Inside `${…` or `{…`; `undefined` elsewhere. */
function placeholderCompletions(
  place: XmlPlace,
  { before, after, verb }: Extract<ScriptPlace, { readonly kind: 'block' }>,
  { syntax, offset }: Request,
): readonly Completion[] | undefined {
  if (place.kind !== 'value' && place.kind !== 'content') return undefined;
  const found = /(\$?)\{[^{}<>]*$/.exec(before);
  if (found === null || found.index < valueStart(place, before)) return undefined;
  const closing = /^[^\s{}"<>]*\}/.exec(after)?.[0].length ?? 0;
  const range: TextRange = { start: offset - found[0].length, end: offset + closing };
  const quote = place.kind === 'value' ? place.quote : '';
  const offers =
    found[1] === '$'
      ? [...captureOffers(syntax, offset, quote), ...variableOffers(syntax, quote)]
      : valueOffersAlways(verb);
  return at(range, offers);
}

function valueStart(place: XmlPlace, before: string): number {
  return place.kind === 'value' ? place.start : before.lastIndexOf('>');
}

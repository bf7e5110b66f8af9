import { t } from '../../base/translate.ts';
import { definitionsByName, type ScriptSyntax, type Verb } from '../ast.ts';
import { scriptCaptures } from '../captures.ts';
import { printVariable } from '../variables.ts';
import { plain, type Offer } from './completion.ts';

/** Both addresses of every actor, written as they must be between such quotes (`''` in a text). */
export function variableOffers(syntax: ScriptSyntax, quote: string): readonly Offer[] {
  return [...definitionsByName(syntax).keys()].flatMap((actor) =>
    (['full JID', 'JID'] as const).map((form) => {
      const variable = printVariable({ actor, form });
      const detail = form === 'JID' ? t('without resource') : t('with the resource that was bound');
      return { ...plain('variable', variable, detail), insertText: escapeFor(variable, quote) };
    }),
  );
}

/** What steps above an offset have captured, the newest first, to be read back. */
export function captureOffers(
  syntax: ScriptSyntax,
  offset: number,
  quote: string,
): readonly Offer[] {
  const taken = scriptCaptures(syntax).filter(({ action }) => action.range.end < offset);
  const lines = new Map(taken.map(({ name, action }) => [name, action.line]));
  return [...lines].toReversed().map(([name, line]) => {
    const variable = `\${${name}}`;
    const detail = t('captured in line {line}', { line });
    return { ...plain('variable', variable, detail), insertText: escapeFor(variable, quote) };
  });
}

function escapeFor(text: string, quote: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (quote === "'") return escaped.replaceAll("'", '&apos;');
  return quote === '"' ? escaped.replaceAll('"', '&quot;') : escaped;
}

const ANY: Offer = {
  ...plain('wildcard', '{scansion:any}', t('any value')),
  documentation: t('The attribute must be there; its value may be any.'),
};

const CAPTURE: Offer = {
  ...plain('wildcard', '{scansion:capture:NAME}', t('any value, kept')),
  documentation: t('The attribute must be there; its value may be any and is kept under the name.'),
  insertText: '{scansion:capture:${1:name}\\}',
  isSnippet: true,
};

/** What an attribute value may be in any case. */
export function valueOffersAlways(verb: Verb | undefined): readonly Offer[] {
  return verb === 'receives' ? [ANY, CAPTURE] : [];
}

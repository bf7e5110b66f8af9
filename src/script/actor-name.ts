import { t } from '../base/translate.ts';

const VERB_INSIDE =
  /\s(?:connects|disconnects|sends|receives|is\s+disconnected|is\s+refused)(?![\w-])/;

/**
 * Why a text cannot be the name of an actor, in a sentence; `undefined` when it can. Names stand in lines of their own
 * (`NAME connects`), so they must not look like another kind of line, and in `${NAME's JID}`.
 */
export function actorNameFault(name: string): string | undefined {
  if (name.trim() === '') return t('A name needs at least one character.');
  if (name !== name.trim()) return t('A name neither begins nor ends with white space.');
  if (/[\r\n\t\u2028\u2029]/.test(name)) return t('A name stands on one line, without TABs.');
  if (/^(?:#|\/\/|--|\[|<)/.test(name)) {
    return t('A name must not begin like a comment, a definition or a stanza.');
  }
  if (/[{}]/.test(name)) return t('Braces would end the variable ${…} too early.');
  if (/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(name))
    return t('XML does not allow all of these characters.');
  if (VERB_INSIDE.test(` ${name}`))
    return t('A name must not hold a verb: the line could not be read.');
  return undefined;
}

/** Whether a text can be the name of an actor. */
export function isActorName(name: string): boolean {
  return actorNameFault(name) === undefined;
}

import type { TextRange } from '../base/text-range.ts';
import type { Account } from '../xmpp/account.ts';
import { parseJid } from '../xmpp/jid.ts';
import type { ScriptSyntax, TextPart } from './ast.ts';

/** An account in the header, with the place of its password. */
export interface AccountSyntax extends Account {
  readonly password: string;
  readonly passwordRange: TextRange;
}

/** What the tags `## accounts: romeo@localhost:secret, juliet@localhost:word` say. */
export interface AccountList {
  readonly accounts: readonly AccountSyntax[];
  /** Entries that are none. */
  readonly faults: readonly TextRange[];
  /** Whether there is such a tag at all: without one anybody may come in. */
  readonly isGiven: boolean;
}

/**
 * The accounts of the header, of all tags `accounts` in order. Entries are parted by commas, so no password holds one;
 * the first colon behind the bare JID parts it from the password.
 */
export function accountsOf({ header }: Pick<ScriptSyntax, 'header'>): AccountList {
  const tags = header.tags.filter(({ key }) => key.text.trim().toLowerCase() === 'accounts');
  const entries = tags.flatMap(({ value }) => entriesOf(value));
  return {
    isGiven: tags.length > 0,
    accounts: entries.flatMap((entry) => accountIn(entry) ?? []),
    faults: entries.filter((entry) => accountIn(entry) === undefined).map(({ range }) => range),
  };
}

function entriesOf({ text, range }: TextPart): readonly TextPart[] {
  let at = range.start;
  return text.split(',').map((piece) => {
    const start = at + piece.length - piece.trimStart().length;
    at += piece.length + 1;
    const entry = piece.trim();
    return { text: entry, range: { start, end: start + entry.length } };
  });
}

function accountIn({ text, range }: TextPart): AccountSyntax | undefined {
  const colon = text.indexOf(':', text.indexOf('@') + 1);
  if (colon < 0 || colon === text.length - 1) return undefined;
  const jid = parseJid(text.slice(0, colon));
  if (!jid.ok || jid.value.local === '' || jid.value.resource !== '') return undefined;
  const passwordRange = { start: range.start + colon + 1, end: range.end };
  return { jid: text.slice(0, colon), password: text.slice(colon + 1), passwordRange };
}

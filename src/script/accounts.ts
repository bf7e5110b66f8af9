import type { TextRange } from '../base/text-range.ts';
import type { Account } from '../xmpp/account.ts';
import { parseJid } from '../xmpp/jid.ts';
import { definitionsByName, type ScriptSyntax, type TagSyntax, type TextPart } from './ast.ts';
import { lowerActor } from './lower-actor.ts';

/** An account in the header, with the place of its password. */
export interface AccountSyntax extends Account {
  readonly password: string;
  readonly passwordRange: TextRange;
  /** The entry as it is written, and the tag that it stands in. */
  readonly part: TextPart;
  readonly line: TagSyntax;
}

/** An entry that is no account. */
type AccountFault = Pick<AccountSyntax, 'part' | 'line'>;

/** What the tags `## accounts: romeo@localhost:secret, juliet@localhost:word` say. */
export interface AccountList {
  readonly accounts: readonly AccountSyntax[];
  /** Entries that are none. */
  readonly faults: readonly AccountFault[];
  /** Whether there is such a tag at all: without one anybody may come in. */
  readonly isGiven: boolean;
}

/**
 * The accounts of the header, of all tags `accounts` in order. Entries are parted by commas; the first colon behind the bare
 * JID parts it from the password. A password with a comma stands in quotes of either kind, as one that begins with a quote.
 */
export function accountsOf({ header }: Pick<ScriptSyntax, 'header'>): AccountList {
  const tags = header.tags.filter(({ key }) => isAccountsTag(key.text));
  const entries = tags.flatMap((line) => entriesOf(line.value).map((part) => ({ part, line })));
  const accounts: AccountSyntax[] = [];
  const faults: AccountFault[] = [];
  for (const entry of entries) {
    const account = accountIn(entry.part);
    if (account === undefined) faults.push(entry);
    else accounts.push({ ...account, ...entry });
  }
  return { isGiven: tags.length > 0, accounts, faults };
}

/** An actor with the account that it signs in with. */
export interface ActorAccount extends Account {
  readonly actor: string;
}

/** Of all actors that are defined with a name and a password to sign in with, in their order. */
export function actorAccounts(syntax: ScriptSyntax): readonly ActorAccount[] {
  return [...definitionsByName(syntax)].flatMap(([actor, definition]) => {
    const { jid, password } = lowerActor(definition);
    const parsed = parseJid(jid);
    if (!parsed.ok || parsed.value.local === '' || password === '') return [];
    return [{ actor, jid, password }];
  });
}

/** The entries of such a tag. */
export function accountParts({ value }: Pick<TagSyntax, 'value'>): readonly TextPart[] {
  return entriesOf(value);
}

/** Whether that is an account, which an entry of the tag can say. */
export function isAccount(account: Account): boolean {
  const text = accountEntry(account) ?? '';
  const [entry, ...others] = entriesOf({ text, range: { start: 0, end: text.length } });
  const read = entry === undefined || /[\r\n]/.test(text) ? undefined : accountIn(entry);
  const isSame = read?.jid === account.jid && read.password === account.password;
  return isSame && others.length === 0;
}

export function isAccountsTag(key: string): boolean {
  return key.trim().toLowerCase() === 'accounts';
}

/** An account as an entry of the tag; `undefined` for a password that holds a comma and quotes of both kinds. */
export function accountEntry({ jid, password }: Account): string | undefined {
  if (!/,|^["']/.test(password)) return `${jid}:${password}`;
  const quote = ['"', "'"].find((each) => !password.includes(each));
  return quote === undefined ? undefined : `${jid}:${quote}${password}${quote}`;
}

function entriesOf({ text, range }: TextPart): readonly TextPart[] {
  const entries: TextPart[] = [];
  for (let at = 0; at <= text.length;) {
    const end = endOfEntry(text, at);
    const piece = text.slice(at, end);
    const start = range.start + at + piece.length - piece.trimStart().length;
    const entry = piece.trim();
    entries.push({ text: entry, range: { start, end: start + entry.length } });
    at = end + 1;
  }
  return entries;
}

/** The next comma that is not in a quoted password, else the end. */
function endOfEntry(text: string, start: number): number {
  const comma = commaFrom(text, start);
  const colon = passwordSign(text.slice(start, comma));
  const quote = colon < 0 ? undefined : text[start + colon + 1];
  if (quote !== '"' && quote !== "'") return comma;
  const closing = text.indexOf(quote, start + colon + 2);
  return closing < 0 ? comma : commaFrom(text, closing);
}

function commaFrom(text: string, start: number): number {
  const comma = text.indexOf(',', start);
  return comma < 0 ? text.length : comma;
}

/** The colon behind the bare JID. */
function passwordSign(entry: string): number {
  return entry.indexOf(':', entry.indexOf('@') + 1);
}

function accountIn({ text, range }: TextPart): Omit<AccountSyntax, 'part' | 'line'> | undefined {
  const colon = passwordSign(text);
  const written = text.slice(colon + 1);
  if (colon < 0 || written === '') return undefined;
  const jid = parseJid(text.slice(0, colon));
  if (!jid.ok || jid.value.local === '' || jid.value.resource !== '') return undefined;
  const quotes = /^["']/.test(written) ? 1 : 0;
  const password = quotes === 0 ? written : unquoted(written);
  if (password === undefined) return undefined;
  const start = range.start + colon + 1 + quotes;
  const passwordRange = { start, end: start + password.length };
  return { jid: text.slice(0, colon), password, passwordRange };
}

function unquoted(written: string): string | undefined {
  const inside = written.slice(1, -1);
  const quote = written.charAt(0);
  const isWhole = inside !== '' && written.endsWith(quote) && !inside.includes(quote);
  return isWhole ? inside : undefined;
}

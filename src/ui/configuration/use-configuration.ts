import { t } from '../../base/translate.ts';
import { useMemo, useState } from 'react';
import type { TextEdit } from '../../base/text-edit.ts';
import { createLineIndex } from '../../base/text-range.ts';
import { accountsOf, type AccountList, type AccountSyntax } from '../../script/accounts.ts';
import { touches } from '../../script/elements-at.ts';
import type { ScriptSyntax } from '../../script/ast.ts';
import { checkedOn } from '../../script/checked-on.ts';
import { compileScript } from '../../script/compile.ts';
import { repairsOf, type QuickFix } from '../../script/repairs.ts';
import type { Account } from '../../xmpp/account.ts';
import {
  addToStage,
  letIn,
  removeFromStage,
  rewriteInStage,
  withPassword,
} from '../../script/stage-edits.ts';
import { writtenStage, type StageEntry, type StageTag } from '../../script/stage-entries.ts';
import type { StageServer } from '../../script/stage-server.ts';
import { useActions, useCatalogue, useDocument } from '../app-context.ts';
import { openPart } from '../commands/use-open-part.ts';

/** What the script of the page asks of its server, and how to change that: each change is one edit of the script. */
export interface Configuration {
  readonly syntax: ScriptSyntax;
  readonly server: StageServer;
  readonly entries: readonly StageEntry[];
  /** What is wrong with it; `undefined` where nothing is. */
  readonly faultOf: (entry: StageEntry) => StageProblem | undefined;
  readonly repair: (repair: QuickFix) => void;
  /** What cannot be understood at all, and in which line. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  /** What was written last, in a sentence. */
  readonly said: string;
  readonly lineOf: (entry: Written) => number;
  readonly accounts: AccountList;
  readonly letIn: (accounts: readonly Account[]) => void;
  readonly changePassword: (account: AccountSyntax, password: string) => void;
  readonly shutOut: (account: AccountSyntax) => void;
  readonly add: (tag: StageTag, written: string) => void;
  readonly rewrite: (entry: StageEntry, written: string) => void;
  readonly remove: (entry: StageEntry) => void;
  /** Leaves the panel, for that line of the script. */
  readonly goTo: (line: number) => void;
}

/** Where something stands that a script asks for. */
export type Written = Pick<StageEntry, 'part' | 'line'>;

/** What is wrong with something that a script asks for. */
export interface StageProblem {
  readonly message: string;
  /** What was surely meant, if that is known. */
  readonly repair: QuickFix | undefined;
}

export function useConfiguration(): Configuration {
  const text = useDocument((document) => document.text);
  const server = useCatalogue((catalogue) => catalogue.stageServer);
  const { applyEdits, revealLine } = useActions();
  const [said, say] = useState('');
  const known = useMemo(() => readStage(text, server), [text, server]);
  const write = (edits: readonly TextEdit[], sentence: string) => {
    applyEdits(edits);
    say(t('{sentence} Undo in the script takes it back.', { sentence }));
  };
  const { syntax } = known;
  return {
    ...known,
    server,
    said,
    add: (tag, written) => write(addToStage(syntax, tag, written), saysWords(tag, written)),
    rewrite: (entry, written) =>
      write(rewriteInStage(entry, written), saysWords(entry.tag, written)),
    repair: ({ title, edits }) => write(edits, t('{title}: done.', { title })),
    // Passwords are in no sentence.
    letIn: (accounts) => {
      const names = accounts.map(({ jid }) => jid).join(', ');
      write(
        letIn(syntax, accounts),
        t('The script lets in {names}, with the password written.', { names }),
      );
    },
    changePassword: (account, password) =>
      write(
        withPassword(account, password),
        t('{jid} has another password.', { jid: account.jid }),
      ),
    shutOut: (account) => {
      write(removeFromStage(syntax, account), shutOutWords(account, known.accounts));
      takeFocus();
    },
    remove: (entry) => {
      write(
        removeFromStage(syntax, entry),
        t('“{text}” is no longer asked for.', { text: entry.part.text }),
      );
      takeFocus();
    },
    goTo: (line) => {
      openPart(undefined);
      revealLine(line);
    },
  };
}

function saysWords(tag: string, written: string): string {
  return t('The script says “## {tag}: {written}”.', { tag, written });
}

/** The button that had the focus goes with its row. */
function takeFocus(): void {
  document.querySelector<HTMLElement>('[data-part="configuration"]')?.focus();
}

function shutOutWords({ jid }: Account, { accounts }: AccountList): string {
  return t(
    '{count, plural, one {{jid} was the last account: now anybody comes in, with any password.} other {{jid} is no longer let in.}}',
    { count: accounts.length, jid },
  );
}

function readStage(text: string, server: StageServer) {
  const checked = checkedOn(compileScript(text), server);
  const { syntax, diagnostics } = checked;
  const lines = createLineIndex(text);
  const { entries, faults } = writtenStage(syntax);
  const accounts = accountsOf(syntax);
  const wrong = [
    ...faults.map(({ range }) => range),
    ...accounts.faults.map(({ part }) => part.range),
  ];
  const messageAt = (start: number) =>
    diagnostics.find(({ range }) => range.start === start)?.message ?? '';
  return {
    syntax,
    entries,
    accounts,
    faults: wrong.map(({ start }) => ({
      line: lines.positionAt(start).line,
      message: messageAt(start),
    })),
    faultOf: ({ part }: StageEntry): StageProblem | undefined => {
      const found = diagnostics.find(
        ({ range }) => touches(part.range, range.start) && touches(part.range, range.end),
      );
      if (found === undefined) return undefined;
      const [repair] = repairsOf(found, checked, server).filter(({ isPreferred }) => isPreferred);
      return { message: found.message, repair };
    },
    lineOf: ({ part }: Written) => lines.positionAt(part.range.start).line,
  };
}

import type { Stores } from './app-state.ts';
import type { RunQuestion } from './runs-store.ts';
import { currentServer } from './server-choice.ts';

/**
 * What people have agreed to do on servers that others use, too. Each kind of doing is asked about once for each
 * address, for as long as the page lives.
 */
export interface Consent {
  isGiven(about: RunQuestion['about']['kind'], server: string): boolean;
  /** Performs at once what has been agreed to; else asks, and performs after a yes. */
  request(question: RunQuestion, perform: () => void): void;
  /** Answers the question that is shown, if any. */
  answer(yes: boolean): void;
}

export function createConsent(stores: Stores): Consent {
  const given = new Set<string>();
  let asked: { readonly question: RunQuestion; readonly perform: () => void } | undefined;
  const show = (question: RunQuestion | undefined) => stores.runs.setState({ question });

  /** Another server may have been chosen meanwhile: nobody has agreed to that one. A second server is no choice. */
  const stillHolds = ({ about, server }: RunQuestion): boolean => {
    const choice = currentServer(stores);
    const isOther = about.kind === 'both' || about.kind === 'matrix';
    return isOther || choice.kind === 'embedded' || choice.url === server;
  };

  return {
    isGiven: (kind, server) => given.has(keyOf(kind, server)),
    request: (question, perform) => {
      if (given.has(keyOf(question.about.kind, question.server))) return perform();
      asked = { question, perform };
      show(question);
    },
    answer: (yes) => {
      const { question } = stores.runs.getState();
      show(undefined);
      if (!yes || asked === undefined || question !== asked.question) return;
      if (!stillHolds(question)) return;
      // Modules are agreed to for one script.
      if (question.about.kind !== 'modules') given.add(keyOf(question.about.kind, question.server));
      asked.perform();
    },
  };
}

function keyOf(kind: string, server: string): string {
  return `${kind} ${server}`;
}

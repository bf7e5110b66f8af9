import { compileScript } from '../script/compile.ts';
import type { Actions, Stores } from './app-state.ts';
import type { RunSession } from './run-session.ts';
import type { RunQuestion } from './run-store.ts';
import { currentServer } from './server-choice.ts';
import type { Watch } from './watch.ts';

type RerunActions = Pick<Actions, 'rerunToLine' | 'toggleWatch' | 'answer'>;

interface RerunParts {
  readonly watch: Watch;
  /** Does what another question was about. */
  readonly agree: (question: RunQuestion) => void;
}

/** Beginning anew. What a server of others would hear again is asked about once for each address. */
export function createRerunActions(
  stores: Stores,
  session: RunSession,
  { watch, agree }: RerunParts,
): RerunActions {
  const agreed = new Set<string>();
  const ask = (question: RunQuestion | undefined) => stores.run.setState({ question });

  return {
    rerunToLine: (line) => {
      const choice = currentServer(stores);
      if (choice.kind === 'embedded' || agreed.has(choice.url)) {
        void session.restart({ line });
        return;
      }
      const stanzas = stanzasBefore(stores.document.getState().text, line);
      ask({ server: choice.url, about: { kind: 'rerun', line, stanzas } });
    },
    toggleWatch: () => watch.toggle(),
    answer: (yes) => {
      const { question } = stores.run.getState();
      ask(undefined);
      if (question === undefined || !yes) return;
      // A second server is no choice of the page.
      if (question.about.kind === 'both') return void agree(question);
      const choice = currentServer(stores);
      // Another server may have been chosen meanwhile: nobody has agreed to that one.
      if (choice.kind === 'websocket' && choice.url !== question.server) return;
      if (question.about.kind === 'watch') return watch.agree(question.server);
      if (question.about.kind !== 'rerun') return void agree(question);
      agreed.add(question.server);
      void session.restart({ line: question.about.line });
    },
  };
}

/** How many stanzas a run sends before it comes to the step at a line. */
function stanzasBefore(text: string, line: number): number {
  const { scenario } = compileScript(text);
  const steps = scenario?.steps ?? [];
  const target = steps.findLast((step) => step.line <= line)?.index ?? 0;
  return steps.filter((step) => step.kind === 'sends' && step.index < target).length;
}

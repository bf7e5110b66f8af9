import { compileScript } from '../script/compile.ts';
import type { Actions, Stores } from './app-state.ts';
import type { Consent } from './consent.ts';
import type { RunSession } from './run-session.ts';
import { currentServer } from './server-choice.ts';

type RerunActions = Pick<Actions, 'rerunToLine'>;

/** Beginning anew, up to a step. */
export function createRerunActions(
  stores: Stores,
  session: RunSession,
  consent: Consent,
): RerunActions {
  return {
    rerunToLine: (line) => {
      const choice = currentServer(stores);
      const rerun = () => void session.restart({ line });
      if (choice.kind === 'embedded') return rerun();
      const stanzas = stanzasBefore(stores.document.getState().text, line);
      consent.request({ server: choice.url, about: { kind: 'rerun', line, stanzas } }, rerun);
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

import { useMemo } from 'react';
import { checkedOn } from '../../script/checked-on.ts';
import { compileScript } from '../../script/compile.ts';
import type { Diagnostic } from '../../script/diagnostic.ts';
import type { StageServer } from '../../script/stage-server.ts';
import { eventsUntil } from '../../trace/event-list.ts';
import type { TraceModel } from '../../trace/model.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useCatalogue, useSettledText, useView } from '../app-context.ts';
import { usePaintedRun } from '../painted-moment.tsx';
import { scriptViewOf, type ScriptView } from './script-view.ts';
import { placesOf, type StepPlaces } from '../../script/step-places.ts';

export interface ShownScript {
  /** What all of the below was computed from; the editor may be a few keys ahead. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What is known of the server that the script is to run on. */
  readonly server: StageServer;
  readonly places: StepPlaces;
  /** Of the run that is shown, up to the moment that is shown. */
  readonly trace: TraceModel | undefined;
  readonly view: ScriptView;
}

/** Everything that the editor shows besides the text, from the stores. */
export function useScriptView(): ShownScript {
  const text = useSettledText();
  const compiled = useMemo(() => compileScript(text), [text]);
  const server = useCatalogue((catalogue) => catalogue.stageServer);
  const { diagnostics } = useMemo(() => checkedOn(compiled, server), [compiled, server]);
  const run = useRanScenario();
  const scenario = run.scenario ?? compiled.scenario;
  const source = run.scenario === undefined ? text : run.source;
  const places = useMemo(() => placesOf(scenario, source, text), [scenario, source, text]);
  const trace = useShownTrace();
  const { phase, viewAt } = usePaintedRun();
  const isPast = viewAt !== undefined;
  const selectedStep = useView((state) => state.selection?.step);
  const view = useMemo(
    () => scriptViewOf({ scenario, source, trace, phase, isPast, selectedStep }, places),
    [scenario, source, trace, phase, isPast, selectedStep, places],
  );
  return { text, diagnostics, server, places, trace, view };
}

function useRanScenario() {
  const { scenario, source } = usePaintedRun();
  return { scenario, source };
}

/** The trace up to the moment that is shown. */
function useShownTrace() {
  const { events, viewAt, scenario } = usePaintedRun();
  const hasRun = scenario !== undefined;
  return useMemo(() => {
    if (!hasRun) return undefined;
    return modelOf(eventsUntil(events, viewAt));
  }, [events, viewAt, hasRun]);
}

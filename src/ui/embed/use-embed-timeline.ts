import { useMemo, useState } from 'react';
import { compileScript } from '../../script/compile.ts';
import type { Scenario } from '../../script/scenario.ts';
import { createTimeline } from '../../timeline/layout.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { traceViewAt } from '../../timeline/trace-view.ts';
import { useEmbedDocument, useEmbedRun, useEmbedView } from './embed-desk.ts';

const NO_SCENARIO: Scenario = {
  title: '',
  description: '',
  tags: [],
  actors: [],
  steps: [],
  scenes: [],
};

/** The scenario that is shown: of the run, else of the script; one without steps where the script is broken. */
export function useEmbedScenario(): Scenario {
  const text = useEmbedDocument((document) => document.text);
  const { scenario } = useEmbedRun();
  return useMemo(() => scenario ?? compileScript(text).scenario ?? NO_SCENARIO, [scenario, text]);
}

/** All rows of the run as far as it is looked at, or of the script before the first one. */
export function useEmbedTimeline(): TimelineModel {
  const scenario = useEmbedScenario();
  const { events, viewAt } = useEmbedRun();
  const trace = useMemo(() => traceViewAt(events, viewAt), [events, viewAt]);
  const foldedScenes = useEmbedView((view) => view.foldedScenes);
  const unfolded = useEmbedView((view) => view.unfoldedFanOuts);
  const [layOut] = useState(createTimeline);
  return useMemo(() => {
    const options = {
      filter: '',
      verdicts: [],
      showStream: false,
      foldedScenes,
      fanOuts: { unfolded },
    };
    return layOut({ scenario, trace, options });
  }, [scenario, trace, foldedScenes, unfolded, layOut]);
}

import { faultWords, graveFaults, type LuaFault } from '../prosody/lua-fault.ts';
import type { Scenario } from '../script/scenario.ts';
import { reportOfUnrun } from './broken-script.ts';
import { isEmbedded, type RunPlace } from './run-place.ts';
import { shownFile } from './own-files.ts';
import type { ScriptResult } from './report.ts';

/** What did not load, and the script does not allow: it cannot be run then. `undefined` where all is well. */
export function setUpFault(
  file: string,
  scenario: Scenario,
  { faults, place }: { readonly faults: readonly LuaFault[]; readonly place: RunPlace },
): ScriptResult | undefined {
  const grave = graveFaults(faults, scenario.stage?.mayFail);
  const [first] = grave;
  if (first === undefined) return undefined;
  const folder = isEmbedded(place) ? place.folder : undefined;
  const words = grave.map((fault) =>
    faultWords(fault, (each) => (folder === undefined ? each : shownFile(each, folder))).split(
      '\n',
    ),
  );
  const sentences = words.map(([sentence = '']) => sentence);
  const reason =
    grave.length === 1
      ? sentences.join('')
      : sentences.map((sentence) => sentence.replace(/\.?$/, '.')).join(' ');
  const { title, steps } = scenario;
  return {
    report: reportOfUnrun(file, { title, steps: steps.length, kind: 'server-set-up', reason }),
    picture: words.flatMap(([, ...source], at) => {
      const { file = '' } = grave[at] ?? {};
      const place = grave.length === 1 || file === '' ? '' : `${file}:`;
      return source.map((line) => line.replace(/^ {2}/, `  ${place}`));
    }),
  };
}

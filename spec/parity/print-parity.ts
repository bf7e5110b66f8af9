import { findScripts } from '../../src/cli/find-scripts.ts';
import { isForEmbedded, prosodyScripts, shippedScripts } from '../script/corpus.ts';
import { installedNative, nativeProsody13 } from '../support/native-installs.ts';
import {
  allPairings,
  compareEverywhere,
  RULES,
  transcriptDifferences,
  verdictOf,
  type Comparison,
} from './compare.ts';
import type { Play, Script } from './stage.ts';

const scripts = await scriptsAt(process.argv.slice(2));
for (const install of [await installedNative(), await nativeProsody13()]) {
  if (install === undefined) continue;
  console.log(`\n## Prosody ${install.version}\n`);
  const comparisons = await compareEverywhere(install, allPairings(scripts));
  printTable(comparisons);
  printDifferences(comparisons);
}

/** Those at the paths; without a path Prosody's own and the shipped ones. */
async function scriptsAt(paths: readonly string[]): Promise<readonly Script[]> {
  if (paths.length === 0)
    return [...prosodyScripts(), ...shippedScripts().filter(({ text }) => !isForEmbedded(text))];
  const found = await findScripts(paths);
  if (!found.ok) throw new Error(found.error);
  return found.value.flatMap((each) =>
    'text' in each ? [{ name: each.file.split('/').at(-1) ?? each.file, text: each.text }] : [],
  );
}

function printTable(all: readonly Comparison[]): void {
  const cells = (row: readonly string[]) => console.log(`| ${row.join(' | ')} |`);
  const heads = RULES.flatMap((rule) => [`${rule}: native`, `${rule}: embedded`]);
  cells(['script', ...heads]);
  cells(['script', ...heads].map(() => '---'));
  for (const name of new Set(all.map(({ script }) => script.name))) {
    const row = RULES.map((rule) =>
      all.find((each) => each.rule === rule && each.script.name === name),
    );
    cells([name, ...row.flatMap((each) => [cell(each?.native), cell(each?.embedded)])]);
  }
}

function cell(play: Play | undefined): string {
  if (play === undefined) return '';
  const { verdict, line, kind } = play;
  return verdict === 'passed' ? verdict : `${verdict} ${line ?? ''} ${kind ?? ''}`.trim();
}

function printDifferences(all: readonly Comparison[]): void {
  let count = 0;
  for (const each of all) {
    const [native, embedded] = [verdictOf(each.native), verdictOf(each.embedded)];
    const verdicts = native === embedded ? [] : [`native: ${native}\n    embedded: ${embedded}`];
    for (const difference of [...verdicts, ...transcriptDifferences(each)]) {
      count += 1;
      console.log(`\n${each.script.name} (${each.rule}): ${difference}`);
    }
  }
  console.log(`\n${all.length} comparisons, ${count} differences.`);
  if (count > 0) process.exitCode = 1;
}

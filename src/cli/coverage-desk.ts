import path from 'node:path';
import {
  figuresOf,
  isMucFile,
  percentOf,
  sumOf,
  totalOf,
  unreachedIn,
  type Coverage,
  type FileFigures,
  type Share,
} from '../insight/lua-coverage/coverage.ts';
import { lcovOf } from '../insight/lua-coverage/lcov.ts';
import type { CountedFile } from '../prosody/counted-code.ts';
import { OWN_FOLDER } from '../prosody/lua-place.ts';
import { readPack } from '../prosody/pack.ts';
import type { RunArguments } from './arguments.ts';
import { coveragePages } from './coverage-html.ts';
import { faultOf } from './guard-places.ts';
import { isEmbedded, type RunPlace } from './run-place.ts';
import { shownFile } from './own-files.ts';
import type { Paper } from './print-report.ts';
import type { NamedProsody } from './prosodies.ts';
import { visible } from './visible.ts';
import { writeReportFile, wordsOf } from './write-file.ts';

/** Adds up which lines of the servers' Lua all scripts ran. */
export interface CoverageDesk {
  /** What one script ran, on the Prosody of that name. */
  receive(prosody: string, coverage: Coverage): void;
  /** How much of the code of rooms ran, and which of its functions no scenario reached. */
  print(paper: Paper): Promise<void>;
  /** Writes what was asked for; resolves with a sentence for each file that it cannot write. */
  write(): Promise<readonly string[]>;
}

export function createCoverageDesk(
  { coverage: lcov, coverageHtml }: Pick<RunArguments, 'coverage' | 'coverageHtml'>,
  places: readonly RunPlace[],
): CoverageDesk {
  const sums = new Map<string, Coverage>();
  const named = places.filter(isEmbedded);
  const all = async () => {
    const found: CoveredProsody[] = [];
    for (const prosody of named) {
      const coverage = sums.get(prosody.name);
      if (coverage === undefined) continue;
      found.push({ prosody, coverage, sourceOf: await sourcesOf(prosody) });
    }
    return found;
  };
  return {
    receive(name, coverage) {
      const known = sums.get(name);
      sums.set(name, known === undefined ? coverage : sumOf([known, coverage]));
    },
    async print(paper) {
      for (const covered of await all()) printCoverage(paper, covered);
    },
    async write() {
      const covered = await all();
      const isOne = named.length === 1;
      const texts: { file: string; text: string; kind: 'coverage' | 'page' }[] = [];
      if (lcov !== undefined) {
        const text = covered.map((each) => lcovText(each, isOne)).join('');
        texts.push({ file: lcov, text, kind: 'coverage' });
      }
      if (coverageHtml !== undefined) {
        const code = covered.map((each) => ({ ...each, name: each.prosody.name }));
        for (const { name, html } of coveragePages(code)) {
          texts.push({ file: path.join(coverageHtml, name), text: html, kind: 'page' });
        }
      }
      const problems: string[] = [];
      for (const { file, text, kind } of texts) {
        const harm = await faultOf({ file, kind });
        const problem = harm === undefined ? await problemOf(file, text) : `${file} ${harm}`;
        if (problem !== undefined) problems.push(`The coverage could not be written: ${problem}.`);
      }
      return inShort(problems);
    },
  };
}

/** A full disk is told once, not for each of hundreds of pages. */
function inShort(problems: readonly string[]): readonly string[] {
  const rest = problems.length - MOST_TOLD;
  const more = `${rest} more files of the coverage could not be written.`;
  return rest <= 1 ? problems : [...problems.slice(0, MOST_TOLD), more];
}

const MOST_TOLD = 2;

function problemOf(file: string, text: string): Promise<string | undefined> {
  return writeReportFile(file, text).then(
    () => undefined,
    (error: unknown) => wordsOf(error),
  );
}

interface CoveredProsody {
  readonly prosody: NamedProsody;
  readonly coverage: Coverage;
  readonly sourceOf: (file: string) => string;
}

/** The texts of its files; `''` of one that it does not have. */
async function sourcesOf({ pack, own }: NamedProsody): Promise<(file: string) => string> {
  const { files } = await readPack(pack);
  const ours = Object.entries(own?.files ?? {}).map(
    ([name, text]) => [`${OWN_FOLDER}/${name}`, text] as const,
  );
  const texts = new Map([...Object.entries(files), ...ours]);
  return (file) => texts.get(file) ?? '';
}

/** `isOne`: whether no other Prosody has files of the same names. */
function lcovText({ prosody, coverage, sourceOf }: CoveredProsody, isOne: boolean): string {
  const { folder, name } = prosody;
  const placeOf = ({ file }: CountedFile): string => {
    if (file.startsWith(`${OWN_FOLDER}/`)) return file.slice(1);
    if (folder !== undefined) return shownFile(file, folder);
    return isOne ? file : `prosody-${name}/${file}`;
  };
  return lcovOf(
    `prosody_${name}`,
    coverage.map((counted) => ({
      place: placeOf(counted),
      counted,
      source: sourceOf(counted.file),
    })),
  );
}

function printCoverage(paper: Paper, { prosody, coverage, sourceOf }: CoveredProsody): void {
  const files = coverage.filter(isMucFile);
  const figures = files.map(figuresOf);
  const rows = [...figures, totalOf('all of modules/muc', figures)].map(cellsOf);
  const widths = [0, 1, 2, 3, 4].map((column) =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  );
  paper.write(`Lines and functions of Prosody ${visible(prosody.name)} that ran:\n`);
  for (const row of rows) {
    const cells = row.map((text, at) =>
      at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0),
    );
    paper.write(`  ${visible(cells.join('  '))}\n`);
  }
  const unreached = files.flatMap((each) =>
    unreachedIn(each, sourceOf(each.file)).map(
      ({ defined, name }) => `${each.file}:${defined} ${name}`,
    ),
  );
  if (unreached.length === 0) return;
  paper.write(`Functions of modules/muc that no scenario reached (${unreached.length}):\n`);
  for (const words of unreached) paper.write(`  ${visible(words)}\n`);
}

function cellsOf({ file, lines, functions }: FileFigures): readonly string[] {
  const share = (what: Share) => `${what.ran} of ${what.all}`;
  return [
    file,
    `${share(lines)} lines`,
    percentOf(lines),
    `${share(functions)} functions`,
    percentOf(functions),
  ];
}

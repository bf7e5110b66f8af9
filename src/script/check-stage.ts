import type { TextRange } from '../base/text-range.ts';
import { readVariation } from '../prosody/variations/read-variation.ts';
import { variationNamed, VARIATIONS } from '../prosody/variations/variations.ts';
import { fitsRange } from '../base/version-range.ts';
import type { ServerFacts } from '../xmpp/server-facts.ts';
import type { ScriptSyntax } from './ast.ts';
import type { Diagnostic } from './diagnostic.ts';
import { createNearest, nearest } from './nearest.ts';
import { Report } from './report.ts';
import { wantedVersions } from './stage.ts';
import { MOST_OF_STAGE, writtenStage, type StageEntry, type StageFault } from './stage-entries.ts';

const FAULTS: Readonly<Record<Exclude<StageFault['tag'], 'variation'>, string>> = {
  'too-many': `The embedded server takes at most ${MOST_OF_STAGE} of these from one script.`,
  prosody:
    'Versions are bounds, parted by blanks, all of which have to be kept: "## prosody: >=13", "0.12", "13.0.7", "<13", ">=0.12 <14".',
  hosts:
    'A host is a domain; several are parted by commas: "## hosts: one.example.org, two.example.org".',
  component:
    'A component is a domain and the module that runs it: "## component: rooms.example.org muc".',
  modules:
    'A module is its name without "mod_", and may say on which host; several are parted by commas: "## modules: announce, muc_x on rooms.example.org".',
  'module-may-fail':
    'A module is its name without "mod_"; several are parted by commas: "## module-may-fail: ping, time".',
  option:
    'An option is a name, "=" and a value: true, false, a number, a text in quotes, or such texts in braces: "## option: muc_room_locking = false".',
};

const CODES: Readonly<Record<StageFault['tag'], string>> = {
  'too-many': 'too-much-of-a-stage',
  prosody: 'bad-version',
  hosts: 'bad-host',
  component: 'bad-component',
  modules: 'bad-module',
  option: 'bad-option',
  variation: 'bad-variation',
  'module-may-fail': 'bad-module',
};

/** What of the tags that the embedded server is told of cannot be understood; scansion ignores them. */
export function checkStage(syntax: ScriptSyntax, report: Report): void {
  for (const { tag, range } of writtenStage(syntax).faults) {
    const message = tag === 'variation' ? variationFault(syntax, range) : FAULTS[tag];
    report.error(CODES[tag], range, message);
  }
}

/** What may stand there instead; a name that is only misspelt is meant. */
function variationFault({ text }: ScriptSyntax, { start, end }: TextRange): string {
  const written = text.slice(start, end);
  const name = written.split('=', 1)[0]?.trim() ?? '';
  const read = readVariation(written);
  const near = variationNamed(name) === undefined ? nearest(name, VARIATION_NAMES) : undefined;
  return (read.ok ? '' : read.error) + meant(near);
}

const VARIATION_NAMES = VARIATIONS.map(({ name }) => name);

/** A server that a script is to run on, and the others that could be chosen instead. */
export interface StageServer {
  /** Absent where nothing is known of its code. */
  readonly facts: ServerFacts | undefined;
  /** All that can be chosen, the newest first; none where that is not known. */
  readonly versions: readonly string[];
  /** Where modules are looked for besides Prosody's own, as people call it. */
  readonly places: readonly string[];
}

/** What of the stage of a script this server cannot have: `error` where the script cannot be run on it. */
export function checkStageOn(syntax: ScriptSyntax, server: StageServer): readonly Diagnostic[] {
  const report = new Report();
  const { entries } = writtenStage(syntax);
  checkVersions(syntax, entries, server, report);
  const { facts } = server;
  if (facts !== undefined) {
    const check = createChecks(facts, server.places, report);
    for (const entry of entries) check(entry);
  }
  return report.diagnostics;
}

function checkVersions(
  syntax: ScriptSyntax,
  entries: readonly StageEntry[],
  { versions }: StageServer,
  report: Report,
): void {
  const range = wantedVersions(syntax);
  const first = entries.find(({ tag }) => tag === 'prosody');
  if (range === undefined || first === undefined || versions.length === 0) return;
  if (versions.some((version) => fitsRange(version, range))) return;
  const message = `No Prosody that is here is ${range.words}: there is ${versions.join(' and ')}.`;
  report.error('no-such-version', first.part.range, message);
}

function createChecks(
  { version, modules, options }: ServerFacts,
  places: readonly string[],
  report: Report,
): (entry: StageEntry) => void {
  const names = new Set(modules.map(({ name }) => name));
  const known = new Set(options.map(({ name }) => name));
  const where = ['among the modules of Prosody ' + version, ...places].join(' and in ');
  const nearModule = nearestOfAll([...names]);
  const nearOption = nearestOfAll([...known]);
  return (entry) => {
    const { tag, value, part } = entry;
    const module = moduleOf(entry);
    if (module !== undefined && !names.has(module)) {
      const message = `There is no mod_${module}: it was looked for ${where}.${meant(nearModule(module))}`;
      report.error('no-such-module', part.range, message);
    }
    if (tag !== 'option' || known.has(value.name) || isOfAnyModule(value.name)) return;
    const near = nearOption(value.name);
    const message = `No module of Prosody ${version} reads the option ${value.name}.${meant(near)}`;
    report.add(near === undefined ? 'info' : 'warning', 'no-such-option', part.range, message);
  };
}

function moduleOf({ tag, value }: StageEntry): string | undefined {
  if (tag === 'modules') return value.name;
  return tag === 'component' ? value.module : undefined;
}

/** Options that Prosody's core reads by names that it puts together. */
function isOfAnyModule(name: string): boolean {
  return /^(?:modules_enabled|modules_disabled|storage|admins|authentication)$|_(?:ports?|interfaces?)$/.test(
    name,
  );
}

/** Several hundred words may be candidates; only those that begin alike are held against the word. */
function nearestOfAll(names: readonly string[]): (word: string) => string | undefined {
  return (word) => {
    const alike = names.filter(
      (name) => name[0] === word[0] && Math.abs(name.length - word.length) < 4,
    );
    return createNearest(alike)(word);
  };
}

function meant(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

import { t } from '../base/translate.ts';
import type { TextRange } from '../base/text-range.ts';
import { readVariation } from '../prosody/variations/read-variation.ts';
import { variationNamed, VARIATIONS } from '../prosody/variations/variations.ts';
import { fitsRange } from '../base/version-range.ts';
import type { OptionFact, ServerFacts } from '../xmpp/server-facts.ts';
import type { OptionValue } from '../xmpp/stage.ts';
import type { ScriptSyntax, TextPart } from './ast.ts';
import type { Diagnostic } from './diagnostic.ts';
import { adviceOf, createNearestOfMany, nearest } from './nearest.ts';
import { Report } from './report.ts';
import { inARow } from './stage-words.ts';
import { wantedVersions } from './stage.ts';
import type { StageServer } from './stage-server.ts';
import { MOST_OF_STAGE, writtenStage, type StageEntry, type StageFault } from './stage-entries.ts';

const FAULTS: Readonly<Record<Exclude<StageFault['tag'], 'variation'>, string>> = {
  'too-many': t('The embedded server takes at most {most} of these from one script.', {
    most: MOST_OF_STAGE,
  }),
  prosody: t(
    'Versions are bounds, parted by blanks, all of which have to be kept: "## prosody: >=13", "0.12", "13.0.7", "<13", ">=0.12 <14".',
  ),
  hosts: t(
    'A host is a domain; several are parted by commas: "## hosts: one.example.org, two.example.org".',
  ),
  component: t(
    'A component is a domain and the module that runs it: "## component: rooms.example.org muc".',
  ),
  modules: t(
    'A module is its name without "mod_", and may say on which host; several are parted by commas: "## modules: announce, muc_x on rooms.example.org".',
  ),
  'module-may-fail': t(
    'A module is its name without "mod_"; several are parted by commas: "## module-may-fail: ping, time".',
  ),
  option: t(
    'An option is a name, "=" and a value: true, false, a number, a text in quotes, or such texts in braces: "## option: muc_room_locking = false".',
  ),
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
  return withMeant(read.ok ? '' : read.error, near);
}

const VARIATION_NAMES = VARIATIONS.map(({ name }) => name);

/** What of the stage of a script this server cannot have: `error` where the script cannot be run on it. */
export function checkStageOn(syntax: ScriptSyntax, server: StageServer): readonly Diagnostic[] {
  const { entries } = writtenStage(syntax);
  if (entries.length === 0) return [];
  const report = new Report();
  checkVersions(syntax, entries, server, report);
  const { facts } = server;
  if (facts !== undefined) {
    const known = createKnown(facts, server.places);
    const mayFail = new Set(
      entries.flatMap(({ tag, part }) => (tag === 'module-may-fail' ? [part.text] : [])),
    );
    for (const entry of entries) {
      checkModule(entry, known, mayFail, report);
      checkOption(entry, known, report);
    }
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
  const message = t('No Prosody that is here is {words}: there is {versions}.', {
    words: range.words,
    versions: inARow(versions),
  });
  report.error('no-such-version', first.part.range, message);
}

/** What the code of a server has, to be looked up. */
interface Known {
  readonly version: string;
  readonly modules: ReadonlySet<string>;
  readonly options: ReadonlyMap<string, OptionFact>;
  /** Where modules were looked for besides Prosody’s own. */
  readonly places: readonly string[];
  readonly nearModule: (name: string) => string | undefined;
  readonly nearOption: (name: string) => string | undefined;
}

function createKnown({ version, ...facts }: ServerFacts, places: readonly string[]): Known {
  const modules = facts.modules.map(({ name }) => name);
  const options = new Map(facts.options.map((option) => [option.name, option]));
  return {
    version,
    modules: new Set(modules),
    options,
    places,
    nearModule: createNearestOfMany(modules),
    nearOption: createNearestOfMany([...options.keys()]),
  };
}

/** One that may fail is done without. */
function checkModule(
  entry: StageEntry,
  { version, modules, places, nearModule }: Known,
  mayFail: ReadonlySet<string>,
  report: Report,
): void {
  const module = moduleOf(entry);
  if (module === undefined || modules.has(module.name)) return;
  const { name, range } = module;
  const where = places.reduce(
    (first, second) => t('{first} and in {second}', { first, second }),
    t('among the modules of Prosody {version}', { version }),
  );
  const message = t('There is no mod_{name}: it was looked for {where}.', { name, where });
  report.add(
    mayFail.has(name) ? 'info' : 'error',
    'no-such-module',
    range,
    withMeant(message, nearModule(name)),
  );
}

function checkOption(
  { tag, value, part }: StageEntry,
  { version, options, nearOption }: Known,
  report: Report,
): void {
  if (tag !== 'option' || isOfAnyModule(value.name)) return;
  const range = rangeWithin(part, value.name);
  const option = options.get(value.name);
  if (option === undefined) {
    const near = nearOption(value.name);
    const message = withMeant(
      t('No module of Prosody {version} reads the option {name}.', { version, name: value.name }),
      near,
    );
    return report.add(near === undefined ? 'info' : 'warning', 'no-such-option', range, message);
  }
  const words = wrongValue(option, value.value);
  if (words === undefined) return;
  const start = part.range.start + part.text.indexOf('=') + 1;
  const written = part.text.slice(part.text.indexOf('=') + 1);
  const gap = written.length - written.trimStart().length;
  report.warn('odd-option-value', { start: start + gap, end: part.range.end }, words);
}

/** The name of a module that is asked for, and where it stands. */
export function moduleOf({ tag, value, part }: StageEntry) {
  if (tag === 'modules') return { name: value.name, range: rangeWithin(part, value.name) };
  if (tag !== 'component') return undefined;
  const name = value.module;
  const start = part.range.start + part.text.lastIndexOf(name);
  return { name, range: { start, end: start + name.length } };
}

/** Of a word at the begin of a part. */
function rangeWithin({ range: { start } }: TextPart, word: string): TextRange {
  return { start, end: start + word.length };
}

/** Options that Prosody's core reads by names that it puts together. */
function isOfAnyModule(name: string): boolean {
  return /^(?:modules_enabled|modules_disabled|storage|admins|authentication)$|_(?:ports?|interfaces?)$/.test(
    name,
  );
}

/** A sentence about a value that an option does not take; `undefined` where it may. */
function wrongValue({ name, kind, values }: OptionFact, value: OptionValue): string | undefined {
  const isWrong = {
    boolean: typeof value !== 'boolean',
    number: typeof value !== 'number',
    enum: typeof value !== 'string' || values?.includes(value) === false,
  };
  if (!Object.hasOwn(isWrong, kind) || !isWrong[kind as keyof typeof isWrong]) return undefined;
  if (kind === 'boolean') return t('The option {name} takes true or false.', { name });
  if (kind === 'number') return t('The option {name} takes a number.', { name });
  return t('The option {name} takes one of {values}.', {
    name,
    values: (values ?? []).map((each) => JSON.stringify(each)).join(', '),
  });
}

/** A sentence, and the name that was meant, where one is near. */
function withMeant(sentence: string, near: string | undefined): string {
  return `${sentence} ${adviceOf(near, '')}`.trimEnd();
}

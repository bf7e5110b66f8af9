import { counted } from '../../base/counted.ts';
import { t } from '../../base/translate.ts';
import { configuredHosts } from '../../prosody/usual-hosts.ts';
import type { ConfigEntry, ModulesEntry, ProsodyEntry } from './code-entries.ts';
import type { GivenFiles } from './given-files.ts';
import type { ConfigCode, ModulesCode, ProsodyCode, ReadCode } from './read-code.ts';

interface Kept {
  readonly id: string;
  readonly given: GivenFiles;
  readonly code: ReadCode;
}

/** How the page shows what was given, and a sentence that says what it is. */
export type Shown =
  | { readonly kind: 'prosody'; readonly entry: ProsodyEntry; readonly sentence: string }
  | { readonly kind: 'modules'; readonly entry: ModulesEntry; readonly sentence: string }
  | { readonly kind: 'config'; readonly entry: ConfigEntry; readonly sentence: string };

export function entryOf({ id, given, code }: Kept): Shown {
  const common = {
    id,
    kind: given.kind,
    name: given.name,
    hash: code.hash,
    watching: given.watch === undefined ? ('impossible' as const) : ('off' as const),
    problem: undefined,
  };
  switch (code.kind) {
    case 'prosody':
      return prosodyEntry({ ...common, ...sizeOf(code.pack.files) }, code);
    case 'modules':
      return modulesEntry({ ...common, ...sizeOf(code.own.files) }, code);
    case 'config':
      return configEntry({ ...common, ...sizeOf(code.config.files) }, code);
  }
}

type Common = Omit<ProsodyEntry, 'version' | 'label'>;

function prosodyEntry(common: Common, { version }: ProsodyCode): Shown {
  const label = t(
    'Prosody {version} from {kind, select, folder {folder} archive {archive} other {file}} {name}',
    {
      version: version.replace(/^(trunk|\d+\.\d+)-/, '$1 '),
      kind: common.kind,
      name: common.name,
    },
  );
  const sentence = t('{label} is the server of the next run.', { label });
  return { kind: 'prosody', entry: { ...common, version, label }, sentence };
}

function modulesEntry(common: Common, { names, own }: ModulesCode): Shown {
  const entry = { ...common, isOn: true, modules: names, loaded: [], age: ageOf(own.files) };
  const loads = own.enabled.length > 0 || names.length === 0;
  const words = names.length === 1 ? `mod_${names[0] ?? ''}` : counted(names.length, 'module');
  const isFile = names.length === 1 && common.name === `mod_${names[0] ?? ''}.lua`;
  const from = isFile ? words : t('{words} from {name}', { words, name: common.name });
  const sentence = loads
    ? t('{from} will be in front of Prosody’s own in the next run.', { from })
    : t(
        '{from} are at hand: those that take the place of Prosody’s own, and those that a script names in ## modules:.',
        { from },
      );
  return { kind: 'modules', entry, sentence };
}

function configEntry(common: Common, { config: { main, files } }: ConfigCode): Shown {
  const hosts = configuredHosts(Object.values(files));
  const sentence = t('Prosody reads {main} in the next run, in place of the usual configuration.', {
    main,
  });
  return { kind: 'config', entry: { ...common, main, hosts, setAside: undefined }, sentence };
}

function sizeOf(files: Readonly<Record<string, string>>) {
  const texts = Object.values(files);
  return { files: texts.length, bytes: texts.reduce((sum, { length }) => sum + length, 0) };
}

/** Since 13, Prosody's own libraries are called so; older ones do not know the name. */
const NEW_NAMES = /\brequire *\(?["']prosody\./;

function ageOf(files: Readonly<Record<string, string>>): string | undefined {
  return Object.values(files).some((text) => NEW_NAMES.test(text))
    ? t('Written for Prosody 13 and newer')
    : undefined;
}

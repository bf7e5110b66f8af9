import { USUAL_MODULES } from '../../prosody/runtime/server-config.ts';
import { servedDomains } from '../../script/served.ts';
import type { StageEntry } from '../../script/stage-entries.ts';
import { originWords } from '../../script/stage-words.ts';
import type { ModuleFact } from '../../xmpp/server-facts.ts';
import { useCatalogue } from '../app-context.ts';
import type { ComboSection } from '../widgets/combo-options.tsx';
import { AddFromList } from './AddFromList.tsx';
import { StageRow } from './StageRow.tsx';
import { StageSection } from './StageSection.tsx';
import type { Configuration } from './use-configuration.ts';
import styles from './Configuration.module.css';

type ModuleEntry = Extract<StageEntry, { readonly tag: 'modules' }>;

/** Modules that the script asks for, out of Prosody's own, the community's, and those that the page was given. */
export function ModulesSection({ stage }: { readonly stage: Configuration }) {
  const main = useCatalogue(({ config }) => config?.main);
  const { entries, server } = stage;
  const asked = entries.filter((entry) => entry.tag === 'modules');
  const known = new Map(server.facts?.modules.map((module) => [module.name, module]));
  return (
    <StageSection
      title="Modules"
      note={main === undefined ? <UsualModules /> : `beside those that ${main} enables`}
      none={asked.length === 0 ? 'None is asked for by the script.' : undefined}
      add={
        <>
          <AddFromList
            label="Add a module"
            sections={moduleSections(stage)}
            onAdd={(name) => stage.add('modules', name)}
            emptyText="No module that is here has all of these words."
          />
          <span className={styles.note}>
            The community’s modules come with the page: MIT, unless a file of them says otherwise (
            <a href="./licences.txt" target="_blank" rel="noreferrer">
              licences
            </a>
            ).
          </span>
        </>
      }
    >
      {asked.map((entry) => (
        <StageRow
          key={entry.part.range.start}
          stage={stage}
          name={`mod_${entry.value.name}`}
          about={aboutModule(known.get(entry.value.name), stage)}
          entry={entry}
        >
          <WhereLoaded stage={stage} entry={entry} module={known.get(entry.value.name)} />
        </StageRow>
      ))}
    </StageSection>
  );
}

function aboutModule(module: ModuleFact | undefined, { server: { facts } }: Configuration) {
  if (module === undefined || facts === undefined) return undefined;
  const { about } = module;
  return [...(about === '' ? [] : [about]), originWords(module, facts)].join(' · ');
}

function UsualModules() {
  return (
    <details className={styles.usual}>
      <summary>{`beside ${USUAL_MODULES.length} that are loaded anyway`}</summary>
      {USUAL_MODULES.join(', ')}
    </details>
  );
}

interface WhereLoadedProps {
  readonly stage: Configuration;
  readonly entry: ModuleEntry;
  readonly module: ModuleFact | undefined;
}

function WhereLoaded({ stage, entry, module }: WhereLoadedProps) {
  const { name, host = '' } = entry.value;
  const everywhere = module?.place === 'rooms' ? 'on every service of rooms' : 'on every host';
  const domains = [...new Set([...servedDomains(stage.syntax), ...(host === '' ? [] : [host])])];
  return (
    <select
      aria-label={`Where mod_${name} is loaded`}
      value={host}
      onChange={({ target: { value } }) =>
        stage.rewrite(entry, value === '' ? name : `${name} on ${value}`)
      }
    >
      <option value="">{everywhere}</option>
      {domains.map((domain) => (
        <option key={domain} value={domain}>
          {`on ${domain}`}
        </option>
      ))}
    </select>
  );
}

/** Those that are not asked for yet. */
function moduleSections({ server: { facts }, entries }: Configuration): readonly ComboSection[] {
  if (facts === undefined) return [];
  const asked = new Set(
    entries.flatMap((each) => (each.tag === 'modules' ? [each.value.name] : [])),
  );
  const sectionOf = (from: ModuleFact['from'], title: string): ComboSection => ({
    id: from ?? 'prosody',
    title,
    options: facts.modules
      .filter((module) => module.from === from && !asked.has(module.name))
      .map((module) => ({
        id: module.name,
        text: module.name,
        description: [module.about, module.place === 'rooms' ? 'for rooms' : '']
          .filter(Boolean)
          .join(' · '),
      })),
  });
  return [
    sectionOf('own', 'Given to this page'),
    sectionOf(undefined, `Prosody ${facts.version}`),
    sectionOf('community', 'Prosody’s community'),
  ].filter(({ options }) => options.length > 0);
}

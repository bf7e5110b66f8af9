import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
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
      title={t('Modules')}
      note={main === undefined ? <UsualModules /> : t('beside those that {main} enables', { main })}
      none={asked.length === 0 ? t('None is asked for by the script.') : undefined}
      add={
        <>
          <AddFromList
            label={t('Add a module')}
            sections={moduleSections(stage)}
            onAdd={(name) => stage.add('modules', name)}
            emptyText={t('No module that is here has all of these words.')}
          />
          <span className={styles.note}>
            {rich(
              'The community’s modules come with the page: MIT, unless a file of them says otherwise ({link}).',
              {
                link: (
                  <a href="./licences.txt" target="_blank" rel="noreferrer">
                    {t('licences')}
                  </a>
                ),
              },
            )}
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
      <summary>
        {t('beside {count} that are loaded anyway', { count: USUAL_MODULES.length })}
      </summary>
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
  const everywhere =
    module?.place === 'rooms' ? t('on every service of rooms') : t('on every host');
  const domains = [...new Set([...servedDomains(stage.syntax), ...(host === '' ? [] : [host])])];
  return (
    <select
      aria-label={t('Where mod_{name} is loaded', { name })}
      value={host}
      onChange={({ target: { value } }) =>
        stage.rewrite(entry, value === '' ? name : t('{name} on {value}', { name, value }))
      }
    >
      <option value="">{everywhere}</option>
      {domains.map((domain) => (
        <option key={domain} value={domain}>
          {t('on {domain}', { domain })}
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
        description: [module.about, module.place === 'rooms' ? t('for rooms') : '']
          .filter(Boolean)
          .join(' · '),
      })),
  });
  return [
    sectionOf('own', t('Given to this page')),
    sectionOf(undefined, t('Prosody {version}', { version: facts.version })),
    sectionOf('community', t('Prosody’s community')),
  ].filter(({ options }) => options.length > 0);
}

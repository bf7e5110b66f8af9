import { t } from '../../base/translate.ts';
import { fitsRange } from '../../base/version-range.ts';
import { wantedVersions } from '../../script/stage.ts';
import { versionBounds } from '../../script/stage-words.ts';
import { effectiveServer, serverLabel } from '../../state/server-choice.ts';
import { useApp, useCatalogue, useSettings } from '../app-context.ts';
import { openPart } from '../commands/use-open-part.ts';
import { WatchSwitch } from '../own-code/WatchSwitch.tsx';
import { Button } from '../widgets/button.tsx';
import { StageRow } from './StageRow.tsx';
import { StageSection } from './StageSection.tsx';
import type { Configuration } from './use-configuration.ts';
import styles from './Configuration.module.css';

/** Which Prosody it is, and whose configuration it reads. */
export function ServerSection({ stage }: { readonly stage: Configuration }) {
  return (
    <StageSection
      title={t('Server')}
      add={
        <Button look="outlined" onPress={() => openPart('own-code')}>
          {t('Prosody from a folder, and modules …')}
        </Button>
      }
    >
      <VersionRow stage={stage} />
      <ConfigRow stage={stage} />
    </StageSection>
  );
}

function VersionRow({ stage }: { readonly stage: Configuration }) {
  const catalogue = useCatalogue((state) => state);
  const server = useSettings((settings) => settings.server);
  const range = wantedVersions(stage.syntax);
  const entry = stage.entries.find(({ tag }) => tag === 'prosody');
  const chosen = effectiveServer({ server }, catalogue);
  const fitting = catalogue.versions.find((each) => range === undefined || fitsRange(each, range));
  const isChosen = server !== undefined && chosen === server;
  const name = isChosen
    ? serverLabel(chosen, catalogue)
    : t('Prosody {fitting}', { fitting: fitting ?? '' });
  return (
    <StageRow
      stage={stage}
      name={name}
      about={isChosen ? CHOSEN : t('The newest that is here, and that the script is for.')}
      entry={entry}
      why={isChosen ? t('chosen as the server') : t('by default')}
    >
      <VersionChoice stage={stage} words={entry?.part.text ?? ''} />
    </StageRow>
  );
}

const CHOSEN = t(
  'Chosen in the field Server. A script whose bounds it does not keep is not run on it.',
);

interface VersionChoiceProps {
  readonly stage: Configuration;
  readonly words: string;
}

function VersionChoice({ stage, words }: VersionChoiceProps) {
  const versions = useCatalogue((catalogue) => catalogue.versions);
  const choices = [...versionBounds(versions), ...versions];
  const entry = stage.entries.find(({ tag }) => tag === 'prosody');
  const choose = (value: string) => {
    if (entry === undefined) stage.add('prosody', value);
    else if (value === '') stage.remove(entry);
    else stage.rewrite(entry, value);
  };
  return (
    <select
      aria-label={t('Versions of Prosody that the script is for')}
      value={words}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{t('the script is for any version')}</option>
      {(words === '' || choices.includes(words) ? choices : [words, ...choices]).map((choice) => (
        <option key={choice} value={choice}>
          {t('the script is for {choice}', { choice })}
        </option>
      ))}
    </select>
  );
}

function ConfigRow({ stage }: { readonly stage: Configuration }) {
  const { ownCode } = useApp();
  const config = useCatalogue((catalogue) => catalogue.config);
  if (config === undefined) {
    return (
      <StageRow
        stage={stage}
        name="Configuration"
        about={t(
          'As scenarios expect it. Drop a prosody.cfg.lua on the page, or choose one: Prosody then reads that in its place. It stays in this browser.',
        )}
        why={t('by default')}
      >
        <Button look="outlined" onPress={() => void ownCode.chooseFiles()}>
          {t('Choose a prosody.cfg.lua …')}
        </Button>
      </StageRow>
    );
  }
  const { id, main, setAside, problem, hosts } = config;
  return (
    <StageRow
      stage={stage}
      name={main}
      about={
        <>
          {problem === undefined ? asideWords(setAside) : null}
          {problem === undefined ? null : <span className={styles.fault}>{problem}</span>}
          {hosts.length === 0 ? ` ${t('It names no host in so many words.')}` : ''}
        </>
      }
      why={t('given to this page')}
    >
      <span className={styles.tools}>
        <Button look="outlined" onPress={() => ownCode.forget(id)}>
          {t('Leave it')}
        </Button>
        <WatchSwitch entry={config} />
      </span>
    </StageRow>
  );
}

/** What of it counts for nothing here. */
function asideWords(setAside: readonly string[] | undefined): string {
  if (setAside === undefined) return t('Prosody reads it in the next run.');
  if (setAside.length === 0) return t('Prosody reads it; all of it counts.');
  return t(
    'Prosody reads it. Set aside, as there is no network, disk or process of its own here: {setAside}.',
    { setAside: setAside.join(', ') },
  );
}

import { t } from '../../base/translate.ts';
import { useState, type FormEvent } from 'react';
import { clsx } from 'clsx';
import { USUAL_HOSTS } from '../../prosody/usual-hosts.ts';
import { servedPlaces, type ServedPlace } from '../../script/served.ts';
import { isStagePiece } from '../../script/stage-entries.ts';
import { USUAL_COMPONENTS } from '../../script/stage-words.ts';
import { useCatalogue } from '../app-context.ts';
import { StageRow } from './StageRow.tsx';
import { StageSection } from './StageSection.tsx';
import type { Configuration } from './use-configuration.ts';
import styles from './Configuration.module.css';
import buttonStyles from '../widgets/button.module.css';

/** Hosts and services: what is there anyway, what actors bring about, what the script's tags ask for. */
export function PlacesSection({ stage }: { readonly stage: Configuration }) {
  const config = useCatalogue((catalogue) => catalogue.config);
  const places = servedPlaces(stage.syntax, config?.hosts ?? USUAL_HOSTS);
  return (
    <StageSection title={t('Hosts and services')} add={<AddPlace stage={stage} />}>
      {places.map((place) => (
        <StageRow
          key={place.domain}
          stage={stage}
          name={place.domain}
          about={aboutPlace(place)}
          entry={place.why.kind === 'tag' ? place.why.entry : undefined}
          why={whyWords(place, config?.main ?? t('by default'))}
        />
      ))}
    </StageSection>
  );
}

function aboutPlace({ module, why, actors }: ServedPlace): string {
  const kind = module === undefined ? t('Host') : t('Service of mod_{module}', { module });
  const words = why.kind === 'usual' && why.about !== '' ? `${kind}: ${why.about}` : kind;
  if (actors.length === 0 || why.kind === 'actors') return words;
  return `${words} · ${signIn(actors)}`;
}

function whyWords({ why, actors }: ServedPlace, usual: string): string {
  switch (why.kind) {
    case 'usual':
      return usual;
    case 'actors':
      return signIn(actors);
    case 'rooms':
      return t('rooms of {of}', { of: why.of });
    case 'tag':
      return '';
  }
}

const MOST_NAMED = 3;

function signIn(actors: readonly string[]): string {
  const rest = actors.length - MOST_NAMED;
  const named = actors.slice(0, rest > 0 ? MOST_NAMED : actors.length);
  const words = [...named, ...(rest > 0 ? [t('{rest} more', { rest })] : [])];
  const list = [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');
  return t('{list} {count, plural, one {signs} other {sign}} in there', {
    list,
    count: actors.length,
  });
}

const HOST = 'host';

function AddPlace({ stage }: { readonly stage: Configuration }) {
  const [domain, setDomain] = useState('');
  const [kind, setKind] = useState(HOST);
  const [refused, setRefused] = useState('');
  const tag = kind === HOST ? 'hosts' : 'component';
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = domain.trim();
    const piece = kind === HOST ? name : `${name} ${kind}`;
    if (name === '' || /[,\s]/.test(name) || !isStagePiece(tag, piece))
      return setRefused(name === '' ? t('Write a domain.') : t('“{name}” is no domain.', { name }));
    setRefused('');
    setDomain('');
    stage.add(tag, piece);
  };
  return (
    <form className={styles.form} onSubmit={add}>
      <input
        aria-label={t('Domain of the new host or service')}
        placeholder={t('rooms.example.org')}
        autoComplete="off"
        spellCheck={false}
        value={domain}
        aria-invalid={refused !== ''}
        onChange={({ target }) => setDomain(target.value)}
      />
      <select
        aria-label={t('What it is')}
        value={kind}
        onChange={({ target }) => setKind(target.value)}
      >
        <option value={HOST}>{t('a host, where actors sign in')}</option>
        {componentModules(stage).map((module) => (
          <option key={module} value={module}>
            {t('a service of mod_{module}', { module })}
          </option>
        ))}
      </select>
      <button type="submit" className={clsx(buttonStyles.button, buttonStyles.outlined)}>
        {t('Add')}
      </button>
      <span role="alert" className={styles.fault}>
        {refused}
      </span>
    </form>
  );
}

function componentModules({ server: { facts } }: Configuration): readonly string[] {
  const found = facts?.modules.filter(({ runsComponents, from }) => runsComponents && !from) ?? [];
  return [...new Set([...USUAL_COMPONENTS, ...found.map(({ name }) => name)])];
}

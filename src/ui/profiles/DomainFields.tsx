import { t } from '../../base/translate.ts';
import type { DomainLine } from '../../transport/profile/server-profile.ts';
import { Button } from '../widgets/button.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import type { EditorProps } from './use-profiles.ts';
import styles from './Profiles.module.css';

const ROLES: readonly (readonly [DomainLine['role'], string])[] = [
  ['accounts', t('accounts')],
  ['rooms', t('rooms')],
  ['nodes', t('publish-subscribe')],
  ['other', t('something else')],
];

/** What the domains of scripts are on the server. */
export function DomainFields({ model, edited }: EditorProps) {
  const { domains } = edited.profile;
  const put = (next: readonly DomainLine[]) => model.change({ domains: next });
  const change = (at: number, changes: Partial<DomainLine>) =>
    put(domains.map((line, each) => (each === at ? { ...line, ...changes } : line)));
  const add = () => put([...domains, { script: '', server: '', role: 'other' }]);
  return (
    <section aria-labelledby="profile-domains">
      <h3 id="profile-domains">{t('Domains')}</h3>
      <p className={styles.about}>
        {t(
          'What a script calls a domain, and what the server does. Where a service of rooms or of nodes is left empty, the server is asked for it (service discovery).',
        )}
      </p>
      <table className={styles.lines} aria-labelledby="profile-domains">
        <thead>
          <tr>
            <th scope="col">{t('In scripts')}</th>
            <th scope="col">{t('On the server')}</th>
            <th scope="col">{t('What is there')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {domains.map((line, at) => (
            <Line
              // Lines have no names but their places: those of two may be equal while one types.
              key={at}
              line={line}
              place={at + 1}
              change={(changes) => change(at, changes)}
              remove={() => put(domains.filter((_line, each) => each !== at))}
            />
          ))}
        </tbody>
      </table>
      <Button look="outlined" onPress={add}>
        {t('Add a domain')}
      </Button>
    </section>
  );
}

interface LineProps {
  readonly line: DomainLine;
  readonly place: number;
  readonly change: (changes: Partial<DomainLine>) => void;
  readonly remove: () => void;
}

function Line({ line: { script, server, role }, place, change, remove }: LineProps) {
  const isFound = role === 'rooms' || role === 'nodes';
  return (
    <tr>
      <td>
        <input
          aria-label={t('Domain in scripts, line {place}', { place })}
          value={script}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => change({ script: target.value.trim().toLowerCase() })}
        />
      </td>
      <td>
        <input
          aria-label={t('Domain on the server, line {place}', { place })}
          value={server}
          placeholder={isFound ? t('what the server says') : t('example.org')}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => change({ server: target.value.trim().toLowerCase() })}
        />
      </td>
      <td>
        <select
          aria-label={t('What is there, line {place}', { place })}
          value={role}
          onChange={({ target }) =>
            change({ role: ROLES.find(([each]) => each === target.value)?.[0] ?? 'other' })
          }
        >
          {ROLES.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </td>
      <td>
        <IconButton icon="close" label={t('Remove line {place}', { place })} onPress={remove} />
      </td>
    </tr>
  );
}

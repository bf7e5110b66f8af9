import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { clsx } from 'clsx';
import { compileScript } from '../../script/compile.ts';
import {
  connectionChecks,
  type ConnectionCheck,
} from '../../transport/profile/connection-checks.ts';
import { isChatService, type EntityInfo } from '../../transport/profile/services.ts';
import { parseServerAddress } from '../../transport/server-address.ts';
import type { FailedConnection, KnownConnection } from '../../transport/profile/test-connection.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import type { EditorProps } from './use-profiles.ts';
import styles from './Profiles.module.css';

type TestState =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly failed: FailedConnection }
  | {
      readonly kind: 'known';
      readonly known: KnownConnection;
      readonly checks: readonly ConnectionCheck[];
    };

/** What the server says of itself, and what it lacks for the script of the page. */
export function ConnectionTest({ edited: { profile } }: EditorProps) {
  const { inquiries, stores } = useApp();
  const [state, setState] = useState<TestState>({ kind: 'none' });
  const test = async () => {
    const address = parseServerAddress(profile.url);
    if (!address.ok) return setState({ kind: 'wrong', sentence: address.error });
    setState({ kind: 'waiting' });
    const { scenario } = compileScript(stores.document.getState().text);
    const tested = { ...profile, url: address.value.url };
    const result = await inquiries.testConnection(tested, scenario?.actors ?? []);
    if (!result.ok) return setState({ kind: 'failed', failed: result.error });
    const checks = connectionChecks(tested, result.value, scenario);
    setState({ kind: 'known', known: result.value, checks });
  };
  return (
    <section aria-labelledby="profile-test">
      <h3 id="profile-test">{t('Connection')}</h3>
      <div className={styles.tools}>
        <Button look="outlined" isDisabled={state.kind === 'waiting'} onPress={() => void test()}>
          {t('Test connection')}
        </Button>
        <span className={styles.about}>
          {t('signs in once as the script’s first actor, and asks the server about itself')}
        </span>
      </div>
      <div aria-live="polite" role="group" aria-label={t('What the server said')}>
        <Outcome state={state} />
      </div>
    </section>
  );
}

function Outcome({ state }: { readonly state: TestState }) {
  switch (state.kind) {
    case 'none':
      return null;
    case 'waiting':
      return <p className={styles.about}>{t('Connecting …')}</p>;
    case 'wrong':
      return <p className={styles.fault}>{state.sentence}</p>;
    case 'failed':
      return <Failed {...state.failed} />;
    case 'known':
      return <Known known={state.known} checks={state.checks} />;
  }
}

function Failed({ problem: { what, meaning, advice }, look }: FailedConnection) {
  return (
    <>
      <p className={styles.lacking}>
        <Icon name="failed" />
        <span>
          <strong>{what}</strong> {meaning} {advice}
        </span>
      </p>
      {look === undefined ? null : (
        <dl className={styles.facts}>
          <Fact name="Sign-in" value={listed(look.mechanisms)} />
          <Fact
            name="Registration"
            value={look.offersRegistration ? 'announced' : t('not announced')}
          />
        </dl>
      )}
    </>
  );
}

interface KnownProps {
  readonly known: KnownConnection;
  readonly checks: readonly ConnectionCheck[];
}

function Known({ known, checks }: KnownProps) {
  const { software, mechanisms, signedInAs, offersRegistration, entities } = known;
  const lacking = checks.filter(({ verdict }) => verdict === 'lacking').length;
  return (
    <>
      <p className={styles.verdict}>
        <Icon name={lacking === 0 ? 'check' : 'differs'} />
        <strong>{lacking === 0 ? t('All that is needed is there.') : lackingWords(lacking)}</strong>
      </p>
      <ul className={styles.checks} aria-label={t('What was checked')}>
        {checks.map(({ verdict, what, advice }) => (
          <li key={what} className={clsx(verdict === 'lacking' && styles.lacking)}>
            <Icon name={verdict === 'lacking' ? 'failed' : 'check'} />
            <span>
              <span className={styles.word}>
                {verdict === 'lacking' ? `${t('Lacking:')} ` : ''}
              </span>
              {what} <span className={styles.about}>{advice}</span>
            </span>
          </li>
        ))}
      </ul>
      <dl className={styles.facts}>
        <Fact name="Software" value={software ?? t('not told (XEP-0092)')} />
        <Fact name="Signed in as" value={signedInAs} />
        <Fact name="Sign-in" value={listed(mechanisms)} />
        <Fact name="Registration" value={offersRegistration ? 'announced' : t('not announced')} />
        <Fact name="Chat services" value={listed(addresses(entities.filter(isChatService)))} />
        <Fact name="Services" value={listed(addresses(entities.slice(1)))} />
      </dl>
      <Features entities={entities} />
    </>
  );
}

function lackingWords(count: number): string {
  return t('{count, plural, one {One thing is lacking.} other {{count} things are lacking.}}', {
    count,
  });
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Features({ entities }: { readonly entities: readonly EntityInfo[] }) {
  return entities.map(({ address, features }) => (
    <details key={address} className={styles.features}>
      <summary>{t('{address}: {count} features', { address, count: features.length })}</summary>
      <ul>
        {features.map((feature) => (
          <li key={feature}>
            <code>{feature}</code>
          </li>
        ))}
      </ul>
    </details>
  ));
}

function addresses(entities: readonly EntityInfo[]): readonly string[] {
  return entities.map(({ address }) => address);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

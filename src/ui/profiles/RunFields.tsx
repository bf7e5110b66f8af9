import { t } from '../../base/translate.ts';
import { RECEIVE_RULES } from '../../trace/receive-rule.ts';
import type { EditorProps } from './use-profiles.ts';
import styles from './Profiles.module.css';

const AS_SET = '';

/** How runs go on the server. */
export function RunFields({ model, edited: { profile } }: EditorProps) {
  const { isolates, barrier, timeout, rule, anyOrder } = profile;
  const { fault } = model;
  return (
    <section aria-labelledby="profile-runs">
      <h3 id="profile-runs">{t('Runs')}</h3>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={isolates}
          onChange={() => model.change({ isolates: !isolates })}
        />
        <span>
          {t('Rooms and nodes have names of their own in each run')}{' '}
          <span className={styles.about}>{t('so that nothing that was left there matters')}</span>
        </span>
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={anyOrder}
          onChange={() => model.change({ anyOrder: !anyOrder })}
        />
        <span>
          {t('Children may come in any order')}{' '}
          <span className={styles.about}>
            {t(
              'also where a script is compared to the letter: servers write them in orders of their own',
            )}
          </span>
        </span>
      </label>
      <div className={styles.field}>
        <label htmlFor="profile-barrier">{t('Between two actors')}</label>
        <span className={styles.inline}>
          <select
            id="profile-barrier"
            value={barrier.kind}
            onChange={({ target }) =>
              model.change({
                barrier: target.value === 'ping' ? { kind: 'ping' } : { kind: 'settle', ms: 20 },
              })
            }
          >
            <option value="settle">{t('wait a moment')}</option>
            <option value="ping">{t('ping until all has come')}</option>
          </select>
          {barrier.kind === 'ping' ? null : (
            <Wait
              label={t('Milliseconds between actors')}
              value={barrier.ms}
              isWrong={fault?.field === 'barrier'}
              change={(ms) => model.change({ barrier: { kind: 'settle', ms } })}
            />
          )}
        </span>
      </div>
      <div className={styles.field}>
        <span>{t('A receives waits')}</span>
        <span className={styles.inline}>
          <Wait
            label={t('Milliseconds that a receives waits')}
            value={timeout}
            isWrong={fault?.field === 'timeout'}
            change={(ms) => model.change({ timeout: ms })}
          />
        </span>
      </div>
      <label className={styles.field}>
        <span>{t('Receive rule')}</span>
        <select
          value={rule ?? AS_SET}
          onChange={({ target }) =>
            model.change({ rule: RECEIVE_RULES.find((each) => each === target.value) })
          }
        >
          <option value={AS_SET}>{t('as it is set for all servers')}</option>
          {RECEIVE_RULES.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}

interface WaitProps {
  readonly label: string;
  readonly value: number;
  readonly isWrong: boolean;
  readonly change: (ms: number) => void;
}

function Wait({ label, value, isWrong, change }: WaitProps) {
  return (
    <span className={styles.inline}>
      <input
        type="number"
        className={styles.count}
        aria-label={label}
        min={0}
        value={Number.isNaN(value) ? '' : value}
        aria-invalid={isWrong}
        onChange={({ target }) => change(target.valueAsNumber)}
      />
      {t('ms')}
    </span>
  );
}

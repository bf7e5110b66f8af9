import { t } from '../../base/translate.ts';
import type { FactSource } from '../../insight/rooms.ts';
import { useActions } from '../app-context.ts';
import styles from './RoomsTab.module.css';

/** Where something was told: one button per step; a stanza that no step took is a dot. */
export function SourceLinks({ sources }: { readonly sources: readonly FactSource[] }) {
  const actions = useActions();
  const unique = [
    ...new Map(
      sources.map((source) => [
        `${source.step ?? t('stanza {stanza}', { stanza: source.stanza })}`,
        source,
      ]),
    ),
  ];
  return (
    <span className={styles.sources}>
      {unique.map(([key, { step, stanza }], index) => (
        <button
          key={key}
          type="button"
          aria-label={step === undefined ? t('Show the stanza') : t('Show step {step}', { step })}
          title={step === undefined ? t('a stanza that no step took') : t('step {step}', { step })}
          onClick={() => actions.select({ step, stanza, origin: 'inspector' })}
        >
          {step ?? '◇'}
          {index < unique.length - 1 ? ',' : ''}
        </button>
      ))}
    </span>
  );
}

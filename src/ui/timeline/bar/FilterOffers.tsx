import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import type { FilterOffer } from '../../../timeline/filter/complete-filter.ts';
import styles from './FilterOffers.module.css';

export interface FilterOffersProps {
  readonly id: string;
  readonly offers: readonly FilterOffer[];
  /** The one that Enter takes; -1 for none. */
  readonly active: number;
  readonly onTake: (offer: FilterOffer) => void;
}

/** What can be written next. The focus stays in the field. */
export function FilterOffers({ id, offers, active, onTake }: FilterOffersProps) {
  return (
    <div className={styles.offers} id={id} role="listbox" aria-label={t('What can be written')}>
      {offers.map((offer, index) => (
        <div
          key={`${offer.text} ${offer.help}`}
          id={`${id}-${index}`}
          className={clsx(styles.offer, index === active && styles.active)}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(offer);
          }}
        >
          <code>{offer.text}</code>
          <span>{offer.help}</span>
        </div>
      ))}
    </div>
  );
}

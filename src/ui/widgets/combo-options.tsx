import type { ReactNode } from 'react';
import { Collection, Header, ListBoxItem, ListBoxSection } from 'react-aria-components';
import styles from './combo-box.module.css';

export interface ComboOption {
  readonly id: string;
  readonly text: string;
  /** What `lang` is to say of its texts, where that is not the page's. */
  readonly lang?: string | undefined;
  /** A short text in its own column before the option, e.g. a number. */
  readonly number?: string | undefined;
  /** A second, quiet line. */
  readonly description?: string | undefined;
  /** A glyph or dot before the text. */
  readonly lead?: ReactNode;
}

export interface ComboSection {
  readonly id: string;
  readonly title: string;
  /** What `lang` is to say of its title, where that is not the page's. */
  readonly lang?: string | undefined;
  readonly options: readonly ComboOption[];
}

export function ComboSectionItem({ section }: { readonly section: ComboSection }) {
  return (
    <ListBoxSection id={section.id} className={styles.section}>
      <Header className={styles.title} lang={section.lang}>
        {section.title}
      </Header>
      <Collection items={section.options}>
        {(option) => (
          <ListBoxItem
            id={option.id}
            textValue={option.text}
            aria-label={[option.number, option.text].filter(Boolean).join(' ')}
            className={styles.option}
          >
            {option.number === undefined ? null : (
              <span className={styles.number}>{option.number}</span>
            )}
            {option.lead}
            <span lang={option.lang}>
              {option.text}
              {option.description === undefined ? null : (
                <span className={styles.about}>{option.description}</span>
              )}
            </span>
          </ListBoxItem>
        )}
      </Collection>
    </ListBoxSection>
  );
}

import { t } from '../../base/translate.ts';
import { useId, useState } from 'react';
import { searchGlossary, type GlossaryEntry } from '../../insight/glossary.ts';
import { richText } from '../../insight/rich-text.ts';
import { counted } from '../../base/counted.ts';
import { openPart, useIsOpen, useSoughtWords } from '../commands/use-open-part.ts';
import { SpecLink, TextParts } from '../TextParts.tsx';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import styles from './GlossaryDialog.module.css';

/** Every word of rooms, what it means, where it stands, and what Prosody does with it; searched as one types. */
export function GlossaryDialog() {
  return (
    <FramedDialog
      className={styles.dialog}
      title={t('Glossary')}
      width="widest"
      isOpen={useIsOpen('glossary')}
      onClose={() => openPart(undefined)}
    >
      <Glossary />
    </FramedDialog>
  );
}

function Glossary() {
  const id = useId();
  const [words, setWords] = useState(useSoughtWords());
  const entries = searchGlossary(words);
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return (
    <>
      <div className={styles.search}>
        <label htmlFor={id}>{t('Find')}</label>
        <input
          id={id}
          type="search"
          autoFocus
          value={words}
          maxLength={100}
          placeholder={t('110, role, kick, conflict …')}
          onChange={({ target }) => setWords(target.value)}
        />
        <p role="status">{counted(entries.length, 'word')}</p>
      </div>
      <div className={styles.list} tabIndex={0} role="group" aria-label={t('Words')}>
        {entries.length === 0 ? (
          <p>{t('No word has all of that in it. Try fewer letters, or another word.')}</p>
        ) : null}
        {kinds.map((kind) => (
          <section key={kind} aria-label={headOf(kind)}>
            <h3>{headOf(kind)}</h3>
            <dl>
              {entries
                .filter((entry) => entry.kind === kind)
                .map((entry) => (
                  <Word key={`${entry.term} ${entry.sentence}`} entry={entry} />
                ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

function Word({ entry: { term, sentence, ref, prosody } }: { readonly entry: GlossaryEntry }) {
  return (
    <div>
      <dt>
        <code>{term}</code>
      </dt>
      <dd>
        <TextParts parts={richText(sentence)} />{' '}
        {ref === undefined ? null : <SpecLink reference={ref} />}
        {prosody === undefined ? null : (
          <p className={styles.prosody}>
            <b>{t('Prosody:')}</b> <TextParts parts={richText(prosody)} />
          </p>
        )}
      </dd>
    </div>
  );
}

const PLURALS: Readonly<Record<GlossaryEntry['kind'], string>> = {
  concept: t('Concepts'),
  stanza: t('Stanzas'),
  element: t('Elements'),
  'status code': t('Status codes'),
  role: t('Roles'),
  affiliation: t('Affiliations'),
  'error condition': t('Error conditions'),
  'error type': t('Types of errors'),
  'form field': t('Fields of forms'),
  feature: t('Features'),
  namespace: t('Namespaces'),
};

function headOf(kind: GlossaryEntry['kind']): string {
  return PLURALS[kind];
}

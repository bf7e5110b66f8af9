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
      title="Glossary"
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
        <label htmlFor={id}>Find</label>
        <input
          id={id}
          type="search"
          autoFocus
          value={words}
          maxLength={100}
          placeholder="110, role, kick, conflict …"
          onChange={({ target }) => setWords(target.value)}
        />
        <p role="status">{counted(entries.length, 'word')}</p>
      </div>
      <div className={styles.list} tabIndex={0} role="group" aria-label="Words">
        {entries.length === 0 ? (
          <p>No word has all of that in it. Try fewer letters, or another word.</p>
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
        {sentence} {ref === undefined ? null : <SpecLink reference={ref} />}
        {prosody === undefined ? null : (
          <p className={styles.prosody}>
            <b>Prosody:</b> <TextParts parts={richText(prosody)} />
          </p>
        )}
      </dd>
    </div>
  );
}

const PLURALS: Readonly<Record<GlossaryEntry['kind'], string>> = {
  concept: 'Concepts',
  stanza: 'Stanzas',
  element: 'Elements',
  'status code': 'Status codes',
  role: 'Roles',
  affiliation: 'Affiliations',
  'error condition': 'Error conditions',
  'error type': 'Types of errors',
  'form field': 'Fields of forms',
  feature: 'Features',
  namespace: 'Namespaces',
};

function headOf(kind: GlossaryEntry['kind']): string {
  return PLURALS[kind];
}

import { t } from '../../base/translate.ts';
import { useMemo, useState } from 'react';
import { explainStanza } from '../../insight/explain.ts';
import { explainElements, KIND_WORDS, type GlossaryEntry } from '../../insight/glossary.ts';
import { richText } from '../../insight/rich-text.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { printXml } from '../../xml/print.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { openPart } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { CopyButton } from '../widgets/copy-button.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { describeRecord } from '../selection/inspected.ts';
import { StanzaBlock } from './StanzaBlock.tsx';
import { SpecLink, TextParts } from '../TextParts.tsx';
import styles from './StanzaTab.module.css';

/** The selected stanza as it was on the wire, and what its words mean. */
export function StanzaTab({ record }: { readonly record: StanzaRecord | undefined }) {
  const [isRaw, setIsRaw] = useState(false);
  const parsed = record && elementOf(record.frame);
  const terms = useMemo(
    () =>
      parsed?.ok === true ? [...explainStanza(parsed.value), ...explainElements(parsed.value)] : [],
    [parsed],
  );
  if (record === undefined || parsed === undefined) {
    return (
      <EmptyWords>{t('This row has no stanza. Choose one that sends or receives.')}</EmptyWords>
    );
  }
  const { xml, wire = xml } = record.frame;
  const copied = () =>
    parsed.ok && !isRaw
      ? printXml(parsed.value, { indent: '  ', inheritedNs: 'jabber:client' })
      : wire;
  return (
    <div className={styles.stanzaTab}>
      <div className={styles.main}>
        <div className={styles.head}>
          <p>
            {t('{record}, at {durationWords}', {
              record: describeRecord(record),
              durationWords: durationWords(record.frame.at),
            })}
          </p>
          <Button look="outlined" onPress={() => setIsRaw(!isRaw)}>
            {isRaw ? t('Show as XML') : t('Show raw text')}
          </Button>
          <CopyButton label={t('Copy')} text={copied} />
        </div>
        <StanzaBlock xml={isRaw ? wire : xml} parsed={parsed} label={t('Stanza')} isRaw={isRaw} />
        <WireNote isShown={isRaw && wire !== xml} />
        {parsed.ok ? null : <p className={styles.fault}>{parsed.error.sentence}</p>}
      </div>
      <Terms terms={terms} />
    </div>
  );
}

function WireNote({ isShown }: { readonly isShown: boolean }) {
  if (!isShown) return null;
  return <p className={styles.wire}>{t('In the server’s names, as it was on the wire.')}</p>;
}

function Terms({ terms }: { readonly terms: readonly GlossaryEntry[] }) {
  if (terms.length === 0) return null;
  return (
    <div className={styles.terms}>
      <Button onPress={() => openPart('glossary')}>{t('All words: the glossary')}</Button>
      <dl aria-label={t('Words in this stanza')}>
        {terms.map(({ kind, term, sentence, ref, prosody }) => (
          <div key={`${kind} ${term}`}>
            <dt title={term}>
              <code>{term}</code>
              <span className={styles.kind}>{KIND_WORDS[kind]}</span>
            </dt>
            <dd>
              {sentence}{' '}
              {ref === undefined ? null : <SpecLink reference={ref} className={styles.link} />}
              {prosody === undefined ? null : (
                <p className={styles.kind}>
                  <TextParts parts={richText(prosody)} />
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

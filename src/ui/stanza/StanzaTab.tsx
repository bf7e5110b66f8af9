import { useMemo, useState } from 'react';
import { explainStanza } from '../../insight/explain.ts';
import type { RegistryTerm } from '../../insight/registry.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { printXml } from '../../xml/print.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { Button } from '../widgets/button.tsx';
import { CopyButton } from '../widgets/copy-button.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { describeRecord } from '../selection/inspected.ts';
import { StanzaBlock } from './StanzaBlock.tsx';
import { SpecLink } from './TextParts.tsx';
import styles from './StanzaTab.module.css';

/** The selected stanza as it was on the wire, and what its words mean. */
export function StanzaTab({ record }: { readonly record: StanzaRecord | undefined }) {
  const [isRaw, setIsRaw] = useState(false);
  const parsed = record && elementOf(record.frame);
  const terms = useMemo(() => (parsed?.ok === true ? explainStanza(parsed.value) : []), [parsed]);
  if (record === undefined || parsed === undefined) {
    return <EmptyWords>This row has no stanza. Choose one that sends or receives.</EmptyWords>;
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
            {describeRecord(record)}, at {durationWords(record.frame.at)}
          </p>
          <Button look="outlined" onPress={() => setIsRaw(!isRaw)}>
            {isRaw ? 'Show as XML' : 'Show raw text'}
          </Button>
          <CopyButton label="Copy" text={copied} />
        </div>
        <StanzaBlock xml={isRaw ? wire : xml} parsed={parsed} label="Stanza" isRaw={isRaw} />
        <WireNote isShown={isRaw && wire !== xml} />
        {parsed.ok ? null : <p className={styles.fault}>{parsed.error.sentence}</p>}
      </div>
      <Terms terms={terms} />
    </div>
  );
}

function WireNote({ isShown }: { readonly isShown: boolean }) {
  if (!isShown) return null;
  return <p className={styles.wire}>In the server’s names, as it was on the wire.</p>;
}

function Terms({ terms }: { readonly terms: readonly RegistryTerm[] }) {
  if (terms.length === 0) return null;
  return (
    <dl className={styles.terms} aria-label="Words in this stanza">
      {terms.map(({ kind, term, sentence, ref }) => (
        <div key={`${kind} ${term}`}>
          <dt title={term}>
            <code>{term}</code>
            <span className={styles.kind}>{kind}</span>
          </dt>
          <dd>
            {sentence}{' '}
            {ref === undefined ? null : <SpecLink reference={ref} className={styles.link} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

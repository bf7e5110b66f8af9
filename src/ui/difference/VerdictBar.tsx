import { t } from '../../base/translate.ts';
import type { ReactNode } from 'react';
import { counted } from '../../base/counted.ts';
import { DIFFERENCES_TOLD } from '../../diagnosis/repairs.ts';
import { explainDifference } from '../../insight/explain-difference.ts';
import { stanzaSection } from '../../insight/stanza-section.ts';
import type { Difference, StanzaDiff } from '../../match/difference.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import type { OfferedRepair } from '../failure/offered-repairs.ts';
import { RepairBar } from '../failure/RepairBar.tsx';
import { RepairButtons, type RepairButtonsProps } from '../failure/RepairButtons.tsx';
import { sentenceParts } from './sentence-parts.ts';
import { SectionLink, TextParts } from '../TextParts.tsx';
import styles from './VerdictBar.module.css';

export interface VerdictBarProps extends RepairButtonsProps {
  readonly diff: StanzaDiff;
  /** For each difference what accepts it alone; empty where the whole repairs do. */
  readonly partials?: readonly (readonly OfferedRepair[])[];
  /** What is said in the place of the differences, where they do not speak for themselves. */
  readonly sentence: string | undefined;
  /** A quiet sentence at the end, e.g. that the script has changed since. */
  readonly remark: string | undefined;
  /** Ways past the failure. */
  readonly pass?: ReactNode;
  /** What else there is to choose, at the end. */
  readonly children?: ReactNode;
}

/** Over the trees: the verdict in words, with a line of background, and what can be done. */
export function VerdictBar(props: VerdictBarProps) {
  const { diff, sentence, repairs, partials = [], onRepair, remark, pass, children } = props;
  const { differences } = diff;
  const [first, ...others] = differences;
  const isOne = first !== undefined && others.length === 0;
  return (
    <div className={styles.bar}>
      <div className={styles.words}>
        {sentence === undefined ? null : <Said>{sentence}</Said>}
        {isOne ? <Told difference={first} diff={diff} hasSection /> : null}
        {others.length === 0 ? null : (
          <Said>
            {t('{differences}, from above to below:', {
              differences: counted(differences.length, 'difference'),
            })}
          </Said>
        )}
        {remark === undefined ? null : <p className={styles.note}>{remark}</p>}
        {isOne ? null : (
          <p className={styles.about}>
            <Section diff={diff} />
          </p>
        )}
      </div>
      <RepairBar repairs={repairs} onRepair={onRepair} pass={pass} />
      {others.length === 0 ? null : (
        <ol className={styles.list} tabIndex={0} aria-label={t('Differences')}>
          {differences.slice(0, DIFFERENCES_TOLD).map((difference, index) => (
            <li key={index}>
              <Told difference={difference} diff={diff} />
              <Partials repairs={partials[index] ?? []} onRepair={onRepair} />
            </li>
          ))}
          {differences.length <= DIFFERENCES_TOLD ? null : (
            <li className={styles.note}>
              {t('And {count} more: the trees show them all.', {
                count: differences.length - DIFFERENCES_TOLD,
              })}
            </li>
          )}
        </ol>
      )}
      {children}
    </div>
  );
}

/** Where a specification tells of such a stanza. */
function Section({ diff: { root } }: { readonly diff: StanzaDiff }) {
  const stanza = root.received ?? root.expected;
  if (stanza === undefined) return null;
  return (
    <span className={styles.note}>
      <SectionLink section={stanzaSection(stanza, 'received')} />
    </span>
  );
}

export interface WordsBarProps {
  /** What can be done. */
  readonly acts: ReactNode;
  /** What is said. */
  readonly children: ReactNode;
}

/** The same bar of whatever is said and can be done. */
export function WordsBar({ acts, children }: WordsBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.words}>{children}</div>
      <div className={styles.acts} data-acts>
        {acts}
      </div>
    </div>
  );
}

/** A sentence over the trees. */
export function Said({ children }: { readonly children: ReactNode }) {
  return <p className={styles.say}>{children}</p>;
}

interface ToldProps {
  readonly difference: Difference;
  readonly diff: StanzaDiff;
  /** Whether it is told, too, where a specification tells of the stanza. */
  readonly hasSection?: boolean;
}

/** A difference in words: then where it is, and what is known of such a value. */
function Told({ difference, diff, hasSection = false }: ToldProps) {
  return (
    <>
      <Said>
        <TextParts parts={sentenceParts(difference.sentence, difference.path)} />
      </Said>
      <div className={styles.about}>
        <Path path={difference.path} />
        {/* Before the sentence, which begins a line of its own where it is long. */}
        {hasSection ? <Section diff={diff} /> : null}
        <Background difference={difference} diff={diff} />
      </div>
    </>
  );
}

function Path({ path }: { readonly path: readonly string[] }) {
  const text = path.join(' › ');
  return (
    <span className={styles.path}>
      <MiddleTruncate text={text} tail={(path.at(-1)?.length ?? 0) + 3} />
    </span>
  );
}

/** What accepts one of several differences: smaller than what makes the step pass. */
function Partials({ repairs, onRepair }: RepairButtonsProps) {
  if (repairs.length === 0) return null;
  return (
    <div className={styles.ones} role="group" aria-label={t('Only this difference')}>
      <RepairButtons
        repairs={repairs}
        onRepair={onRepair}
        hasPreferred={false}
        buttonClass={styles.act}
      />
    </div>
  );
}

function Background({ difference, diff: { root } }: ToldProps) {
  const { expected, received } = root;
  if (expected === undefined || received === undefined) return null;
  const parts = explainDifference({ difference, expected, received });
  return parts === undefined ? null : (
    <span className={styles.note}>
      <TextParts parts={parts} />
    </span>
  );
}

import { t } from '../../base/translate.ts';
import { useMemo, useRef, useState } from 'react';
import type { TextEdit } from '../../base/text-edit.ts';
import { applyAll } from '../../script/generalise.ts';
import { useApp, useDocument, useSettledText } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { EditPreviewList } from '../widgets/edit-preview.tsx';
import { offeredGeneralisations, type OfferedProposal } from './generalisations.ts';
import { lineEdits } from './line-edits.ts';
import styles from './GeneralisePanel.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

export interface GeneralisePanelProps {
  /** Gives the focus to the text. */
  readonly leave: () => void;
}

/** Above a recording: what would make it hold for other runs, each as a change to look at and to take. */
export function GeneralisePanel({ leave }: GeneralisePanelProps) {
  const text = useSettledText();
  const offers = useMemo(() => offeredGeneralisations(text), [text]);
  const [isOpen, setIsOpen] = useState(false);
  const dismissal = useDismissal();
  const panel = useRef<HTMLElement>(null);
  const edit = useEditing(text);
  if (offers.length === 0 || dismissal.isDismissed) return null;
  const take = ({ edits }: OfferedProposal) => {
    if (!edit(edits)) return;
    // The button goes with its proposal.
    if (offers.length > 1) panel.current?.focus();
    else leave();
  };
  const takeAll = () => {
    if (edit(lineEdits(text, applyAll(text)))) leave();
  };
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles.generalise}
      aria-label={t('Recorded script')}
      onKeyDown={(event) => (event.key === 'Escape' ? leave() : undefined)}
    >
      <div className={styles.head}>
        <p>
          {t('This is a recording: much in it holds for that one run only. {offeredWords}', {
            offeredWords: offeredWords(offers.length),
          })}
        </p>
        <Button look="preferred" onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? t('Hide the changes') : t('Generalise this recording…')}
        </Button>
        <Button
          look="outlined"
          onPress={() => {
            dismissal.dismiss();
            leave();
          }}
        >
          {t('Not now')}
        </Button>
      </div>
      {isOpen ? <Proposals offers={offers} onTake={take} onTakeAll={takeAll} /> : null}
    </section>
  );
}

function offeredWords(count: number): string {
  return t('{count, plural, one {One change would help.} other {{count} changes would help.}}', {
    count,
  });
}

/** Not now: until another script is opened. */
function useDismissal() {
  const original = useDocument((document) => document.original);
  const [dismissed, setDismissed] = useState<string>();
  return { isDismissed: dismissed === original, dismiss: () => setDismissed(original) };
}

/** Makes edits of `text`; not once somebody has typed. */
function useEditing(text: string): (edits: readonly TextEdit[]) => boolean {
  const { stores, actions } = useApp();
  return (edits) => {
    if (stores.document.getState().text !== text) return false;
    actions.applyEdits(edits);
    return true;
  };
}

interface ProposalsProps {
  readonly offers: readonly OfferedProposal[];
  readonly onTake: (offer: OfferedProposal) => void;
  readonly onTakeAll: () => void;
}

function Proposals({ offers, onTake, onTakeAll }: ProposalsProps) {
  return (
    <div className={styles.list}>
      <ul aria-label={t('Proposed changes')}>
        {offers.map((offer) => (
          <li key={offer.id}>
            <div className={styles.offer}>
              <p>
                <b>{offer.title}.</b> {offer.why}
              </p>
              <Button look="outlined" onPress={() => onTake(offer)}>
                {t('Apply')} <span className={visuallyHidden.text}>“{offer.title}”</span>
              </Button>
            </div>
            <OfferPreview offer={offer} />
          </li>
        ))}
      </ul>
      <Button look="solid" onPress={onTakeAll}>
        {t('Apply all')}
      </Button>
    </div>
  );
}

/** The first place at once, the others on demand. */
function OfferPreview({ offer: { preview } }: { readonly offer: OfferedProposal }) {
  const others = preview.slice(1);
  return (
    <>
      <EditPreviewList changes={preview.slice(0, 1)} />
      {others.length === 0 ? null : (
        <details>
          <summary>
            {t('{count, plural, one {One more place} other {{count} more places}}', {
              count: others.length,
            })}
          </summary>
          <EditPreviewList changes={others} />
        </details>
      )}
    </>
  );
}

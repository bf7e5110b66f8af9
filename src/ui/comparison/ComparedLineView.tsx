import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import { useMemo } from 'react';
import type { ComparedLine } from '../../insight/runs/compare-items.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { viewLine } from './compared-line.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { Said } from '../difference/VerdictBar.tsx';
import { OneStanza } from '../difference/OneStanza.tsx';
import { PairTrees } from '../difference/PairTrees.tsx';
import { StanzaBlock } from '../stanza/StanzaBlock.tsx';

/** The chosen row of two runs that are compared. */
export function ComparedLineView({ line }: { readonly line: ComparedLine | undefined }) {
  const view = useMemo(() => line && viewLine(line), [line]);
  if (view === undefined) {
    return (
      <EmptyWords>
        {t('Choose a row of the comparison: its two stanzas are set side by side.')}
      </EmptyWords>
    );
  }
  if (view.kind === 'one') {
    return (
      <OneStanza sentence={view.sentence}>
        {view.xml === undefined ? null : <StanzaBlock xml={view.xml} label={t('Stanza')} />}
      </OneStanza>
    );
  }
  const { left, right, diff, sentence } = view;
  return (
    <PairTrees
      diff={diff}
      heads={[t('Left'), t('Right')]}
      abouts={[
        t('{actor}, at {durationWords}', {
          actor: left.actor,
          durationWords: durationWords(left.at),
        }),
        t('{actor}, at {durationWords}', {
          actor: right.actor,
          durationWords: durationWords(right.at),
        }),
      ]}
    >
      <Said>{sentence}</Said>
      <Said>
        {rich(
          'What the server makes up stands as its kind, such as {code}; what has no order is sorted.',
          { code: <code>{t('‹stamp›')}</code> },
        )}
      </Said>
    </PairTrees>
  );
}

import { t } from '../../base/translate.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { describeRecord } from '../selection/inspected.ts';
import type { MarkedPair } from './marked.ts';
import { Said } from './VerdictBar.tsx';
import { PairTrees } from './PairTrees.tsx';
import { counted } from '../../base/counted.ts';

/** The two stanzas that were marked in the timeline, side by side. */
export function MarkedView({ pair }: { readonly pair: MarkedPair }) {
  const { stores } = useApp();
  const { first, second, diff } = pair;
  const count = diff.differences.length;
  return (
    <PairTrees
      diff={diff}
      heads={[t('First mark'), t('Second mark')]}
      abouts={[aboutOf(first), aboutOf(second)]}
      acts={
        <Button look="outlined" onPress={() => stores.view.setState({ marked: [] })}>
          {t('Clear the marks')}
        </Button>
      }
    >
      <Said>
        {count === 0
          ? t('The two marked stanzas are alike.')
          : t('The two marked stanzas have {differences}.', {
              differences: counted(count, 'difference'),
            })}
      </Said>
    </PairTrees>
  );
}

function aboutOf(record: StanzaRecord): string {
  return t('{record}, at {durationWords}', {
    record: describeRecord(record),
    durationWords: durationWords(record.frame.at),
  });
}

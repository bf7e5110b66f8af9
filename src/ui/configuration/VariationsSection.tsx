import { t } from '../../base/translate.ts';
import { changedBy, xepWords } from '../../prosody/variations/read-variation.ts';
import type { Variation } from '../../prosody/variations/variation.ts';
import { VARIATIONS, variationNamed } from '../../prosody/variations/variations.ts';
import type { StageEntry } from '../../script/stage-entries.ts';
import { AddFromList } from './AddFromList.tsx';
import { StageRow } from './StageRow.tsx';
import { StageSection } from './StageSection.tsx';
import type { Configuration } from './use-configuration.ts';
import styles from './Configuration.module.css';

type VariationEntry = Extract<StageEntry, { readonly tag: 'variation' }>;

/** Ways in which the server is to differ from how it usually is, by name. */
export function VariationsSection({ stage }: { readonly stage: Configuration }) {
  const asked = stage.entries.filter((entry) => entry.tag === 'variation');
  const add = (name: string) => {
    const usual = variationNamed(name)?.value?.usual;
    stage.add('variation', usual === undefined ? name : `${name}=${usual}`);
  };
  return (
    <StageSection
      title={t('Variations')}
      none={asked.length === 0 ? t('None: the server is as it usually is.') : undefined}
      add={
        <AddFromList
          label={t('Add a variation')}
          sections={[{ id: 'variations', title: t('The server varies so'), options: OPTIONS }]}
          onAdd={add}
          emptyText={t('No variation has all of these words.')}
        />
      }
    >
      {asked.map((entry) => {
        const variation = variationNamed(entry.value.name);
        return (
          <StageRow
            key={entry.part.range.start}
            stage={stage}
            name={entry.value.name}
            about={variation && aboutVariation(variation)}
            entry={entry}
          >
            {variation?.value === undefined ? null : (
              <VariationValue stage={stage} entry={entry} rule={variation.value} />
            )}
          </StageRow>
        );
      })}
    </StageSection>
  );
}

const OPTIONS = VARIATIONS.map(({ name, sentence }) => ({
  id: name,
  text: name,
  description: sentence,
}));

function aboutVariation(variation: Variation): string {
  return t('{sentence} {xepWords} By {changedBy}.', {
    sentence: variation.sentence,
    xepWords: xepWords(variation),
    changedBy: changedBy(variation),
  });
}

interface VariationValueProps {
  readonly stage: Configuration;
  readonly entry: VariationEntry;
  readonly rule: NonNullable<Variation['value']>;
}

function VariationValue({ stage, entry, rule }: VariationValueProps) {
  const { name, value = String(rule.usual) } = entry.value;
  const label = t('Value of {name}: {of}', { name, of: rule.of });
  const write = (next: string) => stage.rewrite(entry, `${name}=${next}`);
  if (rule.kind === 'count') {
    return (
      <input
        className={styles.count}
        type="number"
        aria-label={label}
        min={rule.least}
        max={rule.most}
        value={value}
        onChange={({ target }) => (target.validity.valid ? write(target.value) : undefined)}
      />
    );
  }
  return (
    <select aria-label={label} value={value} onChange={({ target }) => write(target.value)}>
      {rule.words.map((word) => (
        <option key={word}>{word}</option>
      ))}
    </select>
  );
}

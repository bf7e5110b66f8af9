import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { flakeSentence, type Variant, type VaryingStep } from '../../insight/runs/flakes.ts';
import type { FlakeFinding } from '../../state/comparison-store.ts';
import { keptRuns } from '../../state/run-selectors.ts';
import { useActions, useRuns } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { stepWords } from '../../script/scenario.ts';
import { FACET_WORDS, variantWords } from './flake-words.ts';
import styles from './FlakePanel.module.css';
import comparisonPanelStyles from './ComparisonPanel.module.css';
import comparisonGridStyles from './ComparisonGrid.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

/** What varied when a script ran many times, in the place of the timeline. */
export function FlakePanel({ finding }: { readonly finding: FlakeFinding }) {
  const { closeComparison } = useActions();
  const { report, server } = finding;
  return (
    <section className={styles.flakes} aria-label={t('Timeline')}>
      <div className={comparisonPanelStyles.bar}>
        <p role="status" aria-label={t('Series status')}>
          <b>{flakeSentence(report)}</b> <span className={styles.server}>{server}</span>
        </p>
        <Button look="outlined" onPress={closeComparison}>
          {t('Back to the timeline')}
        </Button>
      </div>
      {report.varying.length === 0 ? (
        <p className={clsx(styles.none, comparisonGridStyles.none)}>
          {t(
            'Every step ended in the same way each time, with the same stanzas in the same order. Values that the server makes up, such as ids and moments, do not count.',
          )}
        </p>
      ) : (
        <FlakeTable finding={finding} />
      )}
    </section>
  );
}

function FlakeTable({ finding }: { readonly finding: FlakeFinding }) {
  return (
    <div className={styles.scroll}>
      <table aria-label={t('What varied')}>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {t('Step')}
            </th>
            <th scope="col">{t('What varied')}</th>
            <th scope="col">{t('How often; a press shows the first such run')}</th>
            <th scope="col">
              <span className={visuallyHidden.text}>{t('Compare')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {finding.report.varying.map((varying) => (
            <FlakeRow
              key={`${varying.step.index} ${varying.facet}`}
              varying={varying}
              finding={finding}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FlakeRowProps {
  readonly varying: VaryingStep;
  readonly finding: FlakeFinding;
}

function FlakeRow({ varying, finding }: FlakeRowProps) {
  const { compareExamples, showRun } = useActions();
  const { step, facet, variants } = varying;
  const [first, second] = variants;
  const runs = useRuns(keptRuns);
  /** The run that shows it, while the page still keeps that one. */
  const exampleOf = ({ example }: Variant) =>
    runs.find(({ id }) => id === finding.examples.get(example)?.id);
  return (
    <tr>
      <td className={styles.number}>{step.index}</td>
      <th scope="row">{stepWords(step)}</th>
      <td>{FACET_WORDS[facet]}</td>
      <td className={styles.variants}>
        {variants.map((variant, index) => {
          const run = exampleOf(variant);
          const name = t('run {example}', { example: variant.example + 1 });
          return (
            <button
              key={variant.example}
              type="button"
              title={
                run === undefined
                  ? t('The page no longer keeps {name}', { name })
                  : t('Show {name}', { name })
              }
              disabled={run === undefined}
              onClick={() => (run === undefined ? undefined : showRun(run.id))}
            >
              {variantWords(varying, index)} <b>{variant.count}</b>
            </button>
          );
        })}
      </td>
      <td>
        {first === undefined || second === undefined ? null : (
          <Button look="outlined" onPress={() => compareExamples(first.example, second.example)}>
            {t('Compare')}
          </Button>
        )}
      </td>
    </tr>
  );
}

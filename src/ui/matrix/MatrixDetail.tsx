import { t } from '../../base/translate.ts';
import { comparedServers, matrixRows } from '../../state/matrix/matrix-rows.ts';
import type { MatrixPlace, MatrixServer } from '../../state/matrix/matrix-store.ts';
import type { SuiteResult } from '../../state/suite/suite-store.ts';
import { Button } from '../widgets/button.tsx';
import { Menu } from '../widgets/menu.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import type { MatrixView } from './use-matrix.ts';
import styles from './Matrix.module.css';

export interface MatrixDetailProps {
  readonly view: MatrixView;
  readonly onOpen: (place: MatrixPlace) => void;
  /** With that server. */
  readonly onCompare: (server: string) => void;
}

/** What came of the selected cell, as a sentence, and where to look on. */
export function MatrixDetail({ view: { state, active }, onOpen, onCompare }: MatrixDetailProps) {
  const row = matrixRows(state).find(({ script }) => script.path === active?.path);
  const at = state.servers.findIndex(({ id }) => id === active?.server);
  const result = row?.results[at];
  if (row === undefined || result === undefined || active === undefined) return null;
  const isKept = result.state === 'done' && result.record.kind === 'kept';
  return (
    <section className={styles.detail} aria-label={t('Selected cell')}>
      <p className={styles.say} role="status" aria-label={t('What came of it')}>
        <b>
          <VisibleText
            text={t('{name} on {label}{placeWords}', {
              name: row.name,
              label: state.servers[at]?.label ?? '',
              placeWords: placeWords(result),
            })}
          />
        </b>{' '}
        <VisibleText text={resultWords(result)} />
      </p>
      <div className={styles.buttons}>
        {result.state === 'done' ? (
          <Button look="preferred" keys="Enter" onPress={() => onOpen(active)}>
            {t('Open this run')}
          </Button>
        ) : null}
        {isKept ? (
          <Compare
            others={comparedServers(row, state.servers, active.server)}
            onCompare={onCompare}
          />
        ) : null}
      </div>
    </section>
  );
}

interface CompareProps {
  /** The likeliest first. */
  readonly others: readonly MatrixServer[];
  readonly onCompare: (server: string) => void;
}

/** The selected cell against any other one of its script, stanza by stanza. */
function Compare({ others, onCompare }: CompareProps) {
  const [likeliest, ...rest] = others;
  if (likeliest === undefined) return null;
  return (
    <>
      <Button look="outlined" keys="c" onPress={() => onCompare(likeliest.id)}>
        {t('Compare with {otherLabel}', { otherLabel: likeliest.label })}
      </Button>
      {rest.length === 0 ? null : (
        <Menu
          label={t('Compare with another')}
          trigger={
            <Button look="outlined" iconAfter="caret">
              {t('Compare with another')}
            </Button>
          }
          groups={[{ id: 'servers', items: rest }]}
          onAction={onCompare}
        />
      )}
    </>
  );
}

function placeWords(result: SuiteResult): string {
  const { step, line } = (result.state === 'done' ? result.firstFailure : undefined) ?? {};
  if (step === undefined) return ':';
  return line === undefined
    ? t(', step {step}:', { step })
    : t(', step {step} (line {line}):', { step, line });
}

function resultWords(result: SuiteResult): string {
  if (result.state === 'running') return t('It runs.');
  if (result.state === 'waiting') return t('It was not run.');
  return (
    result.firstFailure?.sentence ?? t('It passed, all {steps} steps.', { steps: result.steps })
  );
}

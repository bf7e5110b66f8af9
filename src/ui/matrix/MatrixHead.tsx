import { t } from '../../base/translate.ts';
import type { ReactNode } from 'react';
import { counted } from '../../base/counted.ts';
import {
  matrixHtml,
  matrixJson,
  matrixMarkdown,
  mindWords,
} from '../../state/matrix/export-matrix.ts';
import type { MatrixState } from '../../state/matrix/matrix-store.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { useActions, useRuns } from '../app-context.ts';
import { saveFile } from '../commands/save-file.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import { Menu } from '../widgets/menu.tsx';
import { useRunWords } from './use-run-words.ts';
import styles from './Matrix.module.css';

export interface MatrixHeadProps {
  readonly state: MatrixState;
  /** Stands in the place of the words while the page waits for an answer. */
  readonly question: ReactNode;
  readonly isChoosing: boolean;
  readonly onChoose: () => void;
}

/** How it stands with the matrix, and what can be done with all of it. */
export function MatrixHead({ state, question, isChoosing, onChoose }: MatrixHeadProps) {
  const { leaveMatrix, runMatrix, stopMatrix } = useActions();
  const isAsking = useRuns((runs) => runs.question?.about.kind === 'matrix');
  const runWords = useRunWords(state.servers.length);
  const isRunning = state.phase === 'running';
  return (
    <div className={styles.head}>
      {isAsking ? question : <Words state={state} />}
      <div className={styles.buttons}>
        {isRunning ? (
          <Button look="outlined" icon="stop" onPress={stopMatrix}>
            {t('Stop')}
          </Button>
        ) : null}
        {state.phase === 'over' ? (
          <Button look="outlined" icon="play" onPress={() => runMatrix(state.servers)}>
            {runWords}
          </Button>
        ) : null}
        <Button look="outlined" onPress={onChoose}>
          {isChoosing ? t('Close the choice') : t('Servers …')}
        </Button>
        {state.phase === 'over' ? <ExportMenu state={state} /> : null}
        <Button look="outlined" keys="Esc" onPress={leaveMatrix}>
          {t('Back to the script')}
        </Button>
      </div>
    </div>
  );
}

function Words({ state }: { readonly state: MatrixState }) {
  const { phase, scripts, servers, cells, startedAt, endedAt, isStopped } = state;
  if (phase === 'none')
    return (
      <p className={styles.words}>
        <b>{t('Every script on several servers.')}</b>{' '}
        {t('Choose at least two, and see where they disagree.')}
      </p>
    );
  const done = [...cells.values()].flatMap((results) =>
    [...results.values()].filter(({ state: stands }) => stands === 'done'),
  ).length;
  const all = counted(scripts.length * servers.length, 'run');
  if (phase === 'running')
    return (
      <div className={styles.words}>
        <p role="status" aria-label={t('Matrix status')}>
          <b>
            {t('{scripts} on {servers}', {
              scripts: counted(scripts.length, 'script'),
              servers: counted(servers.length, 'server'),
            })}
          </b>
        </p>
        <p>{t('{done} of {all}', { done, all })}</p>
      </div>
    );
  return (
    <div className={styles.words} role="status" aria-label={t('Matrix status')}>
      <p>
        <b>
          {t('{part} in {durationWords}.', {
            part: isStopped ? t('Stopped after {done} of {all}', { done, all }) : all,
            durationWords: durationWords(endedAt - startedAt),
          })}
        </b>{' '}
        {mindWords(state)}
      </p>
      <Problems state={state} />
    </div>
  );
}

function Problems({ state: { problems, servers } }: { readonly state: MatrixState }) {
  return servers.map(({ id, label }) => {
    const problem = problems.get(id);
    if (problem === undefined) return null;
    return (
      <p key={id}>
        <Icon name="failed" /> {label}: {problem.what} {problem.advice}
      </p>
    );
  });
}

const FORMS = [
  { id: 'html', label: t('As a page (HTML)'), write: matrixHtml },
  { id: 'md', label: t('As Markdown'), write: matrixMarkdown },
  { id: 'json', label: t('As JSON'), write: matrixJson },
] as const;

function ExportMenu({ state }: { readonly state: MatrixState }) {
  return (
    <Menu
      label={t('Export')}
      trigger={
        <Button look="outlined" iconAfter="caret">
          {t('Export')}
        </Button>
      }
      groups={[{ id: 'forms', items: FORMS.map(({ id, label }) => ({ id, label })) }]}
      onAction={(id) => {
        const form = FORMS.find((each) => each.id === id);
        if (form !== undefined) void saveFile(`caesura-matrix.${form.id}`, form.write(state));
      }}
    />
  );
}

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
  const isRunning = state.phase === 'running';
  return (
    <div className={styles.head}>
      {isAsking ? question : <Words state={state} />}
      <div className={styles.buttons}>
        {isRunning ? (
          <Button look="outlined" icon="stop" onPress={stopMatrix}>
            Stop
          </Button>
        ) : null}
        {state.phase === 'over' ? (
          <Button look="outlined" icon="play" onPress={() => runMatrix(state.servers)}>
            Run all on all
          </Button>
        ) : null}
        <Button look="outlined" onPress={onChoose}>
          {isChoosing ? 'Close the choice' : 'Servers …'}
        </Button>
        {state.phase === 'over' ? <ExportMenu state={state} /> : null}
        <Button look="outlined" keys="Esc" onPress={leaveMatrix}>
          Back to the script
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
        <b>Every script on several servers.</b> Choose at least two, and see where they disagree.
      </p>
    );
  const done = [...cells.values()].flatMap((results) =>
    [...results.values()].filter(({ state: stands }) => stands === 'done'),
  ).length;
  const all = counted(scripts.length * servers.length, 'run');
  if (phase === 'running')
    return (
      <div className={styles.words}>
        <p role="status" aria-label="Matrix status">
          <b>
            {counted(scripts.length, 'script')} on {counted(servers.length, 'server')}
          </b>
        </p>
        <p>
          {done} of {all}
        </p>
      </div>
    );
  return (
    <div className={styles.words} role="status" aria-label="Matrix status">
      <p>
        <b>
          {isStopped ? `Stopped after ${done} of ${all}` : all} in{' '}
          {durationWords(endedAt - startedAt)}.
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
  { id: 'html', label: 'As a page (HTML)', write: matrixHtml },
  { id: 'md', label: 'As Markdown', write: matrixMarkdown },
  { id: 'json', label: 'As JSON', write: matrixJson },
] as const;

function ExportMenu({ state }: { readonly state: MatrixState }) {
  return (
    <Menu
      label="Export"
      trigger={
        <Button look="outlined" iconAfter="caret">
          Export
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

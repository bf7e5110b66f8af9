import { useActions, useHistory, useRun, useView } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { Button } from '../widgets/button.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import { RunsPopover } from './RunsPopover.tsx';
import { ViewButtons } from './ViewButtons.tsx';
import { runTime } from './run-words.ts';
import './RunTools.css';

/** At the end of the status line: which run is shown, what the page asks, and the runs of this page. */
export function RunTools() {
  return (
    <div className="run-tools">
      <PastRunNotice />
      <ViewButtons />
      <WatchButton />
      <RunsPopover />
    </div>
  );
}

function WatchButton() {
  const isWatching = useView((view) => view.isWatching);
  const { toggleWatch } = useActions();
  return (
    <IconButton
      icon="watch"
      label="Watch: run after each edit"
      keys={keysOf('watch')}
      isPressed={isWatching}
      onPress={toggleWatch}
    />
  );
}

function PastRunNotice() {
  const shown = useHistory(({ runs, shown: id }) => runs.find((run) => run.id === id));
  const { showNewestRun } = useActions();
  if (shown === undefined) return null;
  return (
    <>
      <span className="past" role="note">
        The run of {runTime(shown.endedAt)}
      </span>
      <Button look="outlined" onPress={showNewestRun}>
        Back to the newest
      </Button>
    </>
  );
}

/** Stands in the status line's place while the page waits for an answer. */
export function RunQuestionLine() {
  const question = useRun((run) => run.question);
  const { answer } = useActions();
  if (question === undefined) return null;
  const { about, server } = question;
  const isRerun = about.kind === 'rerun';
  const yes = isRerun ? 'Re-run' : 'Watch';
  return (
    <div className="run-question" role="group" aria-label="Question">
      <p role="alert">
        {isRerun
          ? `Re-running sends ${stanzaCount(about.stanzas)} to ${server} again.`
          : `Watching runs the script on ${server} after every edit.`}
      </p>
      <Button look="preferred" onPress={() => answer(true)}>
        {yes}
      </Button>
      <Button look="outlined" onPress={() => answer(false)}>
        {isRerun ? 'Keep' : 'Do not watch'}
      </Button>
    </div>
  );
}

function stanzaCount(count: number): string {
  if (count === 0) return 'no stanza';
  return count === 1 ? '1 stanza' : `${count} stanzas`;
}

import { t } from '../../../base/translate.ts';
import { currentServer } from '../../../state/server-choice.ts';
import { shareObstacle } from '../../../state/share-actions.ts';
import type { Shared } from '../../../state/share.ts';
import {
  useActions,
  useApp,
  useCatalogue,
  useDocument,
  useRuns,
  useSettings,
} from '../../app-context.ts';
import { keysOf } from '../../commands/commands.ts';
import { saveScript } from '../../commands/page-commands.ts';
import { saveShownTrace } from '../../commands/save-trace.ts';
import { shareLink, useShareTold, type ShareTold } from '../../commands/use-share.ts';
import { Button } from '../../widgets/button.tsx';
import { Menu, type MenuItemSpec } from '../../widgets/menu.tsx';
import styles from './TopBar.module.css';

const ITEMS = [
  { id: 'script', label: t('Script') },
  { id: 'script-and-server', label: t('Script and its server') },
  { id: 'run', label: t('Recorded run') },
  { id: 'embed', label: t('Embed: the script in a frame') },
  { id: 'embed-run', label: t('Embed: the recorded run in a frame') },
] as const satisfies readonly { readonly id: Shared; readonly label: string }[];

/** Links to what is seen, and what came of the last one. */
export function ShareMenu() {
  const actions = useActions();
  const items = useItems();
  const told = useShareTold();
  return (
    <>
      <Menu
        label={t('Share')}
        trigger={<Button iconAfter="fold">{t('Share')}</Button>}
        groups={[{ id: 'share', items }]}
        onAction={(id) => {
          const chosen = ITEMS.find((each) => each.id === id);
          if (chosen !== undefined) shareLink(actions, chosen.id);
        }}
      />
      <span className={styles.told} role="status" aria-label={t('Share')}>
        {told.url === undefined ? null : (
          <input aria-label={told.label} readOnly value={told.url} />
        )}
        {told.words}
        <SaveInstead refused={told.refused} />
      </span>
    </>
  );
}

function useItems(): readonly MenuItemSpec[] {
  const { stores } = useApp();
  // What is offered depends on these.
  useRuns((runs) => runs.live?.phase);
  useRuns((runs) => runs.shown);
  useCatalogue((catalogue) => catalogue.versions);
  useSettings((settings) => settings.server);
  useDocument((document) => document.loads);
  const choice = currentServer(stores);
  const version = choice.kind === 'embedded' ? choice.version : '';
  const about: Readonly<Record<Shared, string>> = {
    script: t('Opens it. Passwords are replaced.'),
    'script-and-server': t('The same, for Prosody {version}: a line of its head says so.', {
      version,
    }),
    run: t('Shows what was recorded, without running anything. Secrets are masked.'),
    embed: t(
      'HTML for a blog, a wiki or slides. It stores nothing, and runs when somebody presses Run.',
    ),
    'embed-run': t('The same of what was recorded: it needs no server.'),
  };
  return ITEMS.map(({ id, label }) => {
    const obstacle = shareObstacle(stores, id);
    return {
      id,
      label,
      description: obstacle ?? about[id],
      isDisabled: obstacle !== undefined,
      keys: id === 'script' ? keysOf('share') : undefined,
    };
  });
}

/** What is no link can still be sent as a file. */
function SaveInstead({ refused }: Pick<ShareTold, 'refused'>) {
  const app = useApp();
  if (refused === undefined) return null;
  const isRun = refused === 'run' || refused === 'embed-run';
  const save = () => {
    if (isRun) saveShownTrace(app);
    else void saveScript(app.folder, app.stores.document.getState());
  };
  return (
    <Button look="outlined" onPress={save}>
      {isRun ? t('Save the run') : t('Save the script')}
    </Button>
  );
}

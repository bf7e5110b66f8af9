import { t } from '../../base/translate.ts';
import { scriptFileName, type DocumentState } from '../../state/document-store.ts';
import type { FolderDesk } from '../../state/folder/folder-desk.ts';
import { keptRuns, shownRun } from '../../state/run-selectors.ts';
import { momentAfter, momentBefore } from '../../state/view-back.ts';
import type { Command, CommandPage } from './command.ts';
import { goTo } from './go-to.ts';
import { canChooseFile, chooseFile } from './files.ts';
import { saveBytes, saveFile } from './save-file.ts';
import { saveShownTrace } from './save-trace.ts';
import { shareObstacle } from '../../state/share-actions.ts';
import { shareLink } from './use-share.ts';

/** Moments of the recorded run, and other runs. */
export const TRACE_COMMANDS: readonly Command[] = [
  {
    id: 'view-back',
    title: t('View back: show the run as it stood one step earlier'),
    group: 'Look around',
    // On many keyboards brackets need AltGr, which leaves no Ctrl to press.
    keys: ['Ctrl+[', 'Alt+Shift+J'],
    isOffered: ({ stores }) => {
      const { events, viewAt } = shownRun(stores.runs.getState());
      return momentBefore(events, viewAt) !== undefined;
    },
    carryOut: ({ actions }) => actions.viewBack(),
  },
  {
    id: 'view-forward',
    title: t('View forward'),
    group: 'Look around',
    keys: ['Ctrl+]', 'Alt+Shift+K'],
    isOffered: ({ stores }) => {
      const { events, viewAt } = shownRun(stores.runs.getState());
      return momentAfter(events, viewAt) !== undefined;
    },
    carryOut: ({ actions }) => actions.viewForward(),
  },
  {
    id: 'runs',
    title: t('Runs of this page'),
    group: 'Look around',
    keys: ['Ctrl+Alt+R'],
    carryOut: ({ open }) => open('runs'),
  },
  {
    id: 'compare',
    title: t('Compare the two newest runs'),
    group: 'Look around',
    keys: ['Ctrl+Alt+W'],
    isOffered: ({ stores }) => stores.runs.getState().kept.length > 1,
    carryOut: compareNewest,
  },
  {
    id: 'two-servers',
    title: t('Run on two servers at once, and compare'),
    group: 'Run',
    keys: ['Ctrl+Alt+D'],
    carryOut: ({ open }) => open('runs'),
  },
  {
    id: 'many-times',
    title: t('Run 20 times, to see what varies'),
    group: 'Run',
    keys: ['Ctrl+Alt+N'],
    isOffered: ({ stores }) =>
      ['not-run', 'ended'].includes(shownRun(stores.runs.getState()).phase),
    carryOut: ({ actions }) => actions.runRepeatedly(20),
  },
  {
    id: 'own-code',
    title: t('Prosody from a folder, and modules of your own'),
    group: 'Run',
    keys: ['Ctrl+Alt+O'],
    carryOut: ({ open }) => open('own-code'),
  },
  {
    id: 'configuration',
    title: t('Configuration: what is served to the script, and why'),
    group: 'Run',
    keys: ['Ctrl+Alt+G'],
    carryOut: ({ open }) => open('configuration'),
  },
  {
    id: 'profiles',
    title: t('Profiles of servers: address, domains, accounts'),
    group: 'Run',
    keys: ['Ctrl+Alt+H'],
    carryOut: ({ open }) => open('profiles'),
  },
];

/** The script as a file or a link. */
export const SCRIPT_COMMANDS: readonly Command[] = [
  {
    id: 'open-file',
    title: t('Open a script, a saved trace, or a log'),
    group: 'Script',
    keys: ['Ctrl+O'],
    carryOut: ({ actions, open }) => (canChooseFile() ? chooseFile(actions) : open('file')),
  },
  {
    id: 'open-log',
    title: t('Open a log of another program: paste it'),
    group: 'Script',
    keys: ['Ctrl+Alt+Z'],
    carryOut: ({ open }) => open('log'),
  },
  {
    id: 'make-script',
    title: t('Make a script of the run that is shown'),
    group: 'Script',
    keys: ['Ctrl+Alt+M'],
    isOffered: ({ stores }) => shownRun(stores.runs.getState()).events.length > 0,
    carryOut: ({ actions }) => void actions.makeScript(),
  },
  {
    id: 'save-script',
    title: t('Save the script'),
    group: 'Script',
    keys: ['Ctrl+S'],
    carryOut: ({ stores, folder }) => void saveScript(folder, stores.document.getState()),
  },
  {
    id: 'take-along',
    title: t('Take along: the run as Mermaid, PlantUML, Markdown or SVG'),
    group: 'Script',
    keys: ['Ctrl+Alt+E'],
    isOffered: ({ stores }) => shownRun(stores.runs.getState()).events.length > 0,
    carryOut: ({ open }) => open('take-along'),
  },
  {
    id: 'print',
    title: t('Print: the lesson, the script, the run'),
    group: 'Script',
    keys: ['Ctrl+Alt+Shift+P'],
    carryOut: ({ open }) => open('print'),
  },
  {
    id: 'save-trace',
    title: t('Save the trace of this run'),
    group: 'Script',
    keys: ['Ctrl+Shift+S'],
    isOffered: ({ stores }) => shownRun(stores.runs.getState()).events.length > 0,
    carryOut: saveShownTrace,
  },
  {
    id: 'drafts',
    title: t('Drafts: what this browser keeps'),
    group: 'Script',
    keys: ['Ctrl+Alt+K'],
    carryOut: ({ open }) => open('drafts'),
  },
  {
    id: 'share',
    title: t('Share: copy a link to this script'),
    group: 'Script',
    keys: ['Ctrl+Alt+S'],
    carryOut: ({ actions }) => shareLink(actions, 'script'),
  },
  {
    id: 'share-with-server',
    title: t('Share: copy a link to this script for the server that it runs on'),
    group: 'Script',
    keys: ['Ctrl+Alt+Shift+S'],
    isOffered: ({ stores }) => shareObstacle(stores, 'script-and-server') === undefined,
    carryOut: ({ actions }) => shareLink(actions, 'script-and-server'),
  },
  {
    id: 'share-run',
    title: t('Share: copy a link to this run, to be looked at'),
    group: 'Script',
    keys: ['Ctrl+Alt+Shift+R'],
    isOffered: ({ stores }) => shareObstacle(stores, 'run') === undefined,
    carryOut: ({ actions }) => shareLink(actions, 'run'),
  },
  {
    id: 'embed',
    title: t('Embed: copy HTML of a frame with this script'),
    group: 'Script',
    keys: ['Ctrl+Alt+Shift+E'],
    carryOut: ({ actions }) => shareLink(actions, 'embed'),
  },
];

export const PAGE_COMMANDS: readonly Command[] = [
  {
    id: 'palette',
    title: t('All commands'),
    group: 'Page',
    keys: ['F1', 'Ctrl+K'],
    carryOut: ({ open }) => open('palette'),
  },
  {
    id: 'help',
    title: t('Help and keys'),
    group: 'Page',
    keys: ['?'],
    carryOut: ({ open }) => open('help'),
  },
  {
    id: 'glossary',
    title: t('Glossary: every word of MUC, and what Prosody does with it'),
    group: 'Page',
    keys: ['Ctrl+Alt+X'],
    carryOut: ({ open }) => open('glossary'),
  },
  {
    id: 'map',
    title: t('Map of XEP-0045: what the scenarios exercise, and the gaps'),
    group: 'Page',
    keys: ['Ctrl+Alt+C'],
    carryOut: ({ open }) => open('map'),
  },
];

/** Into its file, where it has one that the page can write to; else as a download. */
export async function saveScript({ saving }: FolderDesk, script: DocumentState): Promise<void> {
  const saved = await saving.save();
  if (saved.kind === 'download') saveBytes(saved.name, [saved.bytes]);
  if (saved.kind === 'no-file') await saveFile(scriptFileName(script), script.text);
}

function compareNewest(page: CommandPage): void {
  const [newest, before] = keptRuns(page.stores.runs.getState());
  if (newest === undefined || before === undefined) return;
  page.actions.compareRuns(before.id, newest.id);
  goTo('[role="grid"] [tabindex="0"]', page, { work: 'script', pane: 'timeline' });
}

import { t } from '../../base/translate.ts';
import type { InspectorTab } from '../../state/view-store.ts';
import type { Command } from './command.ts';
import { isNarrow } from '../use-is-narrow.ts';
import { goTo } from './go-to.ts';
import { findScript } from './script-list-commands.ts';

/** Where the focus can go: the panes, their tabs, and the fields of the top bar. */
export const GO_COMMANDS: readonly Command[] = [
  {
    id: 'go-script',
    title: t('Go to the script'),
    group: 'Look around',
    keys: ['Alt+Shift+1'],
    carryOut: ({ stores, editor }) => {
      stores.view.setState({ work: 'script', pane: 'script' });
      editor()?.focus();
    },
  },
  {
    id: 'go-timeline',
    title: t('Go to the timeline'),
    group: 'Look around',
    keys: ['Alt+Shift+2'],
    carryOut: (page) =>
      goTo('[role="grid"] [tabindex="0"]', page, { work: 'script', pane: 'timeline' }),
  },
  showTab('difference', t('Difference'), 3),
  showTab('stanza', t('Stanza'), 4),
  showTab('server', t('Where the server made it'), 'E'),
  showTab('coverage', t('Which of the server’s code ran'), 'V'),
  showTab('rooms', t('Rooms'), 5),
  showTab('compose', t('Compose a stanza by hand'), 6),
  showTab('log', t('Server log'), 7),
  showTab('problems', t('Problems'), 8),
  {
    id: 'go-scenario',
    title: t('Choose a scenario'),
    group: 'Look around',
    keys: ['Alt+Shift+9'],
    carryOut: (page) =>
      isNarrow()
        ? goTo(`[role="combobox"][aria-label="${t('Scenario')}"]`, page)
        : findScript(page),
  },
  {
    id: 'go-server',
    title: t('Choose a server'),
    group: 'Look around',
    keys: ['Alt+Shift+0'],
    carryOut: (page) => goTo(`[role="combobox"][aria-label="${t('Server')}"]`, page),
  },
];

function showTab(tab: InspectorTab, title: string, key: number | string): Command {
  return {
    id: `show-${tab}`,
    title: t('Show: {title}', { title }),
    group: 'Look around',
    keys: [`Alt+Shift+${key}`],
    carryOut: (page) =>
      goTo('[data-part="inspector"] [role="tab"][aria-selected="true"]', page, {
        work: 'script',
        tab,
        pane: 'inspector',
      }),
  };
}

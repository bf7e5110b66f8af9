import { useApp, useCatalogue, useRun, useSettings } from '../../app-context.ts';
import { RECEIVE_RULES, type ReceiveRule } from '../../../trace/receive-rule.ts';
import { spokenTag } from '../../../base/language.ts';
import { t } from '../../../base/translate.ts';
import { languageName } from '../../widgets/language-name.ts';
import { Button } from '../../widgets/button.tsx';
import { Menu } from '../../widgets/menu.tsx';
import { COMMANDS, keysOf } from '../../commands/commands.ts';
import { useCommandPage } from '../../commands/use-command-page.ts';

const RULES: Readonly<Record<ReceiveRule, { label: string; description: string }>> = {
  skip: { label: 'Skip', description: 'Wait for a match; what came before it is passed over' },
  search: { label: 'Search', description: 'The same, but later steps may still take it' },
  next: { label: 'Next', description: 'The very next stanza must match' },
};

const ERRORS = [
  {
    id: 'errors-marked',
    label: 'Marks it',
    description: 'Scansion takes it for what the script expects; the run says so',
  },
  {
    id: 'errors-strict',
    label: 'Fails',
    description: 'Only a step that asks for an error takes one',
  },
];

const TIMEOUTS = [1, 2, 5, 10, 30];

const PASSING = [
  { id: 'passing-wait', label: 'The run waits for as long' },
  { id: 'passing-end', label: 'The run ends there, with an error' },
];

/** Settings of the run, files, and where the page comes from. */
export function SettingsMenu() {
  const { stores } = useApp();
  const rule = useSettings((settings) => settings.rule);
  const strictErrors = useSettings((settings) => settings.strictErrors);
  const timeout = useSettings((settings) => settings.timeout);
  const waitsForTime = useSettings((settings) => settings.waitsForTime);
  const languages = useCatalogue((catalogue) => catalogue.languages);
  const page = useCommandPage();
  const hasRun = useRun((run) => run.events.length > 0);
  const act = (id: string) => {
    const chosenRule = RECEIVE_RULES.find((each) => each === id);
    if (chosenRule !== undefined) stores.settings.setState({ rule: chosenRule });
    if (ERRORS.some((each) => each.id === id)) {
      stores.settings.setState({ strictErrors: id === 'errors-strict' });
    }
    if (PASSING.some((each) => each.id === id)) {
      stores.settings.setState({ waitsForTime: id === 'passing-wait' });
    }
    const seconds = TIMEOUTS.find((each) => id === `timeout-${each}`);
    if (seconds !== undefined) stores.settings.setState({ timeout: seconds * 1000 });
    const language = languages.find((tag) => id === `language-${tag}`);
    if (language !== undefined) stores.settings.setState({ language });
    COMMANDS.find((command) => command.id === id)?.carryOut(page);
  };
  return (
    <Menu
      label="Settings"
      trigger={<Button iconAfter="fold">Settings</Button>}
      onAction={act}
      groups={[
        {
          id: 'rule',
          title: 'A receives takes',
          items: RECEIVE_RULES.map((id) => ({ id, ...RULES[id], isChosen: id === rule })),
        },
        {
          id: 'errors',
          title: 'An error that a step does not ask for',
          items: ERRORS.map((each) => ({
            ...each,
            isChosen: strictErrors === (each.id === 'errors-strict'),
          })),
        },
        {
          id: 'timeout',
          title: 'On other servers, a receives waits',
          items: TIMEOUTS.map((seconds) => ({
            id: `timeout-${seconds}`,
            label: seconds === 1 ? '1 second' : `${seconds} seconds`,
            isChosen: timeout === seconds * 1000,
          })),
        },
        {
          id: 'passing',
          title: 'On other servers, where a script lets time pass',
          items: PASSING.map((each) => ({
            ...each,
            isChosen: waitsForTime === (each.id === 'passing-wait'),
          })),
        },
        {
          id: 'language',
          title: t('Language'),
          items: languages.map((tag) => ({
            id: `language-${tag}`,
            label: languageName(tag),
            isChosen: tag === spokenTag(),
          })),
        },
        {
          id: 'files',
          items: [
            {
              id: 'open-file',
              label: 'Open a script, a saved trace, or a log',
              keys: keysOf('open-file'),
            },
            { id: 'open-log', label: 'Paste a log of another program', keys: keysOf('open-log') },
            { id: 'save-script', label: 'Save the script', keys: keysOf('save-script') },
            {
              id: 'take-along',
              label: 'Take the run along …',
              keys: keysOf('take-along'),
              isDisabled: !hasRun,
            },
            {
              id: 'save-trace',
              label: 'Save the trace of this run',
              keys: keysOf('save-trace'),
              isDisabled: !hasRun,
            },
            { id: 'drafts', label: 'Drafts kept in this browser', keys: keysOf('drafts') },
            { id: 'licences', label: 'Licences', href: './licences.txt' },
          ],
        },
      ]}
    />
  );
}

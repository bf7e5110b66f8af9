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
  skip: {
    label: t('Skip'),
    description: t('Wait for a match; what came before it is passed over'),
  },
  search: { label: t('Search'), description: t('The same, but later steps may still take it') },
  next: { label: t('Next'), description: t('The very next stanza must match') },
};

const ERRORS = [
  {
    id: 'errors-marked',
    label: t('Marks it'),
    description: t('Scansion takes it for what the script expects; the run says so'),
  },
  {
    id: 'errors-strict',
    label: t('Fails'),
    description: t('Only a step that asks for an error takes one'),
  },
];

const TIMEOUTS = [1, 2, 5, 10, 30];

const PASSING = [
  { id: 'passing-wait', label: t('The run waits for as long') },
  { id: 'passing-end', label: t('The run ends there, with an error') },
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
      label={t('Settings')}
      trigger={<Button iconAfter="fold">{t('Settings')}</Button>}
      onAction={act}
      groups={[
        {
          id: 'rule',
          title: t('A receives takes'),
          items: RECEIVE_RULES.map((id) => ({ id, ...RULES[id], isChosen: id === rule })),
        },
        {
          id: 'errors',
          title: t('An error that a step does not ask for'),
          items: ERRORS.map((each) => ({
            ...each,
            isChosen: strictErrors === (each.id === 'errors-strict'),
          })),
        },
        {
          id: 'timeout',
          title: t('On other servers, a receives waits'),
          items: TIMEOUTS.map((seconds) => ({
            id: `timeout-${seconds}`,
            label: t('{seconds, plural, one {1 second} other {{seconds} seconds}}', { seconds }),
            isChosen: timeout === seconds * 1000,
          })),
        },
        {
          id: 'passing',
          title: t('On other servers, where a script lets time pass'),
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
              label: t('Open a script, a saved trace, or a log'),
              keys: keysOf('open-file'),
            },
            {
              id: 'open-log',
              label: t('Paste a log of another program'),
              keys: keysOf('open-log'),
            },
            { id: 'save-script', label: t('Save the script'), keys: keysOf('save-script') },
            {
              id: 'take-along',
              label: t('Take the run along …'),
              keys: keysOf('take-along'),
              isDisabled: !hasRun,
            },
            {
              id: 'save-trace',
              label: t('Save the trace of this run'),
              keys: keysOf('save-trace'),
              isDisabled: !hasRun,
            },
            { id: 'drafts', label: t('Drafts kept in this browser'), keys: keysOf('drafts') },
            { id: 'licences', label: t('Licences'), href: './licences.txt' },
          ],
        },
      ]}
    />
  );
}

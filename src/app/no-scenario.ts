import { t } from '../base/translate.ts';
import type { Problem } from '../trace/event.ts';

/** No scenario of that name ships. */
export function noScenario(id: string): Problem {
  return {
    code: 'no-such-scenario',
    what: t('There is no scenario called "{id}".', { id }),
    meaning: t('The link may be older or newer than this page.'),
    advice: t('Choose one from the list above.'),
  };
}

import { t } from '../../base/translate.ts';
import type { AcceptanceEnd } from '../../state/runs-store.ts';
import { useApp, useRun } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { NoticeLine } from '../widgets/notice-line.tsx';

/** Why *Accept until green* stopped before it was green; gone with the next run. */
export function AcceptanceNotice() {
  const acceptance = useRun((run) => run.acceptance);
  const { runs } = useApp().stores;
  if (acceptance === undefined) return null;
  return (
    <NoticeLine label={t('Accept until green')}>
      <span>{acceptanceSentence(acceptance)}</span>
      <Button look="outlined" onPress={() => runs.setState({ acceptance: undefined })}>
        {t('Got it')}
      </Button>
    </NoticeLine>
  );
}

function acceptanceSentence({ why, step, repairs }: AcceptanceEnd): string {
  const made = t(
    '{repairs, plural, one { One step was changed before.} other { {repairs} steps were changed before.}}',
    { repairs },
  );
  const before = repairs === 0 ? '' : made;
  return why === 'refused'
    ? t(
        'Accept until green stopped at step {step}: the server answered with an error there that the script does not ask for, and an error is never accepted by itself. If it is what you test, accept it by hand.{before}',
        { step, before },
      )
    : t('Accept until green stopped at step {step}: no repair makes it pass.{before}', {
        step,
        before,
      });
}

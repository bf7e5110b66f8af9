import { t } from '../../base/translate.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { useFailureAtHand } from './use-failure-at-hand.ts';

interface PassButtonsProps {
  readonly step: number;
  /** Of each button. */
  readonly buttonClass?: string | undefined;
}

/** Ways past the failure of a step, where there are any. */
export function PassButtons({ step, buttonClass }: PassButtonsProps) {
  const failure = useFailureAtHand(step);
  const { letPass, takeAnyway } = useActions();
  if (failure === undefined) return null;
  const isOver = failure.kind === 'ended';
  return (
    <>
      <span title={isOver ? t('Runs again from the start, and goes on past this step') : undefined}>
        <Button look="outlined" keys="s" className={buttonClass} onPress={letPass}>
          {t('Let it pass once')}
        </Button>
      </span>
      {failure.canTake ? (
        <span title={t('Goes on as if this stanza had matched; captures are taken from it')}>
          <Button look="outlined" keys="t" className={buttonClass} onPress={takeAnyway}>
            {t('Take it as matched')}
          </Button>
        </span>
      ) : null}
    </>
  );
}

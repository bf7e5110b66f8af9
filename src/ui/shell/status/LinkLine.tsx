import { t } from '../../../base/translate.ts';
import { boundedText } from '../../../base/bounded-text.ts';
import type { PendingLink } from '../../../state/catalogue-store.ts';
import { Button } from '../../widgets/button.tsx';
import styles from './RunTools.module.css';

/** Stands in the status line's place while the script or trace of a link is not there: asks for leave, or says who is waited for. */
export function LinkLine({ link }: { readonly link: PendingLink }) {
  const { what, stage, decide } = link;
  return (
    <div className={styles.question} role="group" aria-label={t('Link')}>
      <p role={stage === 'asks' ? 'alert' : 'status'} aria-label={t('Run status')}>
        {stage === 'asks'
          ? questionAbout(link)
          : t('Waiting for the {what} from {hostOf}.', { what, hostOf: hostOf(link) })}
      </p>
      {stage === 'asks' ? (
        <Button look="preferred" onPress={() => decide(true)}>
          {t('Fetch the {what}', { what })}
        </Button>
      ) : null}
      <Button look="outlined" onPress={() => decide(false)}>
        {t('Cancel')}
      </Button>
    </div>
  );
}

function questionAbout(link: PendingLink): string {
  const where = link.isOwnNetwork
    ? t(
        'That is an address of your own machine or network: fetch it only if you know what answers there.',
      )
    : t('That is another site, which then learns of your visit.');
  return t('This link wants to open a {what} from {hostOf} ({boundedText}). {where}', {
    what: link.what,
    hostOf: hostOf(link),
    boundedText: boundedText(link.url),
    where,
  });
}

function hostOf({ host }: PendingLink): string {
  return boundedText(host, 80);
}

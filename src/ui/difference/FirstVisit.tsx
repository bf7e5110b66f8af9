import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import { VERDICT_LOOKS } from '../verdict.ts';
import { useActions, useApp, useCatalogue } from '../app-context.ts';
import { openPart } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import styles from './FirstVisit.module.css';

/** The glyphs that the first runs of a newcomer show, in words. */
const GLYPHS = [
  ['sent', t('sent')],
  ['matched', t('came as expected')],
  ['differs', t('came, but differs')],
  ['missing', t('never came')],
  ['unexpected', t('nobody expected it')],
  ['not-run', t('not run yet')],
] as const;

/** What the panes are for: until something has been run in this browser. */
export function FirstVisit() {
  return (
    <div className={styles.panes}>
      <div>
        <h3>{t('Script')}</h3>
        <p>
          {rich(
            'A play for XMPP clients in the language of scansion. {code} is what an actor says; {code2} is what must reach that actor.',
            { code: <code>sends</code>, code2: <code>receives</code> },
          )}
        </p>
        <p>{t('Edit it, and run again. Nothing leaves this tab.')}</p>
      </div>
      <div>
        <h3>{t('Timeline')}</h3>
        <p>{t('Each stanza is an arrow between lanes. The glyph says what became of it:')}</p>
        <ul className={styles.glyphs}>
          {GLYPHS.map(([verdict, words]) => (
            <li key={verdict}>
              <span className={VERDICT_LOOKS[verdict].tone}>
                <Icon name={VERDICT_LOOKS[verdict].glyph} />
              </span>
              {words}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{t('Difference')}</h3>
        <p>
          {t(
            'Where something differs, both stanzas stand here side by side, with the repairs that can help.',
          )}
        </p>
        <WhereToBegin />
      </div>
    </div>
  );
}

function WhereToBegin() {
  const { stores } = useApp();
  const { openScenario } = useActions();
  const first = useCatalogue((catalogue) => catalogue.scenarios[0]);
  return (
    <p className={styles.begin}>
      {first === undefined ? null : (
        <Button
          look="outlined"
          onPress={() => {
            stores.lesson.setState({ isOpen: true });
            void openScenario(first.id);
          }}
        >
          {t('Begin with lesson 1')}
        </Button>
      )}
      <Button look="plain" onPress={() => openPart('help')}>
        {t('All keys')}
      </Button>
    </p>
  );
}

import { t } from '../../base/translate.ts';
import type { FrameEvent } from '../../trace/event.ts';
import { readStanzaHead } from '../../timeline/stanza-head.ts';
import { useActions } from '../app-context.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import styles from './ServerTab.module.css';

/** What the server sent in a turn; a press shows where its code made it. */
export function MadeInTurn({ sent }: { readonly sent: readonly FrameEvent[] }) {
  const { select } = useActions();
  if (sent.length === 0) {
    return (
      <EmptyWords>{t('The server sent nothing in this turn. Its log may say why.')}</EmptyWords>
    );
  }
  return (
    <ul className={styles.made} aria-label={t('Sent by the server in this turn')}>
      {sent.map(({ seq, actor, xml }) => (
        <li key={seq}>
          <button
            type="button"
            onClick={() => select({ step: undefined, stanza: seq, origin: 'inspector' })}
          >
            {t('{name} to {actor}', { name: readStanzaHead(xml).name, actor })}
          </button>
        </li>
      ))}
    </ul>
  );
}

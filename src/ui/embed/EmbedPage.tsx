import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { EmbedBar } from './EmbedBar.tsx';
import { EmbedScript } from './EmbedScript.tsx';
import { EmbedTimeline } from './EmbedTimeline.tsx';
import { LaterDifference } from './LaterDifference.tsx';
import { useEmbedTimeline } from './use-embed-timeline.ts';
import styles from './EmbedPage.module.css';

/** A scenario or a run in the page of somebody else: the script beside its timeline, and below them the difference. */
export function EmbedPage() {
  const timeline = useEmbedTimeline();
  const [isScriptShown, setIsScriptShown] = useState(false);
  return (
    <div className={styles.page} data-part="embed">
      <EmbedBar />
      <main className={styles.work} data-script={isScriptShown}>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={isScriptShown}
          onClick={() => setIsScriptShown(!isScriptShown)}
        >
          {isScriptShown ? t('Show the timeline') : t('Show the script')}
        </button>
        <div className={styles.script}>
          <EmbedScript />
        </div>
        <div className={styles.run}>
          <EmbedTimeline timeline={timeline} />
          <LaterDifference />
        </div>
      </main>
    </div>
  );
}

import { t } from '../../base/translate.ts';
import type { KeepingNotice } from '../../state/keeping/keeping-store.ts';
import { useApp, useCatalogue, useKeeping } from '../app-context.ts';
import { saveFile } from '../commands/save-file.ts';
import { saveRun } from '../commands/save-trace.ts';
import { openPart } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { NoticeLine } from '../widgets/notice-line.tsx';
import { useState } from 'react';
import { noticeSentence, setAsideFile } from './keeping-words.ts';
import styles from './Notices.module.css';

/** What happened to a person's scripts without their doing. */
export function Notices() {
  const notices = useKeeping((keeping) => keeping.notices);
  return (
    <div className={styles.notices}>
      <SetAsideNotice />
      <LeftNotice />
      {notices.map((notice) => (
        <KeepingNoticeLine key={notice.kind} notice={notice} />
      ))}
    </div>
  );
}

function KeepingNoticeLine({ notice }: { readonly notice: KeepingNotice }) {
  const app = useApp();
  const { keeping } = app.stores;
  const dismiss = () => {
    keeping.setState(({ notices }) => ({ notices: notices.filter((each) => each !== notice) }));
  };
  return (
    <NoticeLine>
      <span>{noticeSentence(notice)}</span>
      {notice.kind === 'run-too-large' ? (
        <Button look="outlined" onPress={() => saveRun(app, notice.run)}>
          {t('Save to a file')}
        </Button>
      ) : null}
      <Button look="outlined" onPress={dismiss}>
        {t('Got it')}
      </Button>
    </NoticeLine>
  );
}

/** A server of others is to be as it was before a run. */
function LeftNotice() {
  const left = useCatalogue((catalogue) => catalogue.left);
  const { catalogue } = useApp().stores;
  if (left.length === 0) return null;
  return (
    <NoticeLine label={t('Left on the server')}>
      <span>{left.join(' ')}</span>
      <Button look="outlined" onPress={() => catalogue.setState({ left: [] })}>
        {t('Got it')}
      </Button>
    </NoticeLine>
  );
}

function SetAsideNotice() {
  const setAside = useKeeping((keeping) => keeping.setAside);
  const [isHidden, setHidden] = useState(false);
  if (setAside.length === 0 || isHidden) return null;
  return (
    <NoticeLine>
      <span>{t('Stored data that could not be read was set aside. It is kept as it was.')}</span>
      <Button
        look="outlined"
        onPress={() => void saveFile('caesura-set-aside.txt', setAsideFile(setAside))}
      >
        {t('Download')}
      </Button>
      <Button look="outlined" onPress={() => openPart('drafts')}>
        {t('What is kept')}
      </Button>
      <Button look="outlined" onPress={() => setHidden(true)}>
        {t('Later')}
      </Button>
    </NoticeLine>
  );
}

import { t } from '../../base/translate.ts';
import { useApp, useCatalogue, useFolder } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import styles from './FolderPlace.module.css';

/** Below the list: what stands in the place of a folder, and what is told of one. */
export function FolderPlace({ hasRows }: { readonly hasRows: boolean }) {
  const open = useFolder((state) => state.folder);
  const reading = useFolder((state) => state.reading);
  const filter = useFolder((state) => state.filter);
  if (reading !== undefined)
    return <p className={styles.words}>{t('Reading {reading} …', { reading })}</p>;
  if (filter.trim() !== '') {
    return hasRows ? null : <EmptyWords>{t('No script has these words.')}</EmptyWords>;
  }
  return (
    <>
      <CourseFaults />
      {open === undefined ? <NoFolder /> : <Told />}
    </>
  );
}

function NoFolder() {
  const { folder } = useApp();
  const waiting = useFolder((state) => state.waiting);
  return (
    <section className={styles.place} aria-label={t('My folder')}>
      <h3>{t('My folder')}</h3>
      {waiting === undefined ? (
        <>
          <p>{t('Open a folder of .scs files. They stay on this machine.')}</p>
          <Button look="outlined" onPress={() => void folder.choose()}>
            {t('Open folder…')}
          </Button>
        </>
      ) : (
        <>
          <p>
            {t('The browser asks before the page may read {name} again.', { name: waiting.name })}
          </p>
          <Button look="preferred" onPress={() => void folder.openRecent(waiting.id)}>
            {t('Open {name} again', { name: waiting.name })}
          </Button>
        </>
      )}
    </section>
  );
}

/** So many faults of a course are told. */
const MOST_FAULTS = 3;

/** What is wrong with the course that a link has opened. */
function CourseFaults() {
  const faults = useCatalogue(({ course }) => course?.faults);
  if (faults === undefined || faults.length === 0) return null;
  return (
    <p className={styles.words} role="status" aria-label={t('Course')}>
      {faults.slice(0, MOST_FAULTS).join(' ')}
    </p>
  );
}

/** What was passed over. */
function Told() {
  const note = useFolder((state) => state.note);
  const isEmpty = useFolder(({ folder }) => folder?.files.length === 0);
  return (
    <>
      {isEmpty ? <p className={styles.words}>{t('No script is in this folder yet.')}</p> : null}
      {note?.kind === 'told' ? (
        <p className={styles.words} role="status" aria-label={t('Left out')}>
          {note.sentence}
        </p>
      ) : null}
    </>
  );
}

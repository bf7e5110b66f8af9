import { useApp, useFolder } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import styles from './FolderPlace.module.css';

/** Below the list: what stands in the place of a folder, and what is told of one. */
export function FolderPlace({ hasRows }: { readonly hasRows: boolean }) {
  const open = useFolder((state) => state.folder);
  const reading = useFolder((state) => state.reading);
  const filter = useFolder((state) => state.filter);
  if (reading !== undefined) return <p className={styles.words}>Reading {reading} …</p>;
  if (filter.trim() !== '') {
    return hasRows ? null : <EmptyWords>No script has these words.</EmptyWords>;
  }
  return open === undefined ? <NoFolder /> : <Told />;
}

function NoFolder() {
  const { folder } = useApp();
  const waiting = useFolder((state) => state.waiting);
  return (
    <section className={styles.place} aria-label="My folder">
      <h3>My folder</h3>
      {waiting === undefined ? (
        <>
          <p>Open a folder of .scs files. They stay on this machine.</p>
          <Button look="outlined" onPress={() => void folder.choose()}>
            Open folder…
          </Button>
        </>
      ) : (
        <>
          <p>The browser asks before the page may read {waiting.name} again.</p>
          <Button look="preferred" onPress={() => void folder.openRecent(waiting.id)}>
            {`Open ${waiting.name} again`}
          </Button>
        </>
      )}
    </section>
  );
}

/** What was passed over. */
function Told() {
  const note = useFolder((state) => state.note);
  const isEmpty = useFolder(({ folder }) => folder?.files.length === 0);
  return (
    <>
      {isEmpty ? <p className={styles.words}>No script is in this folder yet.</p> : null}
      {note?.kind === 'told' ? (
        <p className={styles.words} role="status" aria-label="Left out">
          {note.sentence}
        </p>
      ) : null}
    </>
  );
}

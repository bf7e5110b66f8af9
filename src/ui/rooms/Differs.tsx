import styles from './RoomsTab.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';
/** Stands behind what an actor was told where the server has something else. */
export function Differs({ truth }: { readonly truth: string | undefined }) {
  if (truth === undefined) return null;
  return (
    <span className={styles.differs} title={`The server: ${truth}`}>
      <span aria-hidden="true"> ≠</span>
      <span className={visuallyHidden.text}>, differs from the server: {truth}</span>
    </span>
  );
}

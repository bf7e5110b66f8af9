import styles from './spacer.module.css';

/** Takes the room that is left in a bar: what follows stands at its end. */
export function Spacer() {
  return <span className={styles.spacer} />;
}

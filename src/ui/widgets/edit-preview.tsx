import { clsx } from 'clsx';
import type { EditPreview } from '../../base/edit-preview.ts';
import styles from './edit-preview.module.css';

export interface EditPreviewListProps {
  readonly changes: readonly EditPreview[];
  readonly className?: string | undefined;
}

/** Lines of a text as they are and as they would be. */
export function EditPreviewList({ changes, className }: EditPreviewListProps) {
  return (
    <div className={clsx(styles.editPreview, className)} role="note" aria-label="What would change">
      {changes.map(({ line, before, after }) => (
        <div key={line} className={styles.change}>
          <span className={styles.line}>line {line}</span>
          <Lines sign="−" lines={before} />
          <Lines sign="+" lines={after} />
        </div>
      ))}
    </div>
  );
}

function Lines({ sign, lines }: { readonly sign: '−' | '+'; readonly lines: readonly string[] }) {
  return lines.map((text, index) => (
    <code key={index}>
      <span className={styles.sign}>{sign}</span>
      {text.replaceAll('\t', '  ')}
    </code>
  ));
}

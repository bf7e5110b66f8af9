import type { EditPreview } from '../../base/edit-preview.ts';
import './edit-preview.css';

export interface EditPreviewListProps {
  readonly changes: readonly EditPreview[];
}

/** Lines of a text as they are and as they would be. */
export function EditPreviewList({ changes }: EditPreviewListProps) {
  return (
    <div className="edit-preview" role="note" aria-label="What would change">
      {changes.map(({ line, before, after }) => (
        <div key={line} className="change">
          <span className="line">line {line}</span>
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
      <span className="sign">{sign}</span>
      {text.replaceAll('\t', '  ')}
    </code>
  ));
}

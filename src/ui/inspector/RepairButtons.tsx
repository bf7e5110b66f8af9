import { useState } from 'react';
import type { EditPreview } from '../../base/edit-preview.ts';
import { Button } from '../widgets/button.tsx';
import type { OfferedRepair } from './offered-repairs.ts';
import './RepairButtons.css';

export interface RepairButtonsProps {
  readonly repairs: readonly OfferedRepair[];
  readonly onRepair: (repair: OfferedRepair) => void;
}

/** One button for each repair; the one under the pointer, or with the focus, shows what it would change. */
export function RepairButtons({ repairs, onRepair }: RepairButtonsProps) {
  const [shown, setShown] = useState<string>();
  const preview = repairs.find(({ key }) => key === shown)?.preview ?? [];
  const hide = () => setShown(undefined);
  return (
    <>
      {repairs.map((repair, index) => (
        <span
          key={repair.key}
          className="repair"
          title={repair.title}
          onPointerEnter={() => setShown(repair.key)}
          onPointerLeave={hide}
          onFocus={() => setShown(repair.key)}
          onBlur={hide}
        >
          <Button
            look={index === 0 ? 'preferred' : 'outlined'}
            keys={repair.key}
            onPress={() => onRepair(repair)}
          >
            {repair.words}
          </Button>
        </span>
      ))}
      {preview.length === 0 ? null : <Preview changes={preview} />}
    </>
  );
}

/** Lines of the script as they are and as they would be. */
function Preview({ changes }: { readonly changes: readonly EditPreview[] }) {
  return (
    <div className="repair-preview" role="note" aria-label="What would change">
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

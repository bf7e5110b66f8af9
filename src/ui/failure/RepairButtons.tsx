import { useState } from 'react';
import { Button } from '../widgets/button.tsx';
import { EditPreviewList } from '../widgets/edit-preview.tsx';
import type { OfferedRepair } from './offered-repairs.ts';
import styles from './RepairButtons.module.css';

export interface RepairButtonsProps {
  readonly repairs: readonly OfferedRepair[];
  readonly onRepair: (repair: OfferedRepair) => void;
  /** Whether the first one is the one to take. */
  readonly hasPreferred?: boolean;
  /** Of each button. */
  readonly buttonClass?: string | undefined;
}

/** One button for each repair; the one under the pointer, or with the focus, shows what it would change. */
export function RepairButtons(props: RepairButtonsProps) {
  const { repairs, onRepair, hasPreferred = true, buttonClass } = props;
  const [shown, setShown] = useState<string>();
  const preview = repairs.find(({ words }) => words === shown)?.preview ?? [];
  const hide = () => setShown(undefined);
  return (
    <>
      {repairs.map((repair, index) => (
        <span
          key={repair.words}
          className={styles.repair}
          title={repair.title}
          onPointerEnter={() => setShown(repair.words)}
          onPointerLeave={hide}
          onFocus={() => setShown(repair.words)}
          onBlur={hide}
        >
          <Button
            look={hasPreferred && index === 0 ? 'preferred' : 'outlined'}
            keys={repair.key}
            className={buttonClass}
            onPress={() => onRepair(repair)}
          >
            {repair.words}
          </Button>
        </span>
      ))}
      {preview.length === 0 ? null : (
        <EditPreviewList changes={preview} className={styles.preview} />
      )}
    </>
  );
}

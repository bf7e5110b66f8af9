import { t } from '../../base/translate.ts';
import type { ReactNode } from 'react';
import { Button } from '../widgets/button.tsx';
import { Menu } from '../widgets/menu.tsx';
import { RepairButtons, type RepairButtonsProps } from './RepairButtons.tsx';
import styles from './RepairBar.module.css';

export interface RepairBarProps extends Pick<RepairButtonsProps, 'repairs' | 'onRepair'> {
  /** Ways past the failure. */
  readonly pass?: ReactNode;
}

/** So many repairs are buttons beside the ways past a failure, the likeliest first. */
const SHOWN = 2;

/** What can be done about a step, in one line: the first repairs, ways past it, and a menu of the other repairs with what each changes. */
export function RepairBar({ repairs, onRepair, pass }: RepairBarProps) {
  // A menu of one would hide more than it saves.
  const shown = repairs.length === SHOWN + 1 ? SHOWN + 1 : SHOWN;
  const others = repairs.slice(shown);
  if (repairs.length === 0 && pass === undefined) return null;
  return (
    <div className={styles.bar} data-acts>
      <RepairButtons repairs={repairs.slice(0, shown)} onRepair={onRepair} />
      {pass}
      {others.length === 0 ? null : (
        <Menu
          label={t('More repairs')}
          trigger={
            <Button look="outlined" iconAfter="fold">
              {t('More repairs')}
            </Button>
          }
          groups={[
            {
              id: 'repairs',
              items: others.map(({ words, key, title }) => ({
                id: words,
                label: words,
                keys: key,
                description: shortened(title),
              })),
            },
          ]}
          onAction={(id) => {
            const repair = others.find(({ words }) => words === id);
            if (repair !== undefined) onRepair(repair);
          }}
        />
      )}
    </div>
  );
}

const LONGEST = 240;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

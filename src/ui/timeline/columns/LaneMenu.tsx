import { t } from '../../../base/translate.ts';
import type { ArrangedLanes } from '../../../timeline/arrangement/arranged-lanes.ts';
import {
  LANE_DEEDS,
  possibleDeeds,
  type LaneDeed,
} from '../../../timeline/arrangement/lane-deeds.ts';
import { ContextMenu } from '../../widgets/menu.tsx';

/** A lane, and the place at which it was asked what can be done with it, in px of the window. */
export interface AskedLane {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

export interface LaneMenuProps {
  readonly asked: AskedLane;
  readonly arranged: ArrangedLanes;
  /** Whether anything is arranged. */
  readonly isArranged: boolean;
  readonly onDeed: (deed: LaneDeed) => void;
  readonly onRename: () => void;
  readonly onReset: () => void;
  readonly onClose: () => void;
}

const GROUPS: readonly (readonly LaneDeed[])[] = [
  ['left', 'right', 'first', 'last'],
  ['pin', 'unpin', 'hide'],
  ['group-left', 'group-right', 'group-others', 'ungroup'],
];

const KEYS: Readonly<Partial<Record<LaneDeed, string>>> = {
  left: 'Shift+Left',
  right: 'Shift+Right',
};

/** What can be done with one lane. */
export function LaneMenu(props: LaneMenuProps) {
  const { asked, arranged, isArranged, onDeed, onRename, onReset, onClose } = props;
  const { columns } = arranged;
  const at = columns.findIndex(({ key }) => key === asked.key);
  const column = columns[at];
  if (column === undefined) return null;
  const possible = possibleDeeds(arranged, asked.key);
  const neighbours: Readonly<Partial<Record<LaneDeed, string>>> = {
    'group-left': t('Group with {name}', { name: columns[at - 1]?.title ?? '' }),
    'group-right': t('Group with {name}', { name: columns[at + 1]?.title ?? '' }),
  };
  const groups = GROUPS.map((deeds, index) => ({
    id: `group-${index}`,
    items: [
      ...deeds
        .filter((deed) => possible.includes(deed))
        .map((deed) => ({
          id: deed,
          label: neighbours[deed] ?? LANE_DEEDS[deed],
          keys: KEYS[deed],
        })),
      ...(deeds.includes('ungroup') && column.kind === 'group'
        ? [{ id: 'rename', label: t('Name the group…') }]
        : []),
    ],
  }));
  const usual = { id: 'usual', label: t('All lanes as usual'), isDisabled: !isArranged };
  return (
    <ContextMenu
      label={t('Lane {name}', { name: column.title })}
      x={asked.x}
      y={asked.y}
      onClose={onClose}
      onAction={(id) => {
        if (id === 'rename') onRename();
        else if (id === 'usual') onReset();
        else onDeed(id as LaneDeed);
      }}
      groups={[...groups, { id: 'all', items: [usual] }].filter(({ items }) => items.length > 0)}
    />
  );
}

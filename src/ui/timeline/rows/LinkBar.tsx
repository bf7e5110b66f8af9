import { t } from '../../../base/translate.ts';
import type { VisibleRange } from '../../../timeline/window.ts';
import { useActions } from '../../app-context.ts';
import { Button } from '../../widgets/button.tsx';
import { Spacer } from '../../widgets/spacer.tsx';
import type { PlacedGroup, PlacedLink, RowLinks } from '../navigation/use-row-links.ts';
import styles from './LinkBar.module.css';

export interface LinkBarProps {
  readonly links: RowLinks;
  readonly hasSelection: boolean;
  /** The rows that can be seen. */
  readonly seen: VisibleRange;
  readonly onReveal: (row: number) => void;
}

/** So many of one kind are named; the others are counted. */
const MOST_NAMED = 12;

/** Under the rows, in one line: what belongs to the selected one, in words that lead there. Its height stays. */
export function LinkBar({ links, hasSelection, seen, onReveal }: LinkBarProps) {
  const { groups, isTold } = links;
  if (!isTold) return null;
  return (
    <div className={styles.bar} role="group" aria-label={t('What belongs to this row')}>
      {groups.length === 0 ? (
        <span>
          {hasSelection
            ? t('Nothing in this run belongs to this row.')
            : t('Choose a row to see what belongs to it.')}
        </span>
      ) : null}
      {groups.map((group) => (
        <Group key={group.words} group={group} />
      ))}
      <Spacer />
      <Elsewhere links={links} seen={seen} onReveal={onReveal} />
    </div>
  );
}

function Group({ group: { words, links, more } }: { readonly group: PlacedGroup }) {
  const shown = links.slice(0, MOST_NAMED);
  const left = links.length - shown.length + more;
  return (
    <span className={styles.group}>
      <span>{words}</span>
      {shown.map((link) => (
        <LinkButton key={link.spot.stanza} link={link} />
      ))}
      {left > 0 ? <span>{t('and {left} more', { left })}</span> : null}
    </span>
  );
}

function LinkButton({ link: { spot, actor } }: { readonly link: PlacedLink }) {
  const { select } = useActions();
  const { step } = spot;
  return (
    <Button
      className={styles.link}
      label={
        step === undefined
          ? t('{actor}, a stanza of no step', { actor })
          : t('{step}: go to this step', { step })
      }
      onPress={() => select({ ...spot, origin: 'inspector' })}
    >
      {step ?? actor}
    </Button>
  );
}

/** How many of them are out of view, on either side; the nearest comes into view. */
function Elsewhere({ links, seen, onReveal }: Omit<LinkBarProps, 'hasSelection'>) {
  const rows = links.groups.flatMap((group) => group.links.map(({ row }) => row));
  const above = rows.filter((row) => row >= 0 && row < seen.first);
  const below = rows.filter((row) => row >= seen.end);
  return (
    <>
      {above.length === 0 ? null : (
        <Button
          className={styles.link}
          icon="up"
          label={t('{count} above: show the nearest', { count: above.length })}
          onPress={() => onReveal(above.reduce((a, b) => Math.max(a, b)))}
        >
          {t('{count} above', { count: above.length })}
        </Button>
      )}
      {below.length === 0 ? null : (
        <Button
          className={styles.link}
          icon="down"
          label={t('{count} below: show the nearest', { count: below.length })}
          onPress={() => onReveal(below.reduce((a, b) => Math.min(a, b)))}
        >
          {t('{count} below', { count: below.length })}
        </Button>
      )}
    </>
  );
}

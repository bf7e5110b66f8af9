import type { RowLabel } from '../../timeline/model.ts';

export interface RowLabelTextProps {
  readonly label: RowLabel;
}

/** Types as long as this go first when there is little room. */
const LONG_TYPE = 8;

/** The words in the line: kind, type, badges. */
export function RowLabelText({ label }: RowLabelTextProps) {
  const { name, type, badges } = label;
  return (
    <span className="tl-words">
      <span className="nm">{name}</span>
      {type === '' ? null : (
        <span className={type.length >= LONG_TYPE ? 'ty long' : 'ty'}>{type}</span>
      )}
      {badges.map((badge, index) => (
        <span key={`${index} ${badge}`} className={/^\d+$/.test(badge) ? 'bd' : 'bd words'}>
          {badge}
        </span>
      ))}
    </span>
  );
}

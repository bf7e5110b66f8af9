import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import { Fragment } from 'react';
import type { RoomFactName } from '../../insight/rooms.ts';
import type { RoomFactCell, RoomFactRow } from '../../insight/room-facts.ts';
import type { CellValue, PersonCell, PersonRow } from '../../insight/person-row.ts';
import type { CellMarks } from '../../insight/cell-marks.ts';
import type { RoomTable } from '../../insight/room-table.ts';
import type { ActorKnowledge } from '../../insight/rooms.ts';
import type { TruthColumn } from '../../insight/truth-column.ts';
import { Icon } from '../widgets/icons.tsx';
import { jidTail } from '../../timeline/words/jid-tail.ts';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import { StatusDot } from '../widgets/status-dot.tsx';
import { SourceLinks } from './SourceLinks.tsx';
import {
  TruthColumns,
  TruthFactCell,
  TruthGroupHead,
  TruthPersonCells,
  TruthSubHeads,
} from './TruthCells.tsx';
import styles from './RoomsTab.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

export interface RoomTableViewProps {
  readonly table: RoomTable;
  /** All actors, in the order of their lanes: their places pick the colours. */
  readonly actors: readonly string[];
}

/**
 * One column group per actor who knows anything; every claim has the step that told it. The server's own has none: it is
 * asked, not told.
 */
export function RoomTableView({ table, actors }: RoomTableViewProps) {
  const { knowers, persons, facts, room, truth } = table;
  const width = 8 + knowers.length * 21.6 + (truth === undefined ? 0 : 20.6);
  return (
    <table className={styles.table} aria-label={room} style={{ minWidth: `${width}em` }}>
      <colgroup>
        <col className={styles.w0} />
        {knowers.map(({ actor }) => (
          <Fragment key={actor}>
            <col className={styles.w1} />
            <col className={styles.w2} />
            <col />
            <col className={styles.w4} />
          </Fragment>
        ))}
        {truth && <TruthColumns />}
      </colgroup>
      <thead>
        <tr className={styles.group}>
          <td />
          {knowers.map((knower) => (
            <KnowerHead key={knower.actor} knower={knower} ordinal={actors.indexOf(knower.actor)} />
          ))}
          {truth && <TruthGroupHead />}
        </tr>
        <tr className={styles.sub}>
          <td />
          {knowers.map(({ actor }) => (
            <Fragment key={actor}>
              <th scope="col" className={styles.edge}>
                {t('affiliation')}
              </th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('real JID')}</th>
              <th scope="col" className={styles.source}>
                {t('step')}
              </th>
            </Fragment>
          ))}
          {truth && <TruthSubHeads />}
        </tr>
      </thead>
      <tbody>
        {persons.map((person) => (
          <PersonLine key={person.name} person={person} knowers={knowers} truth={truth} />
        ))}
        {facts.map((fact) => (
          <FactLine key={fact.name} fact={fact} knowers={knowers} truth={truth} />
        ))}
      </tbody>
    </table>
  );
}

function KnowerHead({
  knower,
  ordinal,
}: {
  readonly knower: ActorKnowledge;
  readonly ordinal: number;
}) {
  const colour = `var(--actor-${(Math.max(ordinal, 0) % 3) + 1})`;
  return (
    <th scope="colgroup" colSpan={4} className={styles.edge} style={{ borderLeftColor: colour }}>
      {t('{actor} knows', { actor: knower.actor })}
    </th>
  );
}

interface LineProps {
  readonly knowers: readonly ActorKnowledge[];
  readonly truth: TruthColumn | undefined;
}

function PersonLine({ person, knowers, truth }: LineProps & { readonly person: PersonRow }) {
  const { name, isPresent, cells, marks } = person;
  const words = isPresent ? t('in the room') : t('not in the room');
  return (
    <tr>
      <th scope="row" title={words}>
        <StatusDot on={isPresent} className={styles.dot} />
        {name}
        <span className={visuallyHidden.text}>, {words}</span>
      </th>
      {cells.map((cell, index) => (
        <PersonCells key={knowers[index]?.actor} cell={cell} marks={marks[index] ?? {}} />
      ))}
      {truth && <TruthPersonCells cell={person.truth} />}
    </tr>
  );
}

interface PersonCellsProps {
  readonly cell: PersonCell;
  readonly marks: CellMarks;
}

function PersonCells({ cell, marks }: PersonCellsProps) {
  if (cell.kind === 'nothing') {
    return (
      <td className={clsx(styles.edge, styles.wide)} colSpan={4}>
        <span>
          <Unknown words={cell.words} isHidden />
          <SourceLinks sources={cell.source === undefined ? [] : [cell.source]} />
        </span>
      </td>
    );
  }
  return (
    <>
      <td className={styles.edge}>
        <Value value={cell.affiliation} />
        <Differs truth={marks.affiliation ?? marks.presence} />
      </td>
      <td>
        <Value value={cell.role} />
        <Differs truth={marks.role} />
      </td>
      <td className={styles.mono}>
        <Value value={cell.jid} isJid />
        <Differs truth={marks.jid} />
      </td>
      <td className={styles.source}>
        <SourceLinks sources={[cell.source]} />
      </td>
    </>
  );
}

function Value({ value, isJid = false }: { readonly value: CellValue; readonly isJid?: boolean }) {
  if ('unknown' in value)
    return <Unknown words={value.unknown} isHidden={value.unknown === t('hidden')} />;
  return isJid ? (
    <MiddleTruncate text={value.known} tail={jidTail(value.known)} />
  ) : (
    <VisibleText text={value.known} />
  );
}

function Unknown({
  words,
  isHidden = false,
}: {
  readonly words: string;
  readonly isHidden?: boolean;
}) {
  return (
    <span className={styles.un}>
      {isHidden ? <Icon name="hidden" className={styles.icon} /> : null}
      {words}
    </span>
  );
}

const FACT_NAMES: Readonly<Record<RoomFactName, string>> = {
  Members: t('Members'),
  Subject: t('Subject'),
  'Real JIDs': t('Real JIDs'),
  Settings: t('Settings'),
};

function FactLine({ fact, knowers, truth }: LineProps & { readonly fact: RoomFactRow }) {
  return (
    <tr className={styles.fact}>
      <th scope="row">{FACT_NAMES[fact.name]}</th>
      {fact.cells.map((cell, index) => (
        <FactCell key={knowers[index]?.actor} cell={cell} />
      ))}
      {truth && <TruthFactCell fact={truth.facts.get(fact.name)} />}
    </tr>
  );
}

function FactCell({ cell }: { readonly cell: RoomFactCell }) {
  return (
    <td className={clsx(styles.edge, styles.wide)} colSpan={4} title={cell.words}>
      <span>
        <span className={styles.words}>
          {cell.isUnknown ? <Unknown words={cell.words} /> : cell.words}
        </span>
        <SourceLinks sources={cell.sources} />
      </span>
    </td>
  );
}

/** Stands behind what an actor was told where the server has something else. */
function Differs({ truth }: { readonly truth: string | undefined }) {
  if (truth === undefined) return null;
  return (
    <span className={styles.differs} title={t('The server: {truth}', { truth })}>
      <span aria-hidden="true"> ≠</span>
      <span className={visuallyHidden.text}>
        {t(', differs from the server: {truth}', { truth })}
      </span>
    </span>
  );
}

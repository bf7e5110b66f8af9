import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import type { KeyboardEvent } from 'react';
import type { ScriptOnServers } from '../../state/matrix/matrix-rows.ts';
import { verdictSaidBy } from '../../state/matrix/matrix-rows.ts';
import type { MatrixPlace, MatrixServer } from '../../state/matrix/matrix-store.ts';
import type { SuiteResult } from '../../state/suite/suite-store.ts';
import { suiteLook } from '../suite/suite-looks.ts';
import { Icon } from '../widgets/icons.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import type { MatrixView, MatrixWalk } from './use-matrix.ts';
import styles from './Matrix.module.css';

export interface MatrixGridProps {
  readonly view: MatrixView;
  readonly onSelect: (place: MatrixPlace) => void;
  readonly onWalk: (to: MatrixWalk) => void;
  readonly onOpen: (place: MatrixPlace) => void;
}

const WALKS: Readonly<Record<string, MatrixWalk>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Scripts by servers. */
export function MatrixGrid({ view, onSelect, onWalk, onOpen }: MatrixGridProps) {
  const { state, groups, active } = view;
  const press = (event: KeyboardEvent) => {
    const walk = WALKS[event.key];
    if (walk !== undefined) onWalk(walk);
    else if (event.key === 'Enter' && active !== undefined) onOpen(active);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.scroll}>
      <table
        className={styles.grid}
        role="grid"
        aria-label={t('Scripts by servers')}
        onKeyDown={press}
      >
        <thead>
          <tr>
            <th scope="col">{t('Script')}</th>
            {state.servers.map((server) => (
              <Head
                key={server.id}
                server={server}
                rows={groups.flatMap(({ rows }) => rows)}
                at={state.servers.indexOf(server)}
              />
            ))}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => (
          <tbody key={title}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={state.servers.length + 1}>
                {title} <span className={styles.quiet}>{rows.length}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <Row
                key={row.script.path}
                row={row}
                servers={state.servers}
                active={active}
                onSelect={onSelect}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        ))}
      </table>
      {groups.length === 0 ? <p className={styles.none}>{t('No script is shown.')}</p> : null}
    </div>
  );
}

interface HeadProps {
  readonly server: MatrixServer;
  readonly rows: readonly ScriptOnServers[];
  readonly at: number;
}

function Head({ server: { label }, rows, at }: HeadProps) {
  const said = rows.map(({ results }) => results[at]).map((each) => each && verdictSaidBy(each));
  const count = (verdict: string) => said.filter((each) => each === verdict).length;
  return (
    <th scope="col">
      <VisibleText text={label} />
      <span className={styles.quiet}>
        {t('{count} passed, {count2} failed', { count: count('passed'), count2: count('failed') })}
      </span>
    </th>
  );
}

interface RowProps extends Pick<MatrixGridProps, 'onSelect' | 'onOpen'> {
  readonly row: ScriptOnServers;
  readonly servers: readonly MatrixServer[];
  readonly active: MatrixPlace | undefined;
}

function Row({ row, servers, active, onSelect, onOpen }: RowProps) {
  const { path } = row.script;
  return (
    <tr>
      <th scope="row">
        <VisibleText text={row.name} />
      </th>
      {servers.map(({ id, label }, at) => {
        const result = row.results[at];
        const isActive = active?.path === path && active.server === id;
        const isOdd = row.odd[at] === true;
        const place = { path, server: id };
        return (
          <td
            key={id}
            role="gridcell"
            tabIndex={isActive ? 0 : -1}
            aria-selected={isActive}
            aria-label={t(
              '{name} on {label}: {cellSays}{isOdd, select, yes {, unlike most} other {}}',
              { name: row.name, label, cellSays: cellSays(result), isOdd: isOdd ? 'yes' : 'no' },
            )}
            className={clsx(isOdd && styles.odd, isActive && styles.active)}
            onFocus={() => (isActive ? undefined : onSelect(place))}
            onClick={() => onSelect(place)}
            onDoubleClick={() => onOpen(place)}
          >
            {result === undefined ? null : <Cell result={result} />}
          </td>
        );
      })}
    </tr>
  );
}

function Cell({ result }: { readonly result: SuiteResult }) {
  if (result.state === 'waiting') return null;
  const { glyph, tone } = suiteLook(result);
  const words = cellSays(result);
  return (
    <span className={styles.cell}>
      <span className={tone}>
        <Icon name={glyph} />
      </span>
      {words === 'passed' ? null : words}
    </span>
  );
}

/** `differs, step 8`. */
function cellSays(result: SuiteResult | undefined): string {
  if (result === undefined || result.state === 'waiting') return t('not run');
  if (result.state === 'running') return 'running';
  if (result.record.kind === 'refused') return result.firstFailure?.words ?? t('could not start');
  const { word } = suiteLook(result);
  const { step } = result.firstFailure ?? {};
  return step === undefined ? word : t('{word}, step {step}', { word, step });
}

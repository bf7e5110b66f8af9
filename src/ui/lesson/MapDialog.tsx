import { t } from '../../base/translate.ts';
import { useEffect, useId, useMemo, useState } from 'react';
import {
  countWords,
  MAP_GROUPS,
  type MapEntry,
  type MapGroup,
  type MucMap,
} from '../../insight/muc-map/muc-map.ts';
import { mapOfSuite } from '../../state/lesson/suite-map.ts';
import { useActions } from '../app-context.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { SpecLink } from '../TextParts.tsx';
import { usePaintedSuite } from '../use-suite.ts';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import { Icon } from '../widgets/icons.tsx';
import styles from './MapDialog.module.css';

/** Everything of XEP-0045 x the scenarios that exercise it: of the page, or of the suite that ran last. */
export function MapDialog() {
  return (
    <FramedDialog
      className={styles.dialog}
      title={t('Map of XEP-0045')}
      width="widest"
      isOpen={useIsOpen('map')}
      onClose={() => openPart(undefined)}
    >
      <MapOfXep />
    </FramedDialog>
  );
}

function MapOfXep() {
  const id = useId();
  const suite = usePaintedSuite();
  const shipped = useShippedMap();
  const own = useMemo(() => mapOfSuite(suite), [suite]);
  const [source, setSource] = useState<'shipped' | 'suite'>('shipped');
  const [gapsOnly, setGapsOnly] = useState(false);
  const isOwn = source === 'suite' && own !== undefined;
  const map = isOwn ? own.map : shipped;
  return (
    <>
      <div className={styles.bar}>
        <label htmlFor={id}>{t('Exercised by')}</label>
        <select
          id={id}
          value={isOwn ? 'suite' : 'shipped'}
          onChange={({ target }) => setSource(target.value === 'suite' ? 'suite' : 'shipped')}
        >
          <option value="shipped">{t('the scenarios of the page')}</option>
          <option value="suite" disabled={own === undefined}>
            {own === undefined
              ? t('your scripts, after Run all')
              : t('Run all: {name}', { name: suite.name })}
          </option>
        </select>
        <label>
          <input
            type="checkbox"
            checked={gapsOnly}
            onChange={({ target }) => setGapsOnly(target.checked)}
          />{' '}
          {t('Gaps only')}
        </label>
      </div>
      {isOwn && own.letGo > 0 ? (
        <p className={styles.quiet}>
          {t(
            '{letGo} scripts passed whose records were let go, as there was no room: what they exercise is not in it.',
            { letGo: own.letGo },
          )}
        </p>
      ) : null}
      {map === undefined ? (
        <p>{t('The map is being fetched.')}</p>
      ) : (
        <MapGroups map={map} gapsOnly={gapsOnly} isOwn={isOwn} />
      )}
    </>
  );
}

function useShippedMap(): MucMap | undefined {
  const { shippedMap } = useActions();
  const [map, setMap] = useState<MucMap>();
  useEffect(() => {
    void shippedMap().then(setMap);
  }, [shippedMap]);
  return map;
}

interface MapGroupsProps {
  readonly map: MucMap;
  readonly gapsOnly: boolean;
  readonly isOwn: boolean;
}

function MapGroups({ map: { entries, unseen }, gapsOnly, isOwn }: MapGroupsProps) {
  return (
    <div className={styles.list} tabIndex={0} role="group" aria-label={t('What is exercised')}>
      {MAP_GROUPS.map((group) => (
        <Group
          key={group}
          group={group}
          entries={entries.filter((entry) => entry.group === group)}
          gapsOnly={gapsOnly}
          isOwn={isOwn}
        />
      ))}
      {unseen.map(({ scenario, section, missing }) => (
        <p key={`${scenario} ${section}`}>
          {t('{scenario} names §{section}, but nothing in its run shows it: no {missing}.', {
            scenario,
            section,
            missing,
          })}
        </p>
      ))}
    </div>
  );
}

const GROUP_NAMES: Readonly<Record<MapGroup, string>> = {
  'use cases': t('use cases'),
  'status codes': t('status codes'),
  'error conditions': t('error conditions'),
  'affiliation changes': t('affiliation changes'),
  'role changes': t('role changes'),
};

interface GroupProps extends Omit<MapGroupsProps, 'map'> {
  readonly group: MapGroup;
  readonly entries: readonly MapEntry[];
}

function Group({ group, entries, gapsOnly, isOwn }: GroupProps) {
  const shown = gapsOnly ? entries.filter(({ scenarios }) => scenarios.length === 0) : entries;
  return (
    <section aria-label={GROUP_NAMES[group]}>
      <h3>
        {GROUP_NAMES[group]}: {countWords(entries)}
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('What')}</th>
            <th scope="col">{t('In words')}</th>
            <th scope="col">{t('Exercised by')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <Entry key={entry.term} entry={entry} isOwn={isOwn} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Entry({ entry, isOwn }: { readonly entry: MapEntry; readonly isOwn: boolean }) {
  const { group, term, words, scenarios, excuse } = entry;
  const isExercised = scenarios.length > 0;
  return (
    <tr>
      <th scope="row">
        {group === 'use cases' ? (
          <SpecLink reference={{ document: 'XEP-0045', section: term }} />
        ) : (
          <code>{term}</code>
        )}
      </th>
      <td>{words}</td>
      <td>
        {isExercised ? (
          <Names names={scenarios} isOwn={isOwn} />
        ) : (
          <span className={styles.gap}>
            <Icon name={excuse === undefined ? 'missing' : 'ring'} />{' '}
            {excuse ?? t('Gap: nothing exercises it.')}
          </span>
        )}
      </td>
    </tr>
  );
}

const MOST_NAMES = 6;

function Names({ names, isOwn }: { readonly names: readonly string[]; readonly isOwn: boolean }) {
  const { openScenario, openResult } = useActions();
  const [isWhole, setIsWhole] = useState(false);
  const open = (name: string) => {
    openPart(undefined);
    if (isOwn) openResult(name);
    else void openScenario(name);
  };
  const shown = isWhole ? names : names.slice(0, MOST_NAMES);
  return (
    <span className={styles.names}>
      {shown.map((name) => (
        <button key={name} type="button" onClick={() => open(name)}>
          {name}
        </button>
      ))}
      {shown.length === names.length ? null : (
        <button type="button" onClick={() => setIsWhole(true)}>
          {t('and {count} more', { count: names.length - shown.length })}
        </button>
      )}
    </span>
  );
}

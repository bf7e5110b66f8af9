import { t } from '../../base/translate.ts';
import type { ScenarioTag } from '../../script/scenario.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { ERROR_CONDITIONS } from '../registry/errors.ts';
import { AFFILIATIONS, ROLES, type RoleOrAffiliation } from '../registry/roles-and-affiliations.ts';
import { STATUS_CODES } from '../registry/status-codes.ts';
import { factsOf } from './facts.ts';
import { itemChangesOf } from './item-changes.ts';
import { USE_CASES } from './use-cases.ts';

/** A scenario that passed, and all that happened in it. */
export interface MappedRun {
  /** As the map is to call it. */
  readonly name: string;
  /** Its header; `## XEP-0045: 7.2.5, 10.2` names the use cases that it is about. */
  readonly tags: readonly ScenarioTag[];
  readonly events: Iterable<TraceEvent>;
}

export const MAP_GROUPS = [
  'use cases',
  'status codes',
  'error conditions',
  'affiliation changes',
  'role changes',
] as const;

export type MapGroup = (typeof MAP_GROUPS)[number];

/** One thing of XEP-0045, and who exercises it. */
export interface MapEntry {
  readonly group: MapGroup;
  /** `7.2.5`, `307`, `conflict`, `none > member`. */
  readonly term: string;
  /** In plain words; empty for a change, which says it itself. */
  readonly words: string;
  /** Names of scenarios, in the order in which they were given. */
  readonly scenarios: readonly string[];
  /** Why it is no gap that none does; absent: it would be one. */
  readonly excuse?: string;
}

/** A use case that a header names, without what would show it in the run. */
export interface UnseenUseCase {
  readonly scenario: string;
  readonly section: string;
  /** The first fact that is missing. */
  readonly missing: string;
}

export interface MucMap {
  readonly entries: readonly MapEntry[];
  readonly unseen: readonly UnseenUseCase[];
}

/** Everything of XEP-0045 x the runs that exercise it. Codes, conditions and changes are taken from what happened alone. */
export function mapOf(runs: readonly MappedRun[]): MucMap {
  const seen = runs.map(lookAt);
  const who = (has: (run: Seen) => boolean) => seen.filter(has).map(({ name }) => name);
  const changes = (
    group: MapGroup,
    ladder: readonly RoleOrAffiliation[],
    of: 'roles' | 'affiliations',
  ) =>
    pairsOf(ladder).map((term): MapEntry => ({
      group,
      term,
      words: '',
      scenarios: who((run) => run[of].has(term)),
    }));
  const entries: MapEntry[] = [
    ...USE_CASES.map(({ section, name, signs, absent }): MapEntry => ({
      group: 'use cases',
      term: section,
      words: name,
      scenarios: who(
        ({ sections, facts }) => sections.has(section) && signs.every((sign) => facts.has(sign)),
      ),
      ...excused(absent),
    })),
    ...STATUS_CODES.map(({ code, sentence, unsent }): MapEntry => ({
      group: 'status codes',
      term: code,
      words: sentence,
      scenarios: who(({ facts }) => facts.has(`code ${code}`)),
      ...excused(unsent),
    })),
    ...ERROR_CONDITIONS.map(({ condition, sentence }): MapEntry => ({
      group: 'error conditions',
      term: condition,
      words: sentence,
      scenarios: who(({ facts }) => facts.has(`error ${condition}`)),
    })),
    ...changes('affiliation changes', AFFILIATIONS, 'affiliations'),
    ...changes('role changes', ROLES, 'roles'),
  ];
  return { entries, unseen: seen.flatMap(unseenOf) };
}

/** `62 of 62, and 2 of 4 that are not to be expected`. */
export function countWords(entries: readonly MapEntry[]): string {
  const due = entries.filter(({ excuse }) => excuse === undefined);
  const beyond = entries.filter(({ excuse }) => excuse !== undefined);
  const [done, count] = [due.filter(isExercised).length, due.length];
  if (beyond.length === 0) return t('{done} of {count}', { done, count });
  return t('{done} of {count}, and {more} of {beyond} that are not to be expected', {
    done,
    count,
    more: beyond.filter(isExercised).length,
    beyond: beyond.length,
  });
}

/** Whether any scenario exercises it. */
export function isExercised({ scenarios }: MapEntry): boolean {
  return scenarios.length > 0;
}

interface Seen {
  readonly name: string;
  readonly sections: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly affiliations: ReadonlySet<string>;
}

function lookAt({ name, tags, events }: MappedRun): Seen {
  const sections = new Set(
    tags
      .filter(({ key }) => key === 'XEP-0045')
      .flatMap(({ value = '' }) => value.split(',').map((section) => section.trim())),
  );
  return { name, sections, facts: factsOf(events), ...itemChangesOf(events) };
}

function unseenOf({ name, sections, facts }: Seen): UnseenUseCase[] {
  return USE_CASES.filter(({ section }) => sections.has(section)).flatMap(({ section, signs }) => {
    const missing = signs.find((sign) => !facts.has(sign));
    return missing === undefined ? [] : [{ scenario: name, section, missing }];
  });
}

/** Every step from one rung to another (XEP-0045, sections 5.1.3 and 5.2.2, have them all). */
function pairsOf(ladder: readonly RoleOrAffiliation[]): readonly string[] {
  return ladder.flatMap(({ name: from }) =>
    ladder.filter(({ name: to }) => to !== from).map(({ name: to }) => `${from} > ${to}`),
  );
}

function excused(excuse: string | undefined): Pick<MapEntry, 'excuse'> {
  return excuse === undefined ? {} : { excuse };
}

import {
  DATA_FORM_NS,
  DELAY_NS,
  MUC_ADMIN_NS,
  MUC_NS,
  MUC_OWNER_NS,
  MUC_USER_NS,
} from '../xmpp/namespaces.ts';

/** Something to put in place of a part of a line. Columns count from 0; `end` is not replaced. */
export interface Completion {
  readonly label: string;
  readonly insert: string;
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly before: string;
  readonly after: string;
  readonly actors: readonly string[];
}

/** What can stand at a column of a line, given the names of the actors: variables, wildcards, actions, namespaces. */
export function completionsAt(
  line: string,
  column: number,
  actors: readonly string[],
): readonly Completion[] {
  const place = { before: line.slice(0, column), after: line.slice(column), actors };
  return [...values(place), ...namespaces(place), ...actions(place)];
}

const OPEN_REFERENCE = /(?:\$\{?|\{)[^{}"<>]*$/;

function values({ before, after, actors }: Place): readonly Completion[] {
  const open = OPEN_REFERENCE.exec(before);
  if (open === null || !/^\s/.test(before)) return [];
  const start = open.index;
  const end = before.length + (after.startsWith('}') ? 1 : 0);
  const variables = actors.flatMap((name) => [
    { text: `\${${name}'s JID}`, detail: 'the bare JID' },
    { text: `\${${name}'s full JID}`, detail: 'the JID of the session' },
  ]);
  const wildcards = [
    { text: '{scansion:any}', detail: 'any value, in what is received' },
    { text: '{scansion:capture:NAME}', detail: 'any value, and keeps it' },
  ];
  return [...variables, ...wildcards].map(({ text, detail }) => ({
    label: text,
    insert: text,
    detail,
    start,
    end,
  }));
}

const NAMESPACES = [
  [MUC_NS, 'XEP-0045: entering a room'],
  [MUC_USER_NS, 'XEP-0045: what a room tells its occupants'],
  [MUC_ADMIN_NS, 'XEP-0045: affiliations and roles'],
  [MUC_OWNER_NS, 'XEP-0045: configuration, destruction'],
  [DATA_FORM_NS, 'XEP-0004: forms'],
  [DELAY_NS, 'XEP-0203: sent earlier'],
] as const;

const OPEN_NAMESPACE = /\sxmlns\s*=\s*["']([^"'<>]*)$/;

function namespaces({ before }: Place): readonly Completion[] {
  const open = OPEN_NAMESPACE.exec(before);
  if (open === null) return [];
  const start = before.length - (open[1]?.length ?? 0);
  return NAMESPACES.map(([ns, detail]) => ({
    label: ns,
    insert: ns,
    detail,
    start,
    end: before.length,
  }));
}

const ACTIONS = [
  [' connects', ''],
  [' sends:', '\n\t'],
  [' receives:', '\n\t'],
  [' disconnects', ''],
] as const;

/** At the start of a line, while what stands there is the beginning of an action. */
function actions({ before, after, actors }: Place): readonly Completion[] {
  if (after.trim() !== '') return [];
  return actors
    .flatMap((name) => ACTIONS.map(([verb, block]) => ({ label: name + verb, block })))
    .filter(({ label }) => label.toLowerCase().startsWith(before.toLowerCase()))
    .map(({ label, block }) => ({
      label,
      insert: label + block,
      detail: '',
      start: 0,
      end: before.length,
    }));
}

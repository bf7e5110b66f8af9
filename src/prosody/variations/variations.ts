import { t } from '../../base/translate.ts';
import type { StageOption } from '../../xmpp/stage.ts';
import type { Variation, VariationMeans, XepRelation } from './variation.ts';

/** Stanzas as `modules/variation_kinds.lib.lua` tells them apart; all of them come from a room. */
const KINDS = ['message', 'subject', 'presence', 'self-presence', 'unavailable', 'result', 'error'];

/** What rooms can be as they are made, by the options of Prosody that say so. */
const ROOM_DEFAULTS: Readonly<Record<string, StageOption>> = {
  'members-only': { name: 'muc_room_default_members_only', value: true },
  moderated: { name: 'muc_room_default_moderated', value: true },
  persistent: { name: 'muc_room_default_persistent', value: true },
  public: { name: 'muc_room_default_public', value: true },
  'open-subject': { name: 'muc_room_default_change_subject', value: true },
};

/**
 * Every variation of the embedded server, in one place. Each works on all versions that ship; its spec shows on each of
 * them what it does, and that nothing of the kind happens without it.
 */
export const VARIATIONS: readonly Variation[] = [
  {
    name: 'room-default',
    sentence: t(
      'New rooms are members-only, moderated, persistent, public, or open for new subjects.',
    ),
    means: options((value) => (ROOM_DEFAULTS[value] === undefined ? [] : [ROOM_DEFAULTS[value]])),
    xep: keeps('4.2'),
    value: {
      kind: 'word',
      of: t('what rooms are'),
      words: Object.keys(ROOM_DEFAULTS),
      usual: 'members-only',
    },
  },
  {
    name: 'no-locking',
    sentence: t(
      'A new room can be entered by others at once: it is not locked until its owner has configured it.',
    ),
    means: options(() => [{ name: 'muc_room_locking', value: false }]),
    xep: departs('10.1.1'),
  },
  {
    name: 'whois-anyone',
    sentence: t('New rooms are non-anonymous: every occupant is told the real JIDs of all others.'),
    means: options(() => [{ name: 'muc_room_default_public_jids', value: true }]),
    xep: keeps('7.2.3'),
  },
  {
    name: 'history-length',
    sentence: t('Newcomers of a new room are sent no more than so many of its last messages.'),
    means: options((value) => [{ name: 'muc_room_default_history_length', value: Number(value) }]),
    xep: keeps('7.2.13'),
    value: { kind: 'count', of: t('messages'), least: 0, most: 1000, usual: 0 },
  },
  {
    name: 'nick-enforcement',
    sentence: t(
      'Whoever has registered a nickname in a room is known by it there, and can take no other one.',
    ),
    means: options(() => [{ name: 'enforce_registered_nickname', value: true }]),
    xep: keeps('7.6'),
  },
  {
    name: 'item-before-status',
    sentence: t('In the presence of occupants <item/> stands before every <status/>.'),
    means: ours('item_before_status'),
    xep: keeps('10.1.1'),
  },
  {
    name: 'result-first',
    sentence: t('What an admin or owner asks for is answered before the room tells anybody of it.'),
    means: ours('result_first'),
    xep: keeps('9.3'),
  },
  {
    name: 'forgets-110',
    sentence: t('No presence says that it is one’s own: status 110 is left out.'),
    means: ours('forgets_110'),
    xep: departs('7.2.2'),
  },
  {
    name: 'drops',
    sentence: t('Stanzas of one kind that a room sends are lost.'),
    means: ours('drops'),
    xep: departs('7.1'),
    value: { kind: 'word', of: t('a kind of stanza'), words: KINDS, usual: 'message' },
  },
  {
    name: 'delays',
    sentence: t(
      'Stanzas of one kind that a room sends come two seconds late; others overtake them.',
    ),
    means: ours('delays'),
    xep: departs('7.1'),
    value: { kind: 'word', of: t('a kind of stanza'), words: KINDS, usual: 'message' },
  },
  {
    name: 'duplicates',
    sentence: t('Stanzas of one kind that a room sends come twice.'),
    means: ours('duplicates'),
    xep: departs('7.1'),
    value: { kind: 'word', of: t('a kind of stanza'), words: KINDS, usual: 'message' },
  },
  {
    name: 'service-shutdown',
    sentence: t(
      'So many seconds after somebody has entered the first room, the service shuts down: all are removed with status 332.',
    ),
    means: ours('service_shutdown'),
    xep: keeps('11.2'),
    value: { kind: 'count', of: t('seconds'), least: 0, most: 86_400, usual: 2 },
  },
  {
    name: 'full-room',
    sentence: t('A room with so many occupants is full: nobody else can enter it.'),
    means: ours('full_room'),
    xep: keeps('7.2.9'),
    value: { kind: 'count', of: t('occupants'), least: 1, most: 1000, usual: 1 },
  },
];

export function variationNamed(name: string): Variation | undefined {
  return VARIATIONS.find((each) => each.name === name);
}

function options(of: (value: string) => readonly StageOption[]): VariationMeans {
  return { kind: 'options', of };
}

function ours(module: string): VariationMeans {
  return { kind: 'module', module: `variation_${module}` };
}

function departs(section: string): XepRelation {
  return { section, departs: true };
}

function keeps(section: string): XepRelation {
  return { section, departs: false };
}

import { t } from '../../base/translate.ts';
/** What somebody is in a room, now (XEP-0045, section 5.1) or for good (section 5.2). */
export interface RoleOrAffiliation {
  readonly name: string;
  readonly sentence: string;
}

/** From the least to the greatest. */
export const ROLES: readonly RoleOrAffiliation[] = [
  { name: 'none', sentence: t('Not in the room.') },
  { name: 'visitor', sentence: t('Present, but without voice in a moderated room.') },
  { name: 'participant', sentence: t('May speak.') },
  {
    name: 'moderator',
    sentence: t(
      'May speak, kick, and give or take voice; sees real addresses in semi-anonymous rooms.',
    ),
  },
];

/** From the least to the greatest. */
export const AFFILIATIONS: readonly RoleOrAffiliation[] = [
  { name: 'outcast', sentence: t('Banned: may not enter.') },
  { name: 'none', sentence: t('No lasting relation with the room.') },
  {
    name: 'member',
    sentence: t('On the member list; may enter a members-only room and own a nickname.'),
  },
  { name: 'admin', sentence: t('May ban people and manage members and moderators.') },
  {
    name: 'owner',
    sentence: t('May do everything: configure and destroy the room, appoint admins and owners.'),
  },
];

import { t } from '../../base/translate.ts';
import type { ActValues } from './act.ts';
import type { ActorInRoom, OccupantInRoom } from './actor-in-room.ts';
import { AFFILIATIONS } from '../registry/roles-and-affiliations.ts';

/** Why a room will refuse something, in our notation for texts; the first reason that applies. */
export type Obstacle = (where: ActorInRoom, values: ActValues) => string | undefined;

/** The first of several reasons. */
export function firstObstacle(...obstacles: readonly Obstacle[]): Obstacle {
  return (where, values) => {
    for (const obstacle of obstacles) {
      const reason = obstacle(where, values);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

export const NO_OBSTACLE: Obstacle = () => undefined;

export const outside: Obstacle = ({ nick, actor }) =>
  nick === undefined
    ? t('{actor} is not in the room: it answers {answer}.', {
        actor,
        answer: '`not-acceptable` ({§7.4})',
      })
    : undefined;

export const notThere: Obstacle = ({ nick, actor }) =>
  nick === undefined
    ? t(
        '{actor} is not in the room, so there is nothing to leave: the room ignores it ({section}).',
        { actor, section: '{§7.14}' },
      )
    : undefined;

export const noVoice: Obstacle = ({ role, actor, config }) =>
  role === 'visitor' && config?.moderated !== false
    ? t('{actor} is a visitor in a moderated room, without a voice: {answer}.', {
        actor,
        answer: '`forbidden` ({§7.4})',
      })
    : undefined;

/** Changes of roles (XEP-0045, section 8). */
export const noModerator: Obstacle = ({ role, actor }) =>
  role === 'moderator'
    ? undefined
    : t(
        'Only moderators do that, and {actor} is {role, select, none {not in the room} other {a {role}}}: `forbidden`, or `not-allowed` on Prosody ({section}).',
        { actor, role, section: '{§8.2}' },
      );

/** Changes of affiliations (XEP-0045, section 9). */
export const noAdmin: Obstacle = ({ affiliation, actor }) =>
  rank(affiliation) >= rank('admin')
    ? undefined
    : t(
        'Only admins and owners do that, and {actor}’s affiliation is {affiliation}: `forbidden`, or `not-allowed` on Prosody ({section}).',
        { actor, affiliation, section: '{§9}' },
      );

export const noOwner: Obstacle = ({ affiliation, actor }) =>
  affiliation === 'owner'
    ? undefined
    : t('Only owners do that, and {actor}’s affiliation is {affiliation}: {answer}.', {
        actor,
        affiliation,
        answer: '`forbidden` ({§10})',
      });

export const nobodyThere: Obstacle = ({ occupants, nick }) =>
  occupants.some((each) => each.nick !== nick)
    ? undefined
    : t('Nobody else is in the room: `item-not-found` ({§7.5}).');

/** A moderator cannot act against somebody whose affiliation is greater (XEP-0045, section 8.2). */
export const aboveOneself: Obstacle = ({ affiliation, occupants }, { nick }) => {
  const target = occupants.find((each) => each.nick === nick);
  return target !== undefined && isAbove(target, affiliation)
    ? t('{nick} is {theirs}, which is not below {own}: {answer}.', {
        nick: target.nick,
        theirs: target.affiliation,
        own: affiliation,
        answer: '`not-allowed` ({§8.2})',
      })
    : undefined;
};

function isAbove(target: OccupantInRoom, affiliation: string): boolean {
  const isHigh = rank(target.affiliation) >= rank('admin');
  return isHigh && affiliation !== 'owner' && rank(target.affiliation) >= rank(affiliation);
}

/** Only owners appoint admins and owners, or touch them (XEP-0045, section 10). */
export const onlyByOwner: Obstacle = ({ affiliation, people }, { affiliation: wanted, person }) => {
  const has = people.find(({ name }) => name === person)?.affiliation ?? 'none';
  const isHigh = rank(wanted ?? 'none') >= rank('admin') || rank(has) >= rank('admin');
  return isHigh && affiliation !== 'owner'
    ? t('Only owners appoint admins and owners, or take that away: `not-allowed` ({§10.6}).')
    : undefined;
};

/** A room is not left without an owner (XEP-0045, section 10.4). */
export const lastOwner: Obstacle = ({ people, actor }, { person, affiliation }) => {
  const owners = people.filter((each) => each.affiliation === 'owner');
  const isLast = owners.length === 1 && owners[0]?.name === person && person === actor;
  return isLast && affiliation !== 'owner'
    ? t('{actor} is the only owner, and a room needs one: {answer}.', {
        actor,
        answer: '`conflict` ({§10.4})',
      })
    : undefined;
};

/** A nickname is somebody’s already (XEP-0045, sections 7.2.8 and 7.6). */
export const taken: Obstacle = (where, { nick = '' }) => {
  const isTaken =
    where.occupants.some((each) => each.nick === nick && nick !== where.nick) ||
    where.reserved.includes(nick);
  return isTaken
    ? t('The nickname {nick} is somebody else’s: {answer}.', {
        nick,
        answer: '`conflict` ({§7.2.8})',
      })
    : undefined;
};

/** The order in which Prosody looks: who may not enter is told nothing more. */
export const closed: Obstacle = (
  { nick, affiliation, config, actor, exists },
  { password = '' },
) => {
  if (nick !== undefined || exists === false) return undefined;
  if (affiliation === 'outcast')
    return t('{actor} is banned: {answer}.', { actor, answer: '`forbidden` ({§7.2.7})' });
  if (config === undefined || affiliation === 'owner') return undefined;
  if (config.membersOnly && affiliation === 'none') {
    return t('The room is for members only, and {actor} is none: {answer}.', {
      actor,
      answer: '`registration-required` ({§7.2.6})',
    });
  }
  if (config.hasPassword && password === '') {
    return t('The room asks for a password: `not-authorized` ({§7.2.5}).');
  }
  return config.locked
    ? t('The room is locked until its owner has configured it: `item-not-found` ({§7.2.10}).')
    : undefined;
};

/** Who may change the subject is a setting (XEP-0045, section 8.1). */
export const subjectIsKept: Obstacle = ({ role, actor, config }) =>
  role !== 'moderator' && config?.changeSubject === false
    ? t(
        'Only moderators change the subject here, and {actor} is {role, select, none {not in the room} other {a {role}}}: {answer}.',
        { actor, role, answer: '`forbidden` ({§8.1})' },
      )
    : undefined;

/** Who may invite into a members-only room is a setting (XEP-0045, section 7.8.2). */
export const invitesAreKept: Obstacle = ({ affiliation, config, actor }) =>
  config?.membersOnly === true && !config.memberInvites && rank(affiliation) < rank('admin')
    ? t('Into a members-only room only admins invite, and {actor} is none: {answer}.', {
        actor,
        answer: '`forbidden` ({§7.8.2})',
      })
    : undefined;

function rank(affiliation: string): number {
  return AFFILIATIONS.findIndex(({ name }) => name === affiliation);
}

import { t } from '../../base/translate.ts';
import { AFFILIATIONS, ROLES } from '../registry/roles-and-affiliations.ts';
import type { ActChoice, ActField } from './act.ts';
import type { ActorInRoom } from './actor-in-room.ts';

/** A field for any text. */
export function textField(
  name: string,
  label: string,
  first: (where: ActorInRoom) => string = () => '',
): ActField {
  return { name, label, first };
}

/** A nickname of somebody else in the room, to be chosen. */
export const OCCUPANT: ActField = choiceField('nick', t('Whom'), ({ occupants, nick }) =>
  occupants
    .filter((each) => each.nick !== nick)
    .map((each) => ({ value: each.nick, label: `${each.nick} (${each.role})` })),
);

/** An actor of the play by its name; the one who acts comes last. */
export const PERSON: ActField = choiceField('person', t('Whom'), ({ people, actor }) => {
  const others = people.filter(({ name }) => name !== actor);
  const self = people.filter(({ name }) => name === actor);
  return [...others, ...self].map(({ name, affiliation }) => ({
    value: name,
    label: `${name} (${affiliation})`,
  }));
});

export const AFFILIATION: ActField = choiceField(
  'affiliation',
  t('Affiliation'),
  () => AFFILIATIONS.map(({ name }) => ({ value: name, label: name })),
  () => 'member',
);

export const ROLE: ActField = choiceField(
  'role',
  t('Role'),
  () =>
    ROLES.filter(({ name }) => name !== 'none').map(({ name }) => ({ value: name, label: name })),
  () => 'participant',
);

/** A field with choices; the first of them stands there, unless `first` says otherwise. */
export function choiceField(
  name: string,
  label: string,
  choices: (where: ActorInRoom) => readonly ActChoice[],
  first: (where: ActorInRoom) => string = (where) => choices(where)[0]?.value ?? '',
): ActField {
  return { name, label, choices, first };
}

/** What stands in the fields of an act: as said, else as it is first; a choice that is there no longer is not kept. */
export function actValues(
  fields: readonly ActField[],
  where: ActorInRoom,
  said: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = Object.hasOwn(said, field.name) ? said[field.name] : undefined;
      const choices = field.choices?.(where);
      const isThere = choices === undefined || choices.some((choice) => choice.value === value);
      return [field.name, value !== undefined && isThere ? value : field.first(where)];
    }),
  );
}

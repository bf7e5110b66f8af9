import { t } from '../../base/translate.ts';
/**
 * What Prosody (13 and 0.12) chooses where XEP-0045 leaves it open, and where it departs from it; by kind and word, in
 * our notation for texts. Each was seen in runs.
 */
export const PROSODY_NOTES: Readonly<Record<string, string>> = {
  'status code 100': t(
    'Prosody puts it into the own presence of the session that enters, before the item, and not again when it joins once more.',
  ),
  'status code 102': t('Prosody sends 104 instead.'),
  'status code 103': t('Prosody sends 104 instead.'),
  'status code 104': t(
    'Prosody sends it once for a form, after the result, and only where a value really changed.',
  ),
  'status code 110': t(
    'Prosody writes it last in `<x>`; only the copy to the one whom it is about has it.',
  ),
  'status code 170': t(
    'Prosody says it when archiving is switched on, never to newcomers: its archive is for those in the room.',
  ),
  'status code 172': t(
    'Prosody sends nobody’s presence anew with it: later presences have the addresses.',
  ),
  'status code 173': t('Prosody sends nobody’s presence anew with it; what was told stays known.'),
  'status code 201': t(
    'Prosody writes it first in `<x>`, and locks the room until it is configured.',
  ),
  'status code 210': t('Prosody says it where a registered nickname is enforced.'),
  'status code 301': t(
    'Prosody has it also in the message that tells of a ban of somebody who is not inside, before the item.',
  ),
  'status code 303': t(
    'Prosody leaves it out for others where one of several sessions of a person moves to another nickname.',
  ),
  'status code 307': t(
    'With 333 beside it, nobody was kicked. Prosody says it also to whoever used a nickname that was reserved for somebody else.',
  ),
  'status code 322': t(
    'XEP-0045 wants all who stay to be told, too ({§10.2}); Prosody tells those who are removed alone, and before the result.',
  ),
  'status code 332': t('Prosody does not send it; a variation of the server in the tab does.'),
  'status code 333': t('Prosody writes it beside 307 when somebody cannot be reached any more.'),
  'error condition conflict': t(
    'Prosody looks for it last: whoever may not enter is not told whether the nickname is taken.',
  ),
  'error condition forbidden': t(
    'Where XEP-0045 has it for changes of roles and affiliations, Prosody says `not-allowed`. In a members-only room the banned are told `registration-required`.',
  ),
  'error condition gone': t(
    'Prosody says it of persistent rooms that were destroyed, with the way to the next one.',
  ),
  'error condition item-not-found': t(
    'Prosody says it of a locked room, so that it looks as if there were none, and to presence without `<x>` from outside.',
  ),
  'error condition jid-malformed': t(
    'Prosody says it of nicknames that do not survive preparation, and of a full JID in a ban, which XEP-0045 wants shortened ({§10.3}).',
  ),
  'error condition not-acceptable': t(
    'Prosody says it to everybody outside who speaks, owners too.',
  ),
  'error condition not-allowed': t(
    'Prosody answers changes of roles and affiliations with `not-allowed` where XEP-0045 has `forbidden`.',
  ),
  'error condition policy-violation': t(
    'Prosody 13 says it where private messages are not allowed.',
  ),
  'error condition registration-required': t(
    'Prosody says it at the door of a members-only room, and to whoever registers without an affiliation.',
  ),
  'error condition service-unavailable': t(
    'Prosody limits no room by itself; a variation of the server in the tab does.',
  ),
  'role none': t(
    'In a message about somebody who is not inside, Prosody leaves the role out; XEP-0045 shows `none` ({§9.3}).',
  ),
  'role visitor': t(
    'When a room is moderated no longer, Prosody leaves the visitors inside without a voice until somebody gives it.',
  ),
  'role moderator': t(
    'Who is made moderator by role alone sees real addresses from then on; Prosody sends no earlier presence anew.',
  ),
  'affiliation member': t(
    'Prosody gives it to whoever is invited into a members-only room by somebody who may.',
  ),
  'affiliation owner': t(
    'An owner of a Prosody room may configure and destroy it from outside, too, but change roles only from inside.',
  ),
  'affiliation outcast': t(
    'A whole domain can be banned on Prosody; the list tells the reason since 13.',
  ),
  'affiliation admin': t(
    'On Prosody an admin may not read the list of owners of a semi-anonymous room.',
  ),
};

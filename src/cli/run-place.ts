import type { ServerProfile } from '../transport/profile/server-profile.ts';
import type { NamedProsody } from './prosodies.ts';
import type { ScriptReport } from './report.ts';

/** A server of others, as a profile says. */
export interface NamedProfile {
  /** What reports call it: the profile's name, told apart where two have the same one. */
  readonly name: string;
  readonly profile: ServerProfile;
}

/** Where scripts run: the address of a server, a profile of one, or a Prosody to embed. */
export type RunPlace = string | NamedProfile | NamedProsody;

export function isOfProfile(place: RunPlace): place is NamedProfile {
  return typeof place !== 'string' && 'profile' in place;
}

export function isEmbedded(place: RunPlace): place is NamedProsody {
  return typeof place !== 'string' && !isOfProfile(place);
}

/** What a report says of the place. */
export function reportedPlace(place: RunPlace): Pick<ScriptReport, 'prosody' | 'profile'> {
  if (isOfProfile(place)) return { profile: place.name };
  return isEmbedded(place) ? { prosody: place.name } : {};
}

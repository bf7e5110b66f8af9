import { t } from '../../base/translate.ts';
import {
  profileTitle,
  withoutPasswords,
  type ServerProfile,
} from '../../transport/profile/server-profile.ts';
import { hasSecret } from '../../xmpp/secrets/address.ts';
import type { KeptProfile, ProfileChoice } from '../settings-store.ts';

/** More are not kept. */
export const MOST_PROFILES = 100;

/** As they may be kept in a browser: passwords only where that was asked for, and no address that holds a secret. */
export function publicProfiles(profiles: readonly KeptProfile[]): readonly KeptProfile[] {
  return profiles
    .filter(({ profile }) => !hasSecret(profile.url))
    .map((kept) =>
      kept.keepsPasswords ? kept : { ...kept, profile: withoutPasswords(kept.profile) },
    );
}

export function choiceOfProfile({ id, profile }: KeptProfile): ProfileChoice {
  return { kind: 'profile', id, name: profileTitle(profile), url: profile.url };
}

/** A name that none of them has: `Example`, `Example 2`. */
export function freeName(name: string, profiles: readonly KeptProfile[]): string {
  const taken = new Set(profiles.map(({ profile }) => profile.name));
  const named = (count: number) => (count === 1 ? name : `${name} ${count}`);
  let count = 1;
  while (taken.has(named(count))) count += 1;
  return named(count);
}

/** With that profile in the place of the one that has this id, or at the end. */
export function withProfile(
  profiles: readonly KeptProfile[],
  kept: KeptProfile,
): readonly KeptProfile[] {
  return profiles.some(({ id }) => id === kept.id)
    ? profiles.map((each) => (each.id === kept.id ? kept : each))
    : [...profiles, kept];
}

/** An id that none of them has. */
export function freeId(profiles: readonly KeptProfile[]): string {
  const numbers = profiles.map(({ id }) => Number(/^profile-(\d+)$/.exec(id)?.[1] ?? 0));
  return `profile-${numbers.reduce((most, each) => Math.max(most, each), 0) + 1}`;
}

/** What it may be called where nothing is said: the host of its address. */
export function nameFrom({ url }: Pick<ServerProfile, 'url'>): string {
  return URL.canParse(url) ? new URL(url).hostname : t('A server');
}

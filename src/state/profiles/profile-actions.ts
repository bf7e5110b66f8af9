import type { ServerProfile } from '../../transport/profile/server-profile.ts';
import type { SettingsStore } from '../settings-store.ts';
import { choiceOfProfile, freeId, freeName, MOST_PROFILES, withProfile } from './kept-profiles.ts';

/** What a person does with profiles of servers. */
export interface ProfileActions {
  /** Puts a profile in the place of another one, or `undefined`: beside them. Its id; `undefined` where there is no room. */
  readonly saveProfile: (
    id: string | undefined,
    profile: ServerProfile,
    keepsPasswords: boolean,
  ) => string | undefined;
  /** Another one like it; its id. */
  readonly duplicateProfile: (id: string) => string | undefined;
  /** Where it was the server of the page, that is an embedded one again. */
  readonly removeProfile: (id: string) => void;
  /** It is the server of the page from now on. */
  readonly chooseProfile: (id: string) => void;
}

export function createProfileActions(
  settings: SettingsStore,
  chooseServer: (choice: ReturnType<typeof choiceOfProfile>) => void,
): ProfileActions {
  const kept = (id: string | undefined) =>
    settings.getState().profiles.find((each) => each.id === id);
  const saveProfile: ProfileActions['saveProfile'] = (id, profile, keepsPasswords) => {
    const { profiles, server } = settings.getState();
    if (id === undefined && profiles.length >= MOST_PROFILES) return undefined;
    const saved = { id: id ?? freeId(profiles), profile, keepsPasswords };
    settings.setState({ profiles: withProfile(profiles, saved) });
    if (server?.kind === 'profile' && server.id === saved.id) chooseServer(choiceOfProfile(saved));
    return saved.id;
  };
  return {
    saveProfile,
    duplicateProfile: (id) => {
      const { profiles } = settings.getState();
      const found = kept(id);
      if (found === undefined) return undefined;
      const { profile, keepsPasswords } = found;
      const name = freeName(profile.name, profiles);
      return saveProfile(undefined, { ...profile, name }, keepsPasswords);
    },
    removeProfile: (id) =>
      settings.setState(({ profiles, server }) => ({
        profiles: profiles.filter((each) => each.id !== id),
        server: server?.kind === 'profile' && server.id === id ? undefined : server,
      })),
    chooseProfile: (id) => {
      const found = kept(id);
      if (found !== undefined) chooseServer(choiceOfProfile(found));
    },
  };
}

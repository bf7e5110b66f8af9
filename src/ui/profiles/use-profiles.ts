import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { freeName, nameFrom } from '../../state/profiles/kept-profiles.ts';
import type { KeptProfile } from '../../state/settings-store.ts';
import { profileFault, type ProfileFault } from '../../transport/profile/profile-fault.ts';
import { readProfile } from '../../transport/profile/profile-file.ts';
import {
  DEFAULT_PROFILE,
  usualDomains,
  type ServerProfile,
} from '../../transport/profile/server-profile.ts';
import { useActions, useSettings } from '../app-context.ts';

/** What is being edited; without an id it is new. */
export type EditedProfile = Omit<KeptProfile, 'id'> & { readonly id: string | undefined };

/** The profiles of the page, and the one that is being edited. */
export interface ProfilesModel {
  readonly kept: readonly KeptProfile[];
  readonly edited: EditedProfile | undefined;
  /** Whether that profile has unsaved changes. */
  isChanged(id: string | undefined): boolean;
  /** What keeps it from being saved, once that was tried. */
  readonly fault: ProfileFault | undefined;
  /** What was done last, as a sentence. */
  readonly said: string;
  select(id: string): void;
  /** Begins a new one. */
  begin(): void;
  change(changes: Partial<ServerProfile>): void;
  keepPasswords(keeps: boolean): void;
  /** Forgets what was changed since it was saved. */
  revert(): void;
  /** Its id; `undefined` where something is wrong with it. */
  save(): string | undefined;
  duplicate(): void;
  remove(): void;
  /** Takes in a profile out of a file. */
  take(text: string, file: string): void;
  say(sentence: string): void;
}

export interface EditorProps {
  readonly model: ProfilesModel;
  readonly edited: EditedProfile;
}

const NEW = '';
const FULL = t('There are as many profiles as are kept.');

export function useProfiles(): ProfilesModel {
  const actions = useActions();
  const kept = useSettings((settings) => settings.profiles);
  const edits = useEdits(kept);
  const { edited, saved, put, show, change } = edits;
  const otherThan = (gone: string) => kept.find(({ id }) => id !== gone)?.id;
  const save = (): string | undefined => {
    if (edited === undefined) return undefined;
    const { profile, keepsPasswords, id } = withName(edited, kept);
    const wrong = profileFault(profile);
    edits.setFault(wrong);
    if (wrong) return undefined;
    const savedAs = actions.saveProfile(id, profile, keepsPasswords);
    put(id ?? NEW, undefined);
    show(savedAs, savedAs === undefined ? FULL : t('Saved.'));
    return savedAs;
  };
  return {
    kept,
    edited,
    isChanged: (id) => edits.changes.has(id ?? NEW),
    fault: edits.fault,
    said: edits.said,
    say: edits.setSaid,
    select: (id) => show(id),
    begin: () => {
      put(NEW, { id: undefined, profile: BEGUN, keepsPasswords: false });
      show(NEW);
    },
    change: (next) => edited && change({ profile: { ...edited.profile, ...next } }),
    keepPasswords: (keepsPasswords) => change({ keepsPasswords }),
    revert: () => {
      put(saved?.id ?? NEW, undefined);
      show(saved === undefined ? kept[0]?.id : saved.id, t('Changes were dropped.'));
    },
    save,
    duplicate: () => saved && show(actions.duplicateProfile(saved.id), t('This is the copy.')),
    remove: () => {
      if (saved === undefined) return;
      actions.removeProfile(saved.id);
      put(saved.id, undefined);
      const { name } = saved.profile;
      show(otherThan(saved.id), t('{name} was deleted.', { name }));
    },
    take: importer(actions, edits, kept),
  };
}

function importer(
  actions: ReturnType<typeof useActions>,
  { setSaid, show }: ReturnType<typeof useEdits>,
  kept: readonly KeptProfile[],
) {
  return (text: string, file: string) => {
    const read = readProfile(text);
    if (!read.ok) {
      return setSaid(t('{file} was not imported. {error}', { file, error: read.error }));
    }
    const profile = { ...read.value, name: freeName(read.value.name, kept) };
    show(actions.saveProfile(undefined, profile, false), t('{file} was imported.', { file }));
  };
}

/** What was changed and not saved, of each profile: nothing is lost by looking at another one. */
function useEdits(kept: readonly KeptProfile[]) {
  const inUse = useSettings(({ server }) => (server?.kind === 'profile' ? server.id : undefined));
  const [changes, setChanges] = useState<ReadonlyMap<string, EditedProfile>>(new Map());
  const [selected, setSelected] = useState<string | undefined>(inUse ?? kept[0]?.id);
  const [fault, setFault] = useState<ProfileFault>();
  const [said, setSaid] = useState('');
  const saved = kept.find(({ id }) => id === selected);
  const edited = selected === undefined ? undefined : (changes.get(selected) ?? saved);
  const put = (key: string, next: EditedProfile | undefined) =>
    setChanges((before) => withEntry(before, key, next));
  return {
    ...{ changes, saved, edited, fault, said, setFault, setSaid, put },
    show: (key: string | undefined, sentence = '') => {
      setSelected(key);
      setFault(undefined);
      setSaid(sentence);
    },
    change: (next: Partial<EditedProfile>) => {
      if (edited === undefined) return;
      setFault(undefined);
      put(edited.id ?? NEW, { ...edited, ...next });
    },
  };
}

/** What a new one begins with: a domain is still to be named. */
const BEGUN: ServerProfile = { ...DEFAULT_PROFILE, domains: usualDomains('') };

/** Without a name, and with an address, it is called as its host is. */
function withName(edited: EditedProfile, kept: readonly KeptProfile[]): EditedProfile {
  const { profile } = edited;
  if (profile.name.trim() !== '' || profile.url.trim() === '') return edited;
  return { ...edited, profile: { ...profile, name: freeName(nameFrom(profile), kept) } };
}

function withEntry(
  before: ReadonlyMap<string, EditedProfile>,
  key: string,
  value: EditedProfile | undefined,
): ReadonlyMap<string, EditedProfile> {
  const after = new Map(before);
  if (value === undefined) after.delete(key);
  else after.set(key, value);
  return after;
}

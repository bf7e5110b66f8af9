import { t } from '../../../base/translate.ts';
import type { CatalogueState } from '../../../state/catalogue-store.ts';
import { serverLabel } from '../../../state/server-choice.ts';
import { choiceOfProfile } from '../../../state/profiles/kept-profiles.ts';
import type { KeptProfile, ServerChoice } from '../../../state/settings-store.ts';
import { publicAddress } from '../../../xmpp/secrets/address.ts';
import type { ComboSection } from '../../widgets/combo-options.tsx';

/** The servers that can be chosen from a list. */
export function serverSections(
  catalogue: CatalogueState,
  recent: readonly string[],
  profiles: readonly KeptProfile[] = [],
): readonly ComboSection[] {
  const embedded = catalogue.versions.map((version): ServerChoice => ({
    kind: 'embedded',
    version,
  }));
  const own = catalogue.prosodies.map(({ id, version }): ServerChoice => ({
    kind: 'embedded',
    version,
    own: id,
  }));
  const optionOf = (choice: ServerChoice) => ({
    id: idOf(choice),
    text: serverLabel(choice, catalogue),
  });
  const remote = recent.map((url): ServerChoice => ({ kind: 'websocket', url }));
  return [
    { id: 'embedded', title: t('In this tab'), options: [...embedded, ...own].map(optionOf) },
    {
      id: 'profiles',
      title: t('Profiles of servers'),
      options: profiles.map((kept) => ({
        ...optionOf(choiceOfProfile(kept)),
        description: publicAddress(kept.profile.url),
      })),
    },
    { id: 'remote', title: t('Used before'), options: remote.map(optionOf) },
  ].filter((section) => section.options.length > 0);
}

const EMBEDDED = 'embedded ';
const OWN = 'own ';
const PROFILE = 'profile ';

/** The id of a server among the options. */
export function idOf(choice: ServerChoice): string {
  if (choice.kind === 'websocket') return choice.url;
  if (choice.kind === 'profile') return `${PROFILE}${choice.id}`;
  return choice.own === undefined
    ? `${EMBEDDED}${choice.version}`
    : `${OWN}${choice.own} ${choice.version}`;
}

export function choiceOf(id: string, profiles: readonly KeptProfile[] = []): ServerChoice {
  const kept = profiles.find((each) => id === `${PROFILE}${each.id}`);
  if (kept !== undefined) return choiceOfProfile(kept);
  if (id.startsWith(OWN)) {
    const [, own = '', version = ''] = id.split(' ');
    return { kind: 'embedded', version, own };
  }
  return id.startsWith(EMBEDDED)
    ? { kind: 'embedded', version: id.slice(EMBEDDED.length) }
    : { kind: 'websocket', url: id };
}

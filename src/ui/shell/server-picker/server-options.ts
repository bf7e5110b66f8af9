import type { CatalogueState } from '../../../state/catalogue-store.ts';
import { serverLabel } from '../../../state/server-choice.ts';
import type { ServerChoice } from '../../../state/settings-store.ts';
import type { ComboSection } from '../../widgets/combo-options.tsx';

/** The servers that can be chosen from a list. */
export function serverSections(
  catalogue: CatalogueState,
  recent: readonly string[],
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
    { id: 'embedded', title: 'In this tab', options: [...embedded, ...own].map(optionOf) },
    { id: 'remote', title: 'Used before', options: remote.map(optionOf) },
  ].filter((section) => section.options.length > 0);
}

const EMBEDDED = 'embedded ';
const OWN = 'own ';

/** The id of a server among the options. */
export function idOf(choice: ServerChoice): string {
  if (choice.kind === 'websocket') return choice.url;
  return choice.own === undefined
    ? `${EMBEDDED}${choice.version}`
    : `${OWN}${choice.own} ${choice.version}`;
}

export function choiceOf(id: string): ServerChoice {
  if (id.startsWith(OWN)) {
    const [, own = '', version = ''] = id.split(' ');
    return { kind: 'embedded', version, own };
  }
  return id.startsWith(EMBEDDED)
    ? { kind: 'embedded', version: id.slice(EMBEDDED.length) }
    : { kind: 'websocket', url: id };
}

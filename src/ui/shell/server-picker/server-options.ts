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
  const remote = recent.map((url): ServerChoice => ({ kind: 'websocket', url }));
  return [
    { id: 'embedded', title: 'In this tab', options: embedded.map(optionOf) },
    { id: 'remote', title: 'Used before', options: remote.map(optionOf) },
  ].filter((section) => section.options.length > 0);
}

function optionOf(choice: ServerChoice) {
  return { id: idOf(choice), text: serverLabel(choice) };
}

const EMBEDDED = 'embedded ';

/** The id of a server among the options. */
export function idOf(choice: ServerChoice): string {
  return choice.kind === 'embedded' ? `${EMBEDDED}${choice.version}` : choice.url;
}

export function choiceOf(id: string): ServerChoice {
  return id.startsWith(EMBEDDED)
    ? { kind: 'embedded', version: id.slice(EMBEDDED.length) }
    : { kind: 'websocket', url: id };
}

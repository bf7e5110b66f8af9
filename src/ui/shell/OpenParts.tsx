import { t } from '../../base/translate.ts';
import { useState, type ReactNode } from 'react';
import { Boundary } from '../broken/Boundary.tsx';
import type { OpenPart } from '../commands/command.ts';
import { useIsOpen } from '../commands/use-open-part.ts';
import { later } from '../widgets/later.tsx';

const HelpDialog = later(() => import('./HelpDialog.tsx').then((part) => part.HelpDialog));
const CommandPalette = later(() =>
  import('../commands/CommandPalette.tsx').then((part) => part.CommandPalette),
);
const FileDialog = later(() =>
  import('../commands/FileDialog.tsx').then((part) => part.FileDialog),
);
const LogDialog = later(() => import('../logs/LogDialog.tsx').then((part) => part.LogDialog));
const TakeAlongDialog = later(() =>
  import('../keeping/TakeAlongDialog.tsx').then((part) => part.TakeAlongDialog),
);
const PrintDialog = later(() =>
  import('../print/PrintDialog.tsx').then((part) => part.PrintDialog),
);
const OwnCodeDialog = later(() =>
  import('../own-code/OwnCodeDialog.tsx').then((part) => part.OwnCodeDialog),
);
const ConfigurationDialog = later(() =>
  import('../configuration/ConfigurationDialog.tsx').then((part) => part.ConfigurationDialog),
);
const ProfilesDialog = later(() =>
  import('../profiles/ProfilesDialog.tsx').then((part) => part.ProfilesDialog),
);
const DraftsDialog = later(() =>
  import('../keeping/DraftsDialog.tsx').then((part) => part.DraftsDialog),
);

const GlossaryDialog = later(() =>
  import('../lesson/GlossaryDialog.tsx').then((part) => part.GlossaryDialog),
);
const MapDialog = later(() => import('../lesson/MapDialog.tsx').then((part) => part.MapDialog));

/** What lies above the page, each once it was opened. */
export function OpenParts() {
  return (
    <>
      <Once part="help" words={t('help')}>
        <HelpDialog />
      </Once>
      <Once part="glossary" words={t('glossary')}>
        <GlossaryDialog />
      </Once>
      <Once part="map" words={t('map of XEP-0045')}>
        <MapDialog />
      </Once>
      <Once part="palette" words={t('list of commands')}>
        <CommandPalette />
      </Once>
      <Once part="file" words={t('file dialog')}>
        <FileDialog />
      </Once>
      <Once part="log" words={t('paste of a log')}>
        <LogDialog />
      </Once>
      <Once part="take-along" words={t('forms in which a run is taken along')}>
        <TakeAlongDialog />
      </Once>
      <Once part="print" words={t('print dialog')}>
        <PrintDialog />
      </Once>
      <Once part="own-code" words={t('list of code of your own')}>
        <OwnCodeDialog />
      </Once>
      <Once part="configuration" words={t('configuration of the server')}>
        <ConfigurationDialog />
      </Once>
      <Once part="profiles" words={t('profiles of servers')}>
        <ProfilesDialog />
      </Once>
      <Once part="drafts" words={t('list of drafts')}>
        <DraftsDialog />
      </Once>
    </>
  );
}

interface OnceProps {
  readonly part: OpenPart;
  /** As a boundary calls it. */
  readonly words: string;
  readonly children: ReactNode;
}

/** Nothing until it is opened for the first time; from then on it opens and closes by itself. */
function Once({ part, words, children }: OnceProps) {
  const isOpen = useIsOpen(part);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return <Boundary part={words}>{isOpen || wasOpen ? children : null}</Boundary>;
}

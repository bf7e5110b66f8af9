import { t } from '../../base/translate.ts';
import type { Actions, Stores } from '../../state/app-state.ts';
import type { FolderDesk } from '../../state/folder/folder-desk.ts';
import type { EditorPort } from '../../state/ports.ts';

/** What a person can ask of the page, wherever the focus is: by its key, or by its name in the palette. */
export interface Command {
  /** Unique. */
  readonly id: string;
  /** What it does, as the palette and the help say it. */
  readonly title: string;
  readonly group: 'Run' | 'Look around' | 'Script' | 'Page' | 'Look';
  /** As people read them: `Ctrl+F10`. The first one is shown; without any, the command has its name alone. */
  readonly keys: readonly string[];
  /** Whether it would do anything now. Absent: always. */
  readonly isOffered?: (page: CommandPage) => boolean;
  readonly carryOut: (page: CommandPage) => void;
}

/** The groups of commands, as they are called. */
export const GROUP_TITLES: Readonly<Record<Command['group'], string>> = {
  Run: t('Run'),
  'Look around': t('Look around'),
  Script: t('Script'),
  Page: t('Page'),
  Look: t('Look'),
};

/** What commands work on. */
export interface CommandPage {
  readonly stores: Stores;
  readonly actions: Actions;
  /** The editor, once there is one. */
  readonly editor: () => EditorPort | undefined;
  readonly open: (part: OpenPart) => void;
  readonly folder: FolderDesk;
}

/** Parts of the page of which one at a time is open above it. */
export type OpenPart =
  | 'help'
  | 'glossary'
  | 'map'
  | 'palette'
  | 'breakpoints'
  | 'runs'
  | 'scripts'
  | 'file'
  | 'log'
  | 'take-along'
  | 'print'
  | 'drafts'
  | 'own-code'
  | 'configuration'
  | 'profiles';

import type { OwnCodeKeeper } from './own-code.ts';

/** How a person gives the page code of their own. Nothing of it leaves the browser. */
export interface OwnCodePort extends Pick<
  OwnCodeKeeper,
  'forget' | 'setOn' | 'setWatched' | 'readAgain'
> {
  /** Asks for a folder, and takes what is in it: sources of Prosody, modules, or a configuration. */
  chooseFolder(): Promise<void>;
  /** Asks for an archive, or for files: of modules, or a configuration. */
  chooseFiles(): Promise<void>;
  /**
   * Holds what was dropped, if it may be such code: a folder, an archive, Lua. Says what it is called like. Has to be
   * asked as it is dropped; it may be taken later.
   */
  heldDropped(dropped: DataTransfer): HeldCode | undefined;
}

/** What was dropped and may be code. */
export interface HeldCode {
  readonly kind: 'code' | 'config';
  readonly take: () => void;
}

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
  /** Takes what was dropped, if it is such code: a folder, an archive, Lua. Says what it is called like. */
  takeDropped(dropped: DataTransfer): 'code' | 'config' | undefined;
}

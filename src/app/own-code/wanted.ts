import { isWantedFile, isWantedFolder } from '../../prosody/supply/wanted-files.ts';

/** Which files of a folder are listed, and which folders are looked into: by their paths below it. */
export interface Wanted {
  readonly wantsFile: (path: string) => boolean;
  readonly wantsFolder: (path: string) => boolean;
}

/** Sources of Prosody, modules and configurations. */
export const LUA_FILES: Wanted = { wantsFile: isWantedFile, wantsFolder: isWantedFolder };

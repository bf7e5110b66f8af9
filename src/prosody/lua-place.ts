/** Where Prosody's files and own modules lie in the machine. */
export const PROSODY_FOLDER = '/usr/lib/prosody';
export const OWN_FOLDER = '/own';
/** And a configuration with what it includes. */
export const CONFIG_FOLDER = '/config';

/** A place that something is said of; a line of a traceback says in which function it is. */
const PLACE =
  /(?<file>(?:\/usr\/lib\/prosody|\/own|\/config)\/[^\n:]+\.lua):(?<line>\d+): (?!in (?:function|main chunk|upvalue|local|method|field|metamethod|global|for iterator)\b)/g;

/** What Lua says of a line of the server's code. */
export interface SaidOfPlace {
  /** A path in Prosody's folder (`modules/muc/muc.lib.lua`), or in that of own modules. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** In one line. */
  readonly message: string;
}

/** The last of several places is where it went wrong: those before it only asked for it. `undefined` where none is named. */
export function lastPlace(text: string): SaidOfPlace | undefined {
  const place = [...text.matchAll(PLACE)].at(-1);
  if (place?.groups === undefined) return undefined;
  const words = text.slice(place.index + place[0].length).split('\n', 1)[0] ?? '';
  return {
    file: withoutFolders(place.groups['file'] ?? ''),
    line: Number(place.groups['line']),
    message: withoutFolders(words),
  };
}

export function withoutFolders(text: string): string {
  return text.replace(/(?:\/usr\/lib\/prosody|\/own|\/config)\/+/g, '');
}

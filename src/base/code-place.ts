/** A call that is under way in the embedded server's Lua: a place in its code, and nothing of what it works on. */
export interface CodePlace {
  /** Within Prosody's folder, e.g. `modules/muc/muc.lib.lua`; else the path as the server has it. */
  readonly file: string;
  /** From 1; 0 where it is not known. */
  readonly line: number;
  /** The first line of the function; 0 for the code of the file itself. */
  readonly defined: number;
  /** What the file calls the function, e.g. `room_mt:route_stanza`; absent where it has no name. */
  readonly name?: string;
  /** What called it is not known: that was a tail call, which leaves nothing behind. */
  readonly isTailCall?: true;
}

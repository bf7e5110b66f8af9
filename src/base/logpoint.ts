/** A line of the embedded server's Lua at which a run looks inside, each time before that line runs. */
export interface Logpoint {
  /** As places in code name it, e.g. `modules/muc/muc.lib.lua`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** An expression of Lua that only reads. */
  readonly expression?: string;
  /** The same; only where it holds is anything told. */
  readonly condition?: string;
  /** Whether the run pauses after the turn in which the line ran. */
  readonly pauses?: true;
}

/** A value of the server's Lua as it was at one moment. Secrets are left out of it. */
export interface SeenValue {
  /** Of a variable; of a key as Lua writes it (`[1]`); or an expression. */
  readonly name: string;
  /** As Lua calls it, or `stanza`. */
  readonly type: string;
  /** A text without quotes; a stanza as XML; of a table how many entries it has. */
  readonly text: string;
  /** What is in a table; absent where that is not told. */
  readonly fields?: readonly SeenValue[];
  /** How many entries of it are left out. */
  readonly more?: number;
}

/** Lua of somebody's own that a server ran: its name and its sum, for its text stays where it was. */
export interface OwnCode {
  readonly kind: 'prosody' | 'module';
  /** Of the folder or archive; of a module, without `mod_`. */
  readonly name: string;
  /** The first 12 hexadecimal digits of the SHA-256 of its files. */
  readonly hash: string;
}

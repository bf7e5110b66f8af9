/** An account that a server knows. */
export interface Account {
  /** Bare JID, as written. */
  readonly jid: string;
  readonly password: string;
}

/** The only source of randomness. */
export interface Random {
  /** `length` random bytes. */
  bytes(length: number): Uint8Array;
}

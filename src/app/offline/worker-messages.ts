/** What the worker that keeps the page answers to any message with a port. */
export interface VersionAnswer {
  /** The script of the page that it keeps. */
  readonly entry: string;
}

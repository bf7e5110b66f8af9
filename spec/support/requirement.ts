/**
 * Says loudly that a part of the specs is skipped, and why. On a builder (CI is set) it throws instead, as a run that
 * passes there must not have left anything out.
 */
export function skippedFor(reason: string): void {
  const sentence = `SKIPPED: ${reason}`;
  if (isOnBuilder()) throw new Error(`${sentence} On a builder nothing may be skipped.`);
  console.warn(`\n*** ${sentence} ***\n`);
}

/** Builders set CI to anything but nothing, `0` and `false`. */
export function isOnBuilder(ci: string | undefined = process.env['CI']): boolean {
  return ci !== undefined && !['', '0', 'false'].includes(ci);
}

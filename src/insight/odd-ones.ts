/**
 * Which of several verdicts on one thing stand out: those that most others contradict. `undefined` has no say. Where no
 * verdict has more voices than every other one, those stand out that are not `good`; where all agree, or there is one
 * alone, nothing does.
 */
export function oddOnes(
  verdicts: readonly (string | undefined)[],
  good: string,
): readonly boolean[] {
  const majority = majorityOf(verdicts);
  const said = new Set(verdicts.filter((each) => each !== undefined));
  if (said.size < 2) return verdicts.map(() => false);
  return verdicts.map((each) => each !== undefined && each !== (majority ?? good));
}

/** What more of them say than anything else; `undefined`: nothing. */
export function majorityOf(verdicts: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const each of verdicts) {
    if (each !== undefined) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const [first, second] = [...counts].toSorted(([, a], [, b]) => b - a);
  return first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

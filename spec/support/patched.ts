/** What `patch` makes of a text whose lines end; throws where the diff, without the names of files, is not of that text. */
export function patched(before: string, diff: readonly string[]): string {
  const old = before.split('\n').slice(0, -1);
  const made: string[] = [];
  let at = 0;
  for (const row of diff) {
    const head = /^@@ -(?<start>\d+)(?<none>,0)?/.exec(row)?.groups;
    if (head === undefined) {
      if (!row.startsWith('+') && old[at++] !== row.slice(1)) throw new Error(`not there: ${row}`);
      if (!row.startsWith('-')) made.push(row.slice(1));
      continue;
    }
    const start = Number(head['start']) - (head['none'] === undefined ? 1 : 0);
    while (at < start) made.push(old[at++] ?? '');
  }
  return [...made, ...old.slice(at)].map((line) => `${line}\n`).join('');
}

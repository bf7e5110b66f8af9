/** The same order for everybody, wherever they are; numbers by their value: `muc-2` before `muc-10`. */
const collator = new Intl.Collator('en', { numeric: true });

/**
 * The order of scripts in every list of them, by their paths; `basic` stands before `basic_message`, whatever comes
 * behind the name.
 */
export function comparePaths(one: string, other: string): number {
  return collator.compare(stemOf(one), stemOf(other)) || collator.compare(one, other);
}

function stemOf(path: string): string {
  return path.replace(/\.scs$/i, '');
}

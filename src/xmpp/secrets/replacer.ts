/** Replaces many texts at once; see `createReplacer`. */
export type Replacer = (text: string) => string;

/** How many characters of each text tell where to look closer. */
const LEAD = 3;

/** In UTF-16 units. */
const LONG = 10_000;
const FEW = 200;

/**
 * Puts other texts in the place of these, the longer ones first. One pass: texts are found by their first characters.
 * What is shorter than three characters is not looked for.
 */
export function createReplacer(replacements: ReadonlyMap<string, string>): Replacer {
  const byLead = new Map<string, string[]>();
  for (const text of replacements.keys()) {
    if (text.length < LEAD) continue;
    const lead = text.slice(0, LEAD);
    const group = byLead.get(lead);
    if (group === undefined) byLead.set(lead, [text]);
    else group.push(text);
  }
  for (const group of byLead.values()) group.sort((a, b) => b.length - a.length);
  if (byLead.size === 0) return (text) => text;
  const sought = [...byLead.values()].flat();
  return (text) => {
    // Most long texts have none of them, which is told soon where there are few.
    const isLong = text.length > LONG && sought.length <= FEW;
    if (isLong && !sought.some((each) => text.includes(each))) return text;
    const pieces: string[] = [];
    let done = 0;
    for (let at = 0; at + LEAD <= text.length; at++) {
      const found = byLead
        .get(text.slice(at, at + LEAD))
        ?.find((each) => text.startsWith(each, at));
      if (found === undefined) continue;
      pieces.push(text.slice(done, at), replacements.get(found) ?? '');
      done = at + found.length;
      at = done - 1;
    }
    return done === 0 ? text : pieces.join('') + text.slice(done);
  };
}

import type { Plugin } from 'vite';

/**
 * Leaves modules of packages out of a build that nothing in the page ever makes use of, although others import them: in
 * place of each class that one exports there is a class that throws when an object of it is made. `ends`: how the paths
 * of the modules end. `others`: texts of modules that take the place of those that are made, but have nothing to do here.
 * Fails a build in which one of them is not there any more, so that the list is mended.
 */
export function absentParts(
  ends: readonly string[],
  others: Readonly<Record<string, string>> = {},
): Plugin {
  const all = [...ends, ...Object.keys(others)];
  const missing = new Set(all);
  return {
    name: 'caesura-absent-parts',
    apply: 'build',
    load: {
      order: 'pre',
      async handler(id) {
        const part = all.find((end) => id.endsWith(end));
        if (part === undefined) return undefined;
        missing.delete(part);
        const other = others[part];
        if (other !== undefined) return other;
        const text = await this.fs.readFile(id, { encoding: 'utf8' });
        return standIn(part, text);
      },
    },
    buildEnd() {
      if (missing.size > 0) this.error(`Nothing imports ${[...missing].join(', ')} any more.`);
    },
  };
}

/** A module that exports the same names. Throws for one that exports otherwise than in one list at its end. */
export function standIn(part: string, text: string): string {
  const [, names] = text.trimEnd().split('\nexport {');
  if (names?.endsWith('};') !== true)
    throw new Error(`${part} does not end with the list of its exports.`);
  const exported = names
    .slice(0, -'};'.length)
    .split(',')
    .map((name) => name.trim());
  return `class Absent {
  constructor() {
    throw new Error(${JSON.stringify(`${part} is no part of this build.`)});
  }
}
export { ${exported.map((name) => `Absent as ${name}`).join(', ')} };`;
}

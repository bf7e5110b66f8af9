import path from 'node:path';
import type { Import } from './folder-law.ts';

/**
 * Files that import each other in a loop, type imports included, each loop once and in the order in which they import:
 * `a.ts -> b.ts -> a.ts`. Empty when there is none.
 */
export function circlesOf(imports: readonly Import[]): string[] {
  const graph = graphOf(imports);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start !== -1) found.push([...trail.slice(start), file].join(' -> '));
    if (start !== -1 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

function graphOf(imports: readonly Import[]): ReadonlyMap<string, readonly string[]> {
  const graph = new Map<string, string[]>();
  for (const { from, specifier } of imports) {
    if (!specifier.startsWith('.')) continue;
    const target = path.posix.join(path.posix.dirname(from), specifier);
    graph.set(from, [...(graph.get(from) ?? []), target]);
  }
  return graph;
}

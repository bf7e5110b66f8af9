/** As much of what a bundler knows of a module as is asked for. */
interface KnownModule {
  readonly importedIds: readonly string[];
}

/** Gives what is known of a module by its id. */
type ModuleLookup = (id: string) => KnownModule | null;

/** Where the page begins, from the folder of the project on. */
export interface PageEntries {
  /** What comes before the first paint. */
  readonly first: string;
  /** The page, which `first` imports when it runs. */
  readonly page: string;
  /** What the page shows as soon as it is there, and imports when it runs. */
  readonly panes: readonly string[];
  /**
   * What shares much with page and panes, and is to be had without them: modules where it begins, by the name of the file for
   * what is shared with the page; of the file for what is shared with panes it is the first half (`shared-panes`).
   */
  readonly others?: Readonly<Record<string, readonly string[]>>;
}

/**
 * In how few files the page comes: all that the page imports, and `first` does not, in one file `page`; what its panes
 * import besides in one file `panes`; of both, what is shared with the first of `others` that imports it, in files of its own; what is fetched later in one file for each of `later`, which name folders. Otherwise
 * each common part of any two panels would be a file of its own. `undefined` for what the bundler may place as it likes.
 */
export function createPageChunks(
  { first, page, panes, others = {} }: PageEntries,
  later: readonly string[],
) {
  let closures: Closures | undefined;
  return (id: string, lookup: ModuleLookup): string | undefined => {
    closures ??= {
      first: closureOf([first], lookup),
      page: closureOf([page], lookup),
      panes: closureOf(panes, lookup),
      others: Object.entries(others).map(([name, starts]) => [name, closureOf(starts, lookup)]),
    };
    if (closures.first.has(id)) return undefined;
    const own = ownFile(id, closures);
    const [other] = closures.others.find(([, modules]) => modules.has(id)) ?? [];
    // What only others import is for the bundler to place.
    if (other !== undefined) return own && (own === 'page' ? other : `${other}-${own}`);
    if (own !== undefined) return own;
    return later.some((folder) => id.includes(folder)) ? 'later' : undefined;
  };
}

interface Closures extends Readonly<Record<'first' | 'page' | 'panes', ReadonlySet<string>>> {
  readonly others: readonly (readonly [name: string, modules: ReadonlySet<string>])[];
}

function ownFile(id: string, { page, panes }: Closures): 'page' | 'panes' | undefined {
  if (page.has(id)) return 'page';
  return panes.has(id) ? 'panes' : undefined;
}

/** Modules with all that they import, and what that imports; what is imported as it runs does not count. */
function closureOf(starts: readonly string[], lookup: ModuleLookup): Set<string> {
  const found = new Set(starts);
  for (const id of found) for (const imported of lookup(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** Our modules for variations by file name (`mod_variation_drops.lua`), as text. Vite reads them at build time. */
export const variationModules: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>('./modules/*.lua', { query: '?raw', import: 'default', eager: true }),
  ).map(([path, text]) => [path.replace('./modules/', ''), text]),
);

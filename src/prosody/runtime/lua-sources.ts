/** Our Lua modules by name (`util.time`), as text. Vite reads them at build time. */
export const luaSources: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>('../lua/**/*.lua', { query: '?raw', import: 'default', eager: true }),
  ).map(([path, text]) => [moduleName(path), text]),
);

function moduleName(path: string): string {
  return path
    .replace(/^\.\.\/lua\//, '')
    .replace(/\.lua$/, '')
    .replaceAll('/', '.');
}

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts', 'spec/**/*.spec.tsx'],
    environment: 'node',
    // Specs leave nothing behind in a module; loading all of them anew for each file costs more than the specs do.
    isolate: false,
    env: { TZ: 'UTC', LC_ALL: 'C' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

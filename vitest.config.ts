import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts', 'spec/**/*.spec.tsx'],
    environment: 'node',
    env: { TZ: 'UTC', LC_ALL: 'C' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

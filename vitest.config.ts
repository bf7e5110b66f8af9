import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { stepCounting } from './spec/linear/instrument.ts';

const LINEAR = 'spec/linear/**/*.spec.ts';
/** Counts the lines of native servers: part of `npm run parity`, as it takes a minute. */
const PARITY = 'spec/parity/coverage.spec.ts';

export default defineConfig({
  test: {
    environment: 'node',
    // Specs leave nothing behind in a module; loading all of them anew for each file costs more than the specs do.
    isolate: false,
    // The default leaves one core out, and the specs are what the machine is busy with.
    maxWorkers: availableParallelism(),
    env: { TZ: 'UTC', LC_ALL: 'C' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'spec',
          include: ['spec/**/*.spec.ts', 'spec/**/*.spec.tsx'],
          exclude: [...configDefaults.exclude, LINEAR, PARITY],
        },
      },
      {
        extends: true,
        plugins: [stepCounting()],
        test: { name: 'linear', include: [LINEAR] },
      },
      { extends: true, test: { name: 'parity', include: [PARITY] } },
    ],
  },
});

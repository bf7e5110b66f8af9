import { configDefaults, defineConfig } from 'vitest/config';
import { stepCounting } from './spec/linear/instrument.ts';

const LINEAR = 'spec/linear/**/*.spec.ts';

export default defineConfig({
  test: {
    environment: 'node',
    // Specs leave nothing behind in a module; loading all of them anew for each file costs more than the specs do.
    isolate: false,
    env: { TZ: 'UTC', LC_ALL: 'C' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'spec',
          include: ['spec/**/*.spec.ts', 'spec/**/*.spec.tsx'],
          exclude: [...configDefaults.exclude, LINEAR],
        },
      },
      {
        extends: true,
        plugins: [stepCounting()],
        test: { name: 'linear', include: [LINEAR] },
      },
    ],
  },
});

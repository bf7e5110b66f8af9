import config from './playwright.config.ts';

/** Takes the README's pictures anew; no test. */
export default {
  ...config,
  testMatch: '**/*.pictures.ts',
  projects: config.projects?.filter(({ name }) => name === 'chromium') ?? [],
};

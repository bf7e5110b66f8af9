import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { installedBrowser } from '../.ci/browsers.mjs';

const PORT = Number(process.env['CAESURA_PORT'] ?? 4199);

const FIREFOX_PREFERENCES = {
  'network.proxy.type': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
};

type Project = NonNullable<PlaywrightTestConfig['projects']>[number];

/** An installed browser where there is one, else the one that the test tool downloaded. */
function chromium(): Project {
  const executablePath = installedBrowser('chromium');
  const args = ['--disable-background-networking', '--disable-component-update', '--no-first-run'];
  return {
    name: 'chromium',
    ...AT_EVERY_CHANGE,
    use: {
      browserName: 'chromium',
      launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) },
    },
  };
}

/**
 * What is tried at every change leaves out `@long` tests, and tries in Firefox only `@engines`: keys and focus, the
 * editor, workers, sockets, painting. `e2e/all.config.ts` tries the rest, too.
 */
const AT_EVERY_CHANGE = { grepInvert: /@long/ };

function firefox(): Project {
  const executablePath = installedBrowser('firefox');
  // A distribution's own Firefox speaks WebDriver BiDi only.
  const installed = executablePath === undefined ? {} : { channel: 'moz-firefox', executablePath };
  return {
    name: 'firefox',
    ...AT_EVERY_CHANGE,
    grep: /@engines/,
    use: {
      browserName: 'firefox',
      launchOptions: { ...installed, firefoxUserPrefs: FIREFOX_PREFERENCES },
    },
  };
}

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    // It would fetch all of the page again in each test.
    serviceWorkers: 'block',
    // It would make every test half as long again.
    trace: process.env['CAESURA_E2E_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [chromium(), firefox()],
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    cwd: '..',
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});

import {
  chromium,
  firefox,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { preview } from 'vite';
import { installedBrowser } from '../../.ci/browsers.mjs';

/** The built page, served on loopback, and a browser to open it in. */
export interface BuiltPage {
  readonly address: string;
  readonly browser: Browser;
  /** An empty page in which functions of a bench can be evaluated. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
}

export type BrowserName = 'chromium' | 'firefox';

/** Serves what `vite build` made, in `dist` or in another folder, while `use` looks at it. */
export async function withBuiltPage(
  use: (built: BuiltPage) => Promise<void>,
  outDir = 'dist',
  name: BrowserName = 'chromium',
): Promise<void> {
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { port: 4274, strictPort: false },
  });
  const browser = await openBrowser(name);
  try {
    await use({
      address: server.resolvedUrls?.local[0] ?? '',
      browser,
      newPage: async (options) => {
        const page = await browser.newPage({ serviceWorkers: 'block', ...options });
        // The compiler of a bench wraps functions in a helper that the page lacks.
        await page.addInitScript('globalThis.__name = (named) => named;');
        return page;
      },
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

function openBrowser(name: BrowserName): Promise<Browser> {
  const executablePath = installedBrowser(name);
  const installed = executablePath === undefined ? {} : { executablePath };
  if (name === 'chromium') return chromium.launch({ ...installed, args: ['--no-sandbox'] });
  // A distribution's own Firefox speaks WebDriver BiDi only.
  const channel = executablePath === undefined ? {} : { channel: 'moz-firefox' };
  return firefox.launch({
    ...installed,
    ...channel,
    firefoxUserPrefs: {
      'network.proxy.type': 0,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  });
}

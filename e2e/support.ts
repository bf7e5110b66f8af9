import { test as base } from '@playwright/test';
import { CaesuraPage } from './pages/caesura-page.ts';

interface Fixtures {
  readonly caesura: CaesuraPage;
  /** Fails the test when the page broke its content security policy or threw. */
  readonly clean: undefined;
}

/** What Firefox reports as errors of the page, too: a refused WebSocket, a font that a reload left unread. */
const NO_FAULT = [/establish a connection/, /^download failed \(font-family.*status=2152398850/];

export const test = base.extend<Fixtures>({
  caesura: async ({ page }, use) => {
    await use(new CaesuraPage(page));
  },
  clean: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => {
        if (!NO_FAULT.some((known) => known.test(message))) faults.push(`threw: ${message}`);
      });
      page.on('console', (message) => {
        if (
          message.text().includes('Content Security Policy') ||
          message.text().includes('Content-Security-Policy')
        ) {
          faults.push(message.text());
        }
      });
      await use(undefined);
      if (faults.length > 0) throw new Error(`The page was not clean:\n${faults.join('\n')}`);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

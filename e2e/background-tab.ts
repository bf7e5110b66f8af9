import type { Browser, CDPSession } from '@playwright/test';

/**
 * A tab that can be put behind another one, as people do it. The test tool keeps each of its own pages in front, so
 * this one is opened past it, by the browser's own protocol (Chromium only).
 */
export class BackgroundTab {
  private readonly session: CDPSession;
  private readonly sessionId: string;
  private calls = 0;

  private constructor(session: CDPSession, sessionId: string) {
    this.session = session;
    this.sessionId = sessionId;
  }

  static async open(browser: Browser, url: string): Promise<BackgroundTab> {
    const session = await browser.newBrowserCDPSession();
    const { targetId } = await session.send('Target.createTarget', { url });
    // Not flattened: a flattened session's answers do not come back through this one.
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    return new BackgroundTab(session, sessionId);
  }

  /** Chromium's small headless shell has no tabs: there each page stays in front. */
  static async isPossible(browser: Browser): Promise<boolean> {
    const session = await browser.newBrowserCDPSession();
    const { product } = await session.send('Browser.getVersion');
    return !product.startsWith('HeadlessChrome');
  }

  /** Opens another tab in front of this one. */
  async goBehind(): Promise<void> {
    const { targetId } = await this.session.send('Target.createTarget', { url: 'about:blank' });
    await this.session.send('Target.activateTarget', { targetId });
  }

  async press(key: string): Promise<void> {
    const init = JSON.stringify({ key, code: key, bubbles: true });
    await this.read(`document.dispatchEvent(new KeyboardEvent('keydown', ${init}))`);
  }

  /** The value of an expression of the page; it must be JSON. */
  async read(expression: string): Promise<unknown> {
    const id = ++this.calls;
    const answer = new Promise<unknown>((resolve) => {
      const listen = ({ message }: { readonly message: string }) => {
        const told = JSON.parse(message) as {
          id?: number;
          result?: { result?: { value?: unknown } };
        };
        if (told.id !== id) return;
        this.session.off('Target.receivedMessageFromTarget', listen);
        resolve(told.result?.result?.value);
      };
      this.session.on('Target.receivedMessageFromTarget', listen);
    });
    await this.session.send('Target.sendMessageToTarget', {
      sessionId: this.sessionId,
      message: JSON.stringify({
        id,
        method: 'Runtime.evaluate',
        params: { expression, returnByValue: true },
      }),
    });
    return answer;
  }
}

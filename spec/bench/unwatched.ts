import type { Page } from 'playwright-core';

/**
 * Stops Playwright from looking at all that a page gets from the network: of a WebSocket frame of 10 MB that takes up to
 * 360 ms of the page's main thread, of which 43 are the browser's own. There is no public way to. Throws when Playwright
 * has changed inside.
 */
export async function leaveNetworkUnwatched(page: Page): Promise<void> {
  const connection = within(page, '_connection');
  const delegate = within(call(connection, 'toImpl', page), 'delegate');
  const session = within(within(delegate, '_mainFrameSession'), '_client');
  await call(session, 'send', 'Network.disable');
}

function within(value: unknown, key: string): unknown {
  const found: unknown = isObject(value) ? value[key] : undefined;
  if (found === undefined) throw new Error(`Playwright has no ${key} here any more.`);
  return found;
}

function call(value: unknown, name: string, argument: unknown): unknown {
  const method = within(value, name);
  if (typeof method !== 'function')
    throw new Error(`Playwright’s ${name} is no function any more.`);
  return Reflect.apply(method, value, [argument]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

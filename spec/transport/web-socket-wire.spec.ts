import { afterEach, describe, expect, it, vi } from 'vitest';
import { webSocketWire } from '../../src/transport/web-socket-wire.ts';
import type { WebSocketConstructor } from '../../src/transport/web-socket-wire.ts';
import type { WireEnd } from '../../src/transport/wire.ts';

const URL = 'ws://example.org/ws';

function endOf(url: string, WebSocket?: WebSocketConstructor): Promise<WireEnd> {
  const ignore = (): void => undefined;
  return new Promise((closed) => {
    webSocketWire(url, WebSocket)({ opened: ignore, frame: ignore, binary: ignore, closed });
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('a WebSocket that cannot even be made', () => {
  it('is missing from the environment', async () => {
    vi.stubGlobal('WebSocket', undefined);
    expect(await endOf(URL)).toEqual({ kind: 'no-websocket' });
  });

  it('is refused by its constructor', async () => {
    const Refusing = function () {
      throw new SyntaxError('Invalid URL');
    } as unknown as WebSocketConstructor;
    expect(await endOf(URL, Refusing)).toEqual({ kind: 'unreachable', detail: 'Invalid URL' });
  });

  it('may not leave a page that came over https', async () => {
    vi.stubGlobal('location', { protocol: 'https:' });
    const Unused = function () {
      throw new Error('tried');
    } as unknown as WebSocketConstructor;
    expect(await endOf(URL, Unused)).toEqual({ kind: 'mixed-content' });
    expect(await endOf('ws://127.0.0.1/ws', Unused)).toMatchObject({ detail: 'tried' });
    expect(await endOf('wss://example.org/ws', Unused)).toMatchObject({ detail: 'tried' });
  });
});

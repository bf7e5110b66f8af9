import { describe, expect, it } from 'vitest';
import { isLoopback, parseServerAddress } from '../../src/transport/server-address.ts';

describe('a server address', () => {
  it.each([
    ['ws://127.0.0.1:5280/xmpp-websocket', 'ws://127.0.0.1:5280/xmpp-websocket'],
    ['  WSS://Example.org/ws ', 'wss://example.org/ws'],
    ['ws://[::1]:5280', 'ws://[::1]:5280/'],
    ['wss://example.org:443/ws?x=1', 'wss://example.org/ws?x=1'],
  ])('may be %s', (text, url) => {
    expect(parseServerAddress(text)).toEqual({ ok: true, value: { url } });
  });

  it.each([
    ['', 'Enter the server’s WebSocket address'],
    ['example.org', 'must begin with ws:// or wss://'],
    ['localhost:5280/ws', 'must begin with ws:// or wss://'],
    ['http://example.org/ws', 'Try ws://example.org/ws instead'],
    ['HTTPS://example.org/ws', 'Try wss://example.org/ws instead'],
    ['xmpp://example.org', 'not with xmpp://'],
    ['javascript:alert(1)', 'must begin with ws:// or wss://'],
    ['ws://', 'no complete address'],
    ['ws://exa mple.org', 'no complete address'],
    ['wss://romeo:balcony@example.org/ws', 'Leave name and password out'],
    ['wss://romeo@example.org/ws', 'Leave name and password out'],
    ['wss://example.org/ws#x', 'remove it'],
  ])('may not be "%s"', (text, hint) => {
    const parsed = parseServerAddress(text);
    expect(parsed.ok ? 'accepted' : parsed.error).toContain(hint);
  });

  it('is never repeated with a password in it', () => {
    const parsed = parseServerAddress('https://romeo:balcony@example.org');
    expect(JSON.stringify(parsed)).not.toContain('balcony');
  });
});

describe('this machine', () => {
  it.each([
    ['ws://localhost:5280', true],
    ['ws://prosody.localhost', true],
    ['ws://127.9.9.9', true],
    ['ws://[::1]', true],
    ['ws://127.0.0.1.example.org', false],
    ['ws://localhost.example.org', false],
    ['ws://128.0.0.1', false],
    ['nonsense', false],
  ])('is %s: %s', (url, is) => {
    expect(isLoopback(url)).toBe(is);
  });
});

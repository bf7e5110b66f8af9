import { describe, expect, it } from 'vitest';
import { addressSecrets, hasSecret, publicAddress } from '../../../src/xmpp/secrets/address.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.SflKxwRJSMeKKF2QT4';

describe('publicAddress', () => {
  it.each([
    'ws://127.0.0.1:5280/xmpp-websocket',
    'wss://xmpp.example.org/ws',
    'ws://[::1]:5280/xmpp-websocket',
    'wss://chat.example.org/v2/xmpp/websocket',
  ])('leaves what has no secret: %s', (address) => {
    expect(publicAddress(address)).toBe(address);
    expect(hasSecret(address)).toBe(false);
    expect(addressSecrets(address)).toEqual([]);
  });

  it.each([
    ['wss://h/ws?token=abc', 'wss://h/ws?token=***', ['abc']],
    ['wss://h/ws?a=1&key=s%26t', 'wss://h/ws?a=***&key=***', ['1', 's%26t', 's&t']],
    ['wss://h/ws?abcdefgh', 'wss://h/ws?***', ['abcdefgh']],
    [`wss://h/${JWT}/ws`, 'wss://h/***/ws', [JWT]],
    ['wss://h/ws;token=abc', 'wss://h/***', ['ws;token=abc', 'abc']],
    [
      'wss://h/3f2b8c1e-77aa-4d0c-9b1e-1f2e3d4c5b6a',
      'wss://h/***',
      ['3f2b8c1e-77aa-4d0c-9b1e-1f2e3d4c5b6a'],
    ],
    ['wss://user:pw@h/ws', 'wss://***@h/ws', ['pw']],
    ['wss://t0ken@h/ws', 'wss://***@h/ws', ['t0ken']],
    ['wss://h/ws#frag', 'wss://h/ws#***', ['frag']],
  ])('%s is shown as %s', (address, shown, secrets) => {
    expect(publicAddress(address)).toBe(shown);
    expect(addressSecrets(address)).toEqual(secrets);
  });
});

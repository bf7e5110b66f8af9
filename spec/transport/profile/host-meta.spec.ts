import { describe, expect, it } from 'vitest';
import { findAddress, type Fetched } from '../../../src/transport/profile/host-meta.ts';

const REL = 'urn:xmpp:alt-connections:websocket';
const jsonOf = (href: string) => JSON.stringify({ links: [{ rel: 'other' }, { rel: REL, href }] });

function find(files: Readonly<Record<string, Fetched>>, isSecurePage = true) {
  const fetchText = (url: string) =>
    Promise.resolve(
      files[url.replace('https://chat.example/.well-known/', '')] ?? {
        kind: 'unreachable' as const,
      },
    );
  return findAddress('chat.example', { fetchText, isSecurePage });
}
const text = (content: string): Fetched => ({ kind: 'text', text: content });

describe('the address of a domain', () => {
  it('is that of its host-meta.json', async () => {
    const found = await find({ 'host-meta.json': text(jsonOf('wss://chat.example/ws')) });
    expect(found).toEqual({ ok: true, value: 'wss://chat.example/ws' });
  });

  it('is that of its host-meta where there is no other', async () => {
    const xrd = `<?xml version='1.0' encoding='utf-8'?>
<!-- ours --><XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'><Link rel="${REL}" href="wss://chat.example:5281/xmpp-websocket"/></XRD>`;
    const found = await find({
      'host-meta.json': { kind: 'status', status: 404 },
      'host-meta': text(xrd),
    });
    expect(found).toEqual({ ok: true, value: 'wss://chat.example:5281/xmpp-websocket' });
  });

  it.each<[string, Readonly<Record<string, Fetched>>, RegExp]>([
    ['nobody answers', {}, /No web server answers at https:\/\/chat\.example/],
    ['another site may not read it', { 'host-meta': { kind: 'hidden' } }, /CORS/],
    [
      'there is none',
      { 'host-meta': { kind: 'status', status: 404 } },
      /has no host-meta \(HTTP 404\)/,
    ],
    ['it names no WebSocket', { 'host-meta.json': text('{"links":[]}') }, /names no WebSocket/],
    ['it is no JSON', { 'host-meta.json': text('<html>') }, /names no WebSocket/],
    ['it names nonsense', { 'host-meta.json': text(jsonOf('javascript:alert(1)')) }, /no address/],
    [
      'the page may not go there',
      { 'host-meta.json': text(jsonOf('ws://chat.example/ws')) },
      /mixed content/,
    ],
  ])('is told to be unknown where %s', async (_case, files, sentence) => {
    const found = await find(files);
    expect(found.ok ? '' : found.error).toMatch(sentence);
  });

  it('may be unencrypted for a page that is', async () => {
    const found = await find({ 'host-meta.json': text(jsonOf('ws://chat.example/ws')) }, false);
    expect(found.ok).toBe(true);
  });
});

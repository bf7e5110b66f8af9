import { describe, expect, it } from 'vitest';
import { openLink } from '../../src/app/open-link.ts';
import { MAX_SCRIPT_BYTES } from '../../src/app/web-script.ts';
import { createCatalogueStore } from '../../src/state/catalogue-store.ts';
import { readScriptLink, type LinkedThing } from '../../src/state/script-link.ts';
import { createSimulatedClock, settle } from '../support/simulated-clock.ts';

const PAGE = 'https://example.org/caesura/';

interface Host {
  readonly answer?: (signal: AbortSignal) => Promise<Response> | Response;
  /** Where redirections led. */
  readonly reached?: string;
  readonly what?: LinkedThing;
}

function stage(address: string, { answer, reached, what = 'script' }: Host = {}) {
  const catalogue = createCatalogueStore();
  const clock = createSimulatedClock();
  const asked: RequestInit[] = [];
  const fetcher = (async (_url: string, init: RequestInit) => {
    asked.push(init);
    const response = await (answer ?? (() => new Response('# A script')))(
      init.signal ?? new AbortController().signal,
    );
    Object.defineProperty(response, 'url', { value: reached ?? address });
    return response;
  }) as typeof fetch;
  const link = readScriptLink(address, new URL(PAGE), what);
  const opened = openLink({ catalogue }, { clock, address: () => PAGE }, { what, link }, fetcher);
  return { asked, clock, opened, shown: () => catalogue.getState().link };
}

async function codeOf(opened: ReturnType<typeof openLink>): Promise<string> {
  const script = await opened;
  return script.ok ? 'opened' : script.error.code;
}

const ELSEWHERE = 'https://a.example/x.scs';

describe('a script from the web', () => {
  it('is not asked for anywhere before the visitor agrees', async () => {
    const { asked, opened, shown } = stage(ELSEWHERE);
    await settle();
    expect(asked).toEqual([]);
    expect(shown()).toMatchObject({ stage: 'asks', host: 'a.example', isOwnNetwork: false });
    shown()?.decide(true);
    expect(await opened).toEqual({ ok: true, value: '# A script' });
    expect(asked[0]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(shown()).toBeUndefined();
  });

  it('is not fetched after a no', async () => {
    const { asked, opened, shown } = stage(ELSEWHERE);
    shown()?.decide(false);
    expect(await codeOf(opened)).toBe('script-not-wanted');
    expect(asked).toEqual([]);
    expect(shown()).toBeUndefined();
  });

  it('of this very site is fetched without a question', async () => {
    expect(await codeOf(stage('x.scs', { reached: `${PAGE}x.scs` }).opened)).toBe('opened');
  });

  it('is waited for, by name, and no longer than the host deserves', async () => {
    const { clock, opened, shown } = stage(ELSEWHERE, {
      answer: () => new Promise(() => undefined),
    });
    shown()?.decide(true);
    await settle();
    expect(shown()).toMatchObject({ stage: 'fetches', host: 'a.example' });
    await clock.pass(15_000);
    expect(await codeOf(opened)).toBe('script-host-silent');
  });

  it('is given up when the visitor cancels', async () => {
    const { opened, shown } = stage(ELSEWHERE, { answer: () => new Promise(() => undefined) });
    shown()?.decide(true);
    await settle();
    shown()?.decide(false);
    expect(await codeOf(opened)).toBe('script-not-wanted');
  });

  it('that trickles without end is given up after a minute', async () => {
    let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (control) => void (feed = control) });
    const { clock, opened, shown } = stage(ELSEWHERE, { answer: () => new Response(body) });
    shown()?.decide(true);
    await settle();
    for (let second = 0; second < 60; second += 10) {
      feed?.enqueue(new Uint8Array(1));
      await new Promise((resolve) => setImmediate(resolve));
      await clock.pass(10_000);
    }
    expect(await codeOf(opened)).toBe('script-host-silent');
  });

  it('is read no further than a script may be long', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (control) => {
        pulled += 1;
        control.enqueue(new Uint8Array(100_000));
      },
    });
    const { opened, shown } = stage(ELSEWHERE, { answer: () => new Response(body) });
    shown()?.decide(true);
    expect(await codeOf(opened)).toBe('script-too-long');
    expect(pulled).toBeLessThan(MAX_SCRIPT_BYTES / 100_000 + 5);
  });

  it.each([
    ['announces too much', { 'content-length': '99999999' }, 'x', 'script-too-long'],
    ['is a page', { 'content-type': 'text/html' }, '<p>', 'script-not-fetched'],
    [
      'is binary',
      { 'content-type': 'text/plain' },
      new Uint8Array([255, 254, 0]),
      'script-no-text',
    ],
    ['is called an image', { 'content-type': 'image/png' }, '# A script', 'opened'],
  ])('that %s', async (_what, headers, body, code) => {
    const answer = () => new Response(body, { headers: new Headers(Object.entries(headers)) });
    const { opened, shown } = stage(ELSEWHERE, { answer });
    shown()?.decide(true);
    expect(await codeOf(opened)).toBe(code);
  });

  it.each([404, 500, 204])('that comes with the status %d', async (status) => {
    const { opened, shown } = stage(ELSEWHERE, { answer: () => new Response(null, { status }) });
    shown()?.decide(true);
    expect(await codeOf(opened)).toBe(status === 204 ? 'opened' : 'script-not-fetched');
  });

  it.each([
    ['no file', () => new Response('', { status: 404 }), /says that it is not there \(404\)/],
    ['a fault', () => new Response('', { status: 503 }), /answered with the HTTP status 503/],
    [
      'a page to sign in',
      () => new Response('<p>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      /is a web page, such as one to sign in, and no script/,
    ],
    [
      'broken off',
      () =>
        new Response(
          new ReadableStream({
            start: (control) => control.enqueue(new TextEncoder().encode('# Half')),
            pull: (control) => control.error(new TypeError('network error')),
          }),
        ),
      /began to come, and broke off/,
    ],
    ['nothing that may be read', () => Promise.reject(new TypeError('CORS')), /\(CORS\)/],
  ])('that is %s says so, and no more than is known', async (_what, answer, meaning) => {
    const { opened, shown } = stage(ELSEWHERE, { answer });
    shown()?.decide(true);
    expect(await opened).toMatchObject({ ok: false, error: { meaning } });
  });

  it.each([
    ['https://192.168.1.1/x.scs', 'script-link-detour'],
    ['https://localhost/x.scs', 'script-link-detour'],
    ['https://user:pw@b.example/x.scs', 'script-link-refused'],
    ['https://b.example/x.scs', 'opened'],
  ])('that was sent on to %s', async (reached, code) => {
    const { opened, shown } = stage(ELSEWHERE, { reached });
    shown()?.decide(true);
    expect(await codeOf(opened)).toBe(code);
  });

  it('that cannot be fetched', async () => {
    const { opened, shown } = stage(ELSEWHERE, {
      answer: () => Promise.reject(new TypeError('CORS')),
    });
    shown()?.decide(true);
    expect(await codeOf(opened)).toBe('script-not-fetched');
  });

  it('may be the trace of a run, by the same rules, and larger', async () => {
    const answer = () =>
      new Response('x'.repeat(MAX_SCRIPT_BYTES + 1), { headers: { 'content-type': 'text/html' } });
    const { asked, opened, shown } = stage(ELSEWHERE, { answer, what: 'trace' });
    await settle();
    expect(asked).toEqual([]);
    expect(shown()).toMatchObject({ what: 'trace', stage: 'asks' });
    shown()?.decide(true);
    expect(await codeOf(opened)).toBe('opened');
  });

  it('is told as a trace where it is one', async () => {
    const { opened, shown } = stage(ELSEWHERE, { what: 'trace' });
    shown()?.decide(false);
    const refused = await opened;
    expect(refused.ok ? '' : refused.error.what).toBe(
      'The trace from a.example was not fetched, as you chose.',
    );
  });
});

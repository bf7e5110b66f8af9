import { describe, expect, it } from 'vitest';
import { workerUrl } from '../../src/base/worker-url.ts';

const ORIGIN = 'https://example.org';

describe('the address of a worker', () => {
  it('is one of the page’s own', () => {
    const own = 'https://example.org/assets/worker.js';
    expect(workerUrl(own, { origin: ORIGIN })).toBe(own);
    expect(workerUrl('./worker.js', { origin: ORIGIN })).toBe('./worker.js');
  });

  it.each([
    'https://a.example/worker.js',
    '//a.example/x',
    'data:text/javascript,1',
    'blob:https://a.example/1',
  ])('is refused: %s', (url) => {
    expect(() => workerUrl(url, { origin: ORIGIN })).toThrow('no script of this page');
  });

  it('passes through the policy of the page, which is made once', () => {
    const made: string[] = [];
    const trustedTypes = {
      createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => {
        made.push(name);
        return { createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}` };
      },
    };
    const page = { origin: ORIGIN, trustedTypes };
    expect([workerUrl('a.js', page), workerUrl('b.js', page)]).toEqual([
      'trusted a.js',
      'trusted b.js',
    ]);
    expect(() => workerUrl('https://a.example/', page)).toThrow('no script of this page');
    expect(made).toEqual(['caesura-worker']);
  });
});

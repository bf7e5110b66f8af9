import { describe, expect, it } from 'vitest';
import { HEADER_FILES } from '../../src/hosting/header-files.ts';
import { completeLicences } from '../../src/hosting/notices.ts';
import {
  CACHING,
  EMBED_HEADERS,
  HEADERS,
  headersOf,
  PAGE_HEADERS,
  PAGE_POLICY,
  TRUSTED_TYPES,
} from '../../src/hosting/policy.ts';

describe('the page’s policy', () => {
  it.each([
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ])('says %s', (directive) => {
    expect(PAGE_POLICY.split('; ')).toContain(directive);
  });

  it('lets nobody run text as a script', () => {
    expect(PAGE_POLICY).not.toMatch(
      /'unsafe-eval'|script-src[^;]*'unsafe-inline'|allow-duplicates/,
    );
    expect(TRUSTED_TYPES).not.toContain('default');
  });
});

describe('the files of headers', () => {
  it.each(Object.entries(HEADER_FILES))('%s says them all', (_name, text) => {
    for (const [name, value] of [...HEADERS, ...PAGE_HEADERS, ...EMBED_HEADERS]) {
      expect(text).toContain(name);
      expect(text).toContain(value);
    }
    expect(text).toContain(CACHING.assets);
    expect(text).toContain(CACHING.others);
    expect(text).toContain("frame-ancestors 'none'");
  });

  it('lets others frame the one page that is made for it, and no other', () => {
    const policies = (path: string) =>
      headersOf(path).flatMap(([name, value]) => (name.startsWith('Content-S') ? [value] : []));
    expect(policies('/embed.html')).toEqual([`${PAGE_POLICY}; frame-ancestors *`]);
    for (const path of ['/index.html', '/', '/assets/embed.html', '/x/embed.html']) {
      expect(policies(path)).toEqual([`${PAGE_POLICY}; frame-ancestors 'none'`]);
    }
  });

  it('says in no rule for all files of `_headers` who may frame it: headers of several rules add up', () => {
    const rules = new Map(
      (HEADER_FILES['_headers'] ?? '').split('\n\n').map((rule) => {
        const [path = '', ...lines] = rule.trim().split('\n');
        return [path, lines.join()];
      }),
    );
    expect(rules.get('/*')).not.toContain('Content-Security-Policy');
    expect(rules.get('/embed.html')).toContain('frame-ancestors *');
    for (const path of ['/', '/index.html', '/assets/*']) {
      expect(rules.get(path)).toContain("frame-ancestors 'none'");
    }
  });

  it('have values that each notation can hold', () => {
    const all = [...HEADERS, ...PAGE_HEADERS, ...EMBED_HEADERS];
    for (const [name, value] of all) expect(name + value).toMatch(/^[^"\n$]+$/);
  });
});

describe('the list of licences', () => {
  const list = (...sections: string[]) =>
    `# Licenses\n\nIntroduction\n\n${sections.join('\n\n')}\n`;

  it('has a text where a package comes without', () => {
    const text = completeLicences(
      list('## saxes - 6.0.0 (ISC)', '## koa-compose - 4.2.0 (MIT)', '## a - 1 (MIT)\n\nText of a'),
    );
    expect(text).toMatch(/## saxes - 6\.0\.0 \(ISC\)\n\nCopyright[^#]*Isaac Z\. Schlueter/);
    expect(text).toMatch(/## koa-compose - 4\.2\.0 \(MIT\)\n\nCopyright \(c\) 2013/);
    expect(text).toContain('## a - 1 (MIT)\n\nText of a');
  });

  it.each([
    ['DOMPurify', 'monaco-editor'],
    ['Emscripten', 'wasmoon'],
    ['musl', 'wasmoon'],
  ])('names %s, which is in no list, where it lies inside of what is shipped', (name, inside) => {
    const notice = new RegExp(`## ${name} [^]*?[Cc]opyright`);
    expect(completeLicences(list(`## ${inside} - 1 (MIT)\n\nText`))).toMatch(notice);
    expect(completeLicences(list('## a - 1 (MIT)\n\nText'))).not.toMatch(notice);
  });

  it('cannot be made when a package has none', () => {
    expect(() => completeLicences(list('## unheard-of - 1 (MIT)'))).toThrow(
      'unheard-of comes without',
    );
  });
});

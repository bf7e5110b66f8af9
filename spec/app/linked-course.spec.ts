import { describe, expect, it } from 'vitest';
import { openCourse, openCourseLesson } from '../../src/app/linked-course.ts';
import { readAddress } from '../../src/state/address.ts';
import { lessonsOfCourse } from '../../src/state/catalogue-store.ts';
import { page } from '../state/page-stage.ts';

const INDEX = `# Verona
a.scs  Begin
## Doors
deep/b.scs
../outside.scs
https://other.example/c.scs  Elsewhere
`;

/** A page at that query, the web beyond it, and what was asked of both. */
function visit(query: string, says: (question: string) => boolean = () => true) {
  const href = `https://caesura.example/${query}`;
  const { stores } = page('');
  const fetched: string[] = [];
  const asked: string[] = [];
  const shown: string[] = [];
  stores.catalogue.subscribe(({ link }, before) => {
    if (link?.stage !== 'asks' || link === before.link) return;
    asked.push(`${link.what} ${link.host}`);
    queueMicrotask(() => link.decide(says(link.host)));
  });
  const fetcher: typeof fetch = (input) => {
    const url = input instanceof Request ? input.url : new URL(input).href;
    fetched.push(url);
    const text = url.endsWith('index') ? INDEX : `# ${url}\n`;
    return Promise.resolve(new Response(text));
  };
  const platform = {
    clock: page('').platform.clock,
    address: () => href,
    showAddress: (address: string) => void shown.push(address),
  };
  const request = readAddress(href);
  if (request.kind !== 'course') throw new Error('It asks for no course.');
  return {
    stores,
    fetched,
    asked,
    shown,
    opened: () => openCourse(stores, platform, request, fetcher),
    goTo: (url: string) => openCourseLesson(stores, platform, url, fetcher),
  };
}

const AT = `?course=${encodeURIComponent('https://school.example/verona/index')}`;

describe('a course that a link opens', () => {
  it('is asked about once; its list and first lesson are there then, and run on the server in this tab', async () => {
    const { stores, fetched, asked, shown, opened } = visit(AT);
    stores.settings.setState({ server: { kind: 'embedded', version: '13.0.7' } });
    expect(await opened()).toBeUndefined();
    expect(asked).toEqual(['course school.example']);
    expect(fetched).toEqual([
      'https://school.example/verona/index',
      'https://school.example/verona/a.scs',
    ]);
    const { course } = stores.catalogue.getState();
    expect(course).toMatchObject({
      title: 'Verona',
      chapters: [{ title: '' }, { title: 'Doors' }],
    });
    expect(lessonsOfCourse(course)).toEqual([
      { url: 'https://school.example/verona/a.scs', title: 'Begin' },
      { url: 'https://school.example/verona/deep/b.scs', title: 'b' },
      { url: 'https://other.example/c.scs', title: 'Elsewhere' },
    ]);
    expect(course?.faults).toHaveLength(1);
    expect(stores.document.getState()).toMatchObject({
      isForeign: true,
      link: 'https://school.example/verona/a.scs',
    });
    expect(stores.settings.getState().server).toBeUndefined();
    expect(new URL(shown[0] ?? '').searchParams.get('script')).toBe(
      'https://school.example/verona/a.scs',
    );
  });

  it('goes on without a question on the same host, and asks for another one', async () => {
    const { stores, asked, opened, goTo } = visit(AT, (host) => host === 'school.example');
    await opened();
    await goTo('https://school.example/verona/deep/b.scs');
    expect(asked).toHaveLength(1);
    expect(stores.document.getState().link).toBe('https://school.example/verona/deep/b.scs');
    await goTo('https://other.example/c.scs');
    expect(asked.at(-1)).toBe('script other.example');
    expect(stores.document.getState().link).toBe('https://school.example/verona/deep/b.scs');
  });

  it('begins at the lesson that the link names, if it is one of it', async () => {
    const b = encodeURIComponent('https://school.example/verona/deep/b.scs');
    const named = visit(`${AT}&script=${b}`);
    await named.opened();
    expect(named.stores.document.getState().link).toContain('b.scs');
    const strange = visit(`${AT}&script=${encodeURIComponent('https://evil.example/x.scs')}`);
    await strange.opened();
    expect(strange.stores.document.getState().link).toContain('a.scs');
    expect(strange.fetched.join(' ')).not.toContain('evil');
  });

  it('is not fetched after a no, nor by an address that links may not have', async () => {
    const refused = visit(AT.replace('school', 'nobody'), () => false);
    expect((await refused.opened())?.code).toBe('script-not-wanted');
    expect(refused.fetched).toEqual([]);
    const secret = visit(`?course=${encodeURIComponent('https://u:p@school.example/index')}`);
    expect((await secret.opened())?.code).toBe('script-link-refused');
    expect(secret.fetched).toEqual([]);
    expect(secret.stores.catalogue.getState().course).toBeUndefined();
  });
});

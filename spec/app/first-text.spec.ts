import { describe, expect, it } from 'vitest';
import { firstText, type FirstTextPorts } from '../../src/app/first-text.ts';

const PAGE = 'https://caesura.test/';

/** A page with nothing kept, one scenario to begin with, and another one. */
function ask(given: Partial<FirstTextPorts> & { readonly kept?: object }) {
  const { kept = {}, ...ports } = given;
  return firstText({
    href: PAGE,
    session: undefined,
    copies: () => Promise.resolve(new Map(Object.entries(kept))),
    start: () => Promise.resolve('01-start'),
    scenario: (id) => Promise.resolve(id.endsWith('-none') ? undefined : `text of ${id}`),
    ...ports,
  });
}

const copy = { text: 'my text', scenarioId: '02-kick' };

describe('the text before the page is there', () => {
  it('is the first scenario on a first visit', async () => {
    expect(await ask({})).toBe('text of 01-start');
  });

  it('is the scenario that the address asks for', async () => {
    expect(await ask({ href: `${PAGE}?scenario=02-kick` })).toBe('text of 02-kick');
  });

  it('is this tab’s own copy after a reload', async () => {
    expect(await ask({ session: 'a', kept: { a: copy } })).toBe('my text');
  });

  it('is the copy where it is of the scenario that is asked for, else the scenario', async () => {
    const kept = { a: copy };
    expect(await ask({ session: 'a', kept, href: `${PAGE}?scenario=02-kick` })).toBe('my text');
    expect(await ask({ session: 'a', kept, href: `${PAGE}?scenario=03-join` })).toBe(
      'text of 03-join',
    );
  });

  it.each<[string, Parameters<typeof ask>[0]]>([
    ['a copy may be another tab’s', { kept: { a: copy } }],
    [
      'a copy of that very scenario may be taken up',
      { kept: { a: copy }, href: `${PAGE}?scenario=02-kick` },
    ],
    ['a script comes in the fragment', { href: `${PAGE}#s=abc` }],
    ['a run comes in the fragment', { href: `${PAGE}#t=abc` }],
    ['a script is linked', { href: `${PAGE}?script=https://else.test/a.scs` }],
    ['a folder is served with the page', { href: `${PAGE}#folder=key` }],
    ['there is no such scenario', { href: `${PAGE}?scenario=9-none` }],
    ['the store cannot be read', { copies: () => Promise.reject(new Error('refused')) }],
    ['the list cannot be had', { start: () => Promise.reject(new Error('no network')) }],
  ])('is left to the page where %s', async (_why, given) => {
    expect(await ask(given)).toBeUndefined();
  });

  it.each([
    ['nothing', null],
    ['a number', 7],
    ['an empty text', { text: '', scenarioId: undefined }],
    ['a text that is none', { text: 7 }],
  ])('is left to the page where the tab’s copy is %s', async (_what, stored) => {
    expect(await ask({ session: 'a', kept: { a: stored } })).toBeUndefined();
  });
});

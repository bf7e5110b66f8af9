import { expect, type Page } from '@playwright/test';

/** The suite as a person sees it, by the names that design and screen readers know. */
export const suiteOf = (page: Page) => ({
  /** The list beside the suite, whose buttons run it. */
  scripts: page.getByRole('navigation', { name: 'Scripts' }),
  panel: page.getByRole('region', { name: 'Suite', exact: true }),
  table: page.getByRole('table', { name: 'Suite results' }),
  status: page.getByRole('status', { name: 'Suite status' }),
  progress: page.getByRole('progressbar', { name: 'Suite progress' }),
  detail: page.getByRole('region', { name: 'Selected result' }),
  filter: page.getByRole('searchbox', { name: 'Filter results' }),
  row: (name: string | RegExp) =>
    page.getByRole('table', { name: 'Suite results' }).getByRole('row', { name }),
});

/** Waits for the end, which takes as long as the computer is busy. */
export async function suiteIsOver(page: Page): Promise<void> {
  await expect(suiteOf(page).status).toContainText(' ran in ', { timeout: 60_000 });
}

import { BackgroundTab } from './background-tab.ts';
import { expect, test } from './support.ts';

const STATUS = `[...document.querySelectorAll('[role="status"]')].map((line) => line.textContent).join(' ')`;

test('behind another tab a run pauses, keeps what comes, and goes on', async ({
  browser,
  baseURL,
}) => {
  test.skip(!(await BackgroundTab.isPossible(browser)), 'this browser has no tabs');
  const tab = await BackgroundTab.open(browser, `${baseURL ?? ''}?scenario=20-kick`);
  await expect.poll(() => tab.read('document.querySelector(".view-line") !== null')).toBe(true);
  await tab.goBehind();
  await expect.poll(() => tab.read('document.visibilityState')).toBe('hidden');

  for (const step of [1, 2]) {
    await tab.press('F10');
    await expect.poll(() => tab.read(STATUS)).toContain(`Paused at step ${step} `);
  }
  await tab.press('F10');
  await expect.poll(() => tab.read(STATUS)).toMatch(/Paused at step 3 .*[1-9] unread/);
  await tab.press('F8');
  await expect.poll(() => tab.read(STATUS)).toContain('Passed: 21 of 21 steps');
  expect(await tab.read('document.visibilityState')).toBe('hidden');
});

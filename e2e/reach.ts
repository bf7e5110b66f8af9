import type { Locator, Page } from '@playwright/test';

const CONTROLS = 'button, a[href], input, select, [role=tab], [role=menuitem], [role=separator]';

/**
 * The names of the controls in a part of the page that a person cannot get to: scrolled into view, some of it must lie
 * in the window, and nothing above it.
 */
export async function outOfReach(part: Page | Locator): Promise<string[]> {
  const controls = await part.locator(CONTROLS).all();
  const names: string[] = [];
  for (const control of controls) {
    const fault = await control.evaluate(whyOutOfReach).catch(() => '');
    if (fault !== '') names.push(fault);
  }
  return names;
}

/** Runs in the page; an empty text for what can be got to, and for what is not painted at all. */
function whyOutOfReach(element: Element): string {
  const isHidden = !element.checkVisibility({ visibilityProperty: true });
  const box = element.getBoundingClientRect();
  // What is there for the test tool or a screen reader only is as large as a dot.
  if (isHidden || box.width < 3 || box.height < 3) return '';
  if (element.closest('[aria-hidden=true], .monaco-editor') !== null) return '';
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const name = element.getAttribute('aria-label') ?? element.textContent ?? element.tagName;
  const told = `${name} (${[left, top, right, bottom].map(Math.round).join(' ')})`;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return `out of the window: ${told}`;
  if (right > innerWidth + 1 && right - left <= innerWidth) return `cut off: ${told}`;
  const top1 = document.elementFromPoint(x, y);
  const isSeen = top1 !== null && (element.contains(top1) || top1.contains(element));
  return isSeen || element.closest('label')?.contains(top1) ? '' : `covered: ${told}`;
}

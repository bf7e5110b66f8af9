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
  const isPainted = () => {
    const { width, height } = element.getBoundingClientRect();
    // What is there for a screen reader only is as large as a dot.
    if (width < 3 || height < 3 || element.closest('[aria-hidden=true], .monaco-editor'))
      return false;
    return element.checkVisibility({ visibilityProperty: true });
  };
  const isOnTop = (x: number, y: number) => {
    const top = document.elementFromPoint(x, y);
    if (top === null) return false;
    return element.contains(top) || top.contains(element) || isLabelOf(top);
  };
  const isLabelOf = (top: Element) => element.closest('label')?.contains(top) === true;
  if (!isPainted()) return '';
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { left, right, top, bottom, width } = element.getBoundingClientRect();
  const name = element.getAttribute('aria-label') ?? element.textContent;
  const told = `${name} (${[left, top, right, bottom].map(Math.round).join(' ')})`;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const isInside = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  if (!isInside) return `out of the window: ${told}`;
  if (right > innerWidth + 1 && width <= innerWidth) return `cut off: ${told}`;
  return isOnTop(x, y) ? '' : `covered: ${told}`;
}

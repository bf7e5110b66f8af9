import type { Locator, Page } from '@playwright/test';

const CONTROLS = 'button, a[href], input, select, [role=tab], [role=menuitem], [role=separator]';

/**
 * The names of the controls in a part of the page that a person cannot get to: scrolled into view, some of it must lie
 * in the window, and nothing above it.
 */
export async function outOfReach(part: Page | Locator): Promise<string[]> {
  return part.locator(CONTROLS).evaluateAll(faultsOf);
}

/** Runs in the page, for all controls at once: to ask for each of hundreds by itself takes minutes in Firefox. */
function faultsOf(controls: readonly Element[]): string[] {
  const isPainted = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    // What is there for a screen reader only is as large as a dot.
    if (width < 3 || height < 3 || element.closest('[aria-hidden=true], .monaco-editor'))
      return false;
    return element.checkVisibility({ visibilityProperty: true });
  };
  const isOnTop = (element: Element, x: number, y: number) => {
    const top = document.elementFromPoint(x, y);
    if (top === null) return false;
    const isLabel = element.closest('label')?.contains(top) === true;
    return element.contains(top) || top.contains(element) || isLabel;
  };
  /** An empty text for what can be got to, and for what is not painted at all. */
  const whyOutOfReach = (element: Element) => {
    if (!isPainted(element)) return '';
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    const name = element.getAttribute('aria-label') ?? element.textContent;
    const told = `${name} (${[left, top, right, bottom].map(Math.round).join(' ')})`;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const isInside = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
    if (!isInside) return `out of the window: ${told}`;
    if (right > innerWidth + 1 && width <= innerWidth) return `cut off: ${told}`;
    return isOnTop(element, x, y) ? '' : `covered: ${told}`;
  };
  return controls.map(whyOutOfReach).filter((fault) => fault !== '');
}

import type { Page } from '@playwright/test';

/**
 * What is seen of the page, but loses some of its text at an edge without an ellipsis, and cannot be scrolled to. Inside
 * the editor every line is cut: it scrolls.
 */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const SLACK = 1.5;
    const isClipping = (value: string) => value === 'hidden' || value === 'clip';
    const isForEyes = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 2 && height > 2 && element.checkVisibility({ visibilityProperty: true });
    };

    /** The texts in an element that reach over its edge, and that no inner element has cut already. */
    const overEdge = (element: HTMLElement): readonly string[] => {
      const edge = element.getBoundingClientRect();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const lost: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const owner = node.parentElement;
        if (owner === null || (node.textContent ?? '').trim() === '' || !isForEyes(owner)) continue;
        if (isCutBefore(owner, element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, right } = range.getBoundingClientRect();
        if (right > edge.right + SLACK || left < edge.left - SLACK) {
          lost.push((node.textContent ?? '').slice(0, 60));
        }
      }
      return lost;
    };

    const cuts = (element: Element) => {
      const { overflowX } = getComputedStyle(element);
      return overflowX !== 'visible';
    };
    const isCutBefore = (from: Element, until: Element) => {
      for (let at: Element | null = from; at !== null && at !== until; at = at.parentElement) {
        if (cuts(at)) return true;
      }
      return false;
    };

    const hasEllipsis = ({ display, textOverflow }: CSSStyleDeclaration) =>
      textOverflow === 'ellipsis' && !/flex|grid/.test(display);

    return [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      const style = getComputedStyle(element);
      if (!isClipping(style.overflowX) || hasEllipsis(style) || !isForEyes(element)) return [];
      if (element.closest('.monaco-editor, svg') !== null) return [];
      const name = `${element.tagName.toLowerCase()}.${element.className}`;
      return overEdge(element).map((text) => `${name}: ${text}`);
    });
  });
}

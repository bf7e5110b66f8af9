import { useLayoutEffect, useState, type RefObject } from 'react';

/** The width of an element in px, 0 until it is known: measured when the browser lays the page out, as to ask would have it do so at once. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = ref;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.offsetWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

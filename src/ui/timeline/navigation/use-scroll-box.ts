import { useCallback, useRef, useState, type RefObject } from 'react';

export interface ScrollBox {
  readonly element: RefObject<HTMLDivElement | null>;
  /** The box's `ref`. */
  readonly attach: (node: HTMLDivElement | null) => (() => void) | undefined;
  /** Goes on the box's `onScroll`. */
  readonly follow: () => void;
  readonly scrollTop: number;
  /** Whether something is out of view on the left. */
  readonly isAside: boolean;
  readonly width: number;
  readonly height: number;
  readonly scrollTo: (scrollTop: number) => void;
}

/** A scrolled element's size and position, as state. */
export function useScrollBox(): ScrollBox {
  const element = useRef<HTMLDivElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [scrollTop, setScrollTop] = useState(0);
  const [isAside, setIsAside] = useState(false);
  const attach = useCallback((node: HTMLDivElement | null) => {
    element.current = node;
    if (node === null) return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ width: node.clientWidth, height: node.clientHeight });
    });
    observer.observe(node);
    // Another element starts at its top, wherever the one before it was.
    setScrollTop(node.scrollTop);
    return () => {
      observer.disconnect();
      element.current = null;
    };
  }, []);
  const follow = useCallback(() => {
    setScrollTop(element.current?.scrollTop ?? 0);
    setIsAside((element.current?.scrollLeft ?? 0) > 0);
  }, []);
  const scrollTo = useCallback((top: number) => {
    if (element.current === null || element.current.scrollTop === top) return;
    element.current.scrollTop = top;
    setScrollTop(element.current.scrollTop);
  }, []);
  return { element, attach, follow, scrollTop, isAside, ...size, scrollTo };
}

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
  /** With the next frame. */
  readonly scrollTo: (scrollTop: number) => void;
  /** Where it is, or will be with the next frame. */
  readonly intended: RefObject<number>;
  /** Whether it is scrolled with the next frame, and where it was scrolled to last, not by a person. */
  readonly own: RefObject<{ readonly isAsked: boolean; readonly last: number }>;
}

/** A scrolled element's size and position, as state. */
export function useScrollBox(): ScrollBox {
  const element = useRef<HTMLDivElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [scrollTop, setScrollTop] = useState(0);
  const intended = useRef(0);
  const own = useRef({ isAsked: false, last: 0 });
  const [isAside, setIsAside] = useState(false);
  const attach = useCallback((node: HTMLDivElement | null) => {
    element.current = node;
    if (node === null) return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ width: node.clientWidth, height: node.clientHeight });
    });
    observer.observe(node);
    // Another element starts at its top, wherever the one before it was.
    intended.current = 0;
    own.current = { isAsked: false, last: 0 };
    setScrollTop(0);
    return () => {
      observer.disconnect();
      element.current = null;
    };
  }, []);
  const follow = useCallback(() => {
    const top = element.current?.scrollTop ?? 0;
    // The browser tells of a scroll with the next frame: that does not undo what has been asked for since.
    const { isAsked, last } = own.current;
    if (!isAsked || (top !== last && !isShortened(element.current, top, last))) {
      intended.current = top;
      own.current = { isAsked: false, last };
    }
    setScrollTop(intended.current);
    setIsAside((element.current?.scrollLeft ?? 0) > 0);
  }, []);
  const scrollTo = useCallback(
    (top: number) => {
      if (element.current === null || intended.current === top) return;
      intended.current = top;
      own.current = { ...own.current, isAsked: true };
      setScrollTop(top);
      // To scroll at once would have the browser lay out the page twice for this frame.
      requestAnimationFrame(() => {
        if (element.current === null || intended.current !== top) return;
        element.current.scrollTop = top;
        own.current = { isAsked: false, last: element.current.scrollTop };
        follow();
      });
    },
    [follow],
  );
  return { element, attach, follow, scrollTop, isAside, ...size, scrollTo, intended, own };
}

/** Whether the browser scrolled, as there is less to scroll than before. */
function isShortened(box: HTMLElement | null, top: number, last: number): boolean {
  return box !== null && top < last && box.scrollHeight - box.clientHeight - top < 1;
}

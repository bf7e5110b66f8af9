import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

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
  /** The same, asked for while it is drawn: what is drawn stands there already. */
  readonly drawAt: (scrollTop: number) => void;
  /** Where it was drawn last in that way; another object each time. */
  readonly drawnAt: { readonly top: number } | undefined;
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
    const stopWatching = watchSize(node, setSize);
    // Another element starts at its top, wherever the one before it was.
    intended.current = 0;
    own.current = { isAsked: false, last: 0 };
    setScrollTop(0);
    return () => {
      stopWatching();
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
      const node = element.current;
      if (node === null || intended.current === top) return;
      intended.current = top;
      own.current = { ...own.current, isAsked: true };
      setScrollTop(top);
      // To scroll at once would have the browser lay out the page twice for this frame.
      requestAnimationFrame(() => {
        if (element.current !== node || intended.current !== top) return;
        node.scrollTop = top;
        own.current = { isAsked: false, last: node.scrollTop };
        follow();
      });
    },
    [follow],
  );
  const drawn = useDrawnAt(scrollTo, setScrollTop);
  const position = { scrollTop, isAside, intended, own };
  return { element, attach, follow, ...size, ...position, scrollTo, ...drawn };
}

function watchSize(
  node: HTMLElement,
  tell: (size: Pick<ScrollBox, 'width' | 'height'>) => void,
): () => void {
  const observer = new ResizeObserver(() => {
    tell({ width: node.clientWidth, height: node.clientHeight });
  });
  observer.observe(node);
  return () => observer.disconnect();
}

/** Scrolls to where it was drawn already, with the frame that shows it. */
function useDrawnAt(
  scrollTo: ScrollBox['scrollTo'],
  setScrollTop: (top: number) => void,
): Pick<ScrollBox, 'drawAt' | 'drawnAt'> {
  const [drawnAt, setDrawnAt] = useState<{ readonly top: number }>();
  useLayoutEffect(() => {
    if (drawnAt !== undefined) scrollTo(drawnAt.top);
  }, [drawnAt, scrollTo]);
  const drawAt = (top: number) => {
    setScrollTop(top);
    setDrawnAt({ top });
  };
  return { drawAt, drawnAt };
}

/** Whether the browser scrolled, as there is less to scroll than before. */
function isShortened(box: HTMLElement | null, top: number, last: number): boolean {
  return box !== null && top < last && box.scrollHeight - box.clientHeight - top < 1;
}

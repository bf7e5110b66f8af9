import {
  useEffect,
  useId,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';

/** What a tip says. */
export interface TipText {
  /** The accessible name of the tip. */
  readonly name: string;
  readonly content: ReactNode;
}

export interface TipsOptions {
  /** Finds what has tips. */
  readonly selector: string;
  /** What the tip of an element says; `undefined` where there is nothing to say. */
  readonly tell: (anchor: HTMLElement) => TipText | undefined;
}

/** Where a tip stands in the window, in px: below or above its element, at the side where there is more room. */
interface TipPlace {
  readonly top?: number;
  readonly bottom?: number;
  readonly left?: number;
  readonly right?: number;
}

interface ShownTip {
  readonly anchor: HTMLElement;
  readonly text: TipText;
  readonly place: TipPlace;
  /** What is shown by hover goes with it; what is shown by focus goes with that, or with Escape. */
  readonly cause: 'hover' | 'focus' | 'press';
}

/** So long, in ms, a pointer rests before a tip shows, and may be away before it goes. */
const OPEN_DELAY = 200;
const CLOSE_DELAY = 300;

/**
 * One tip for many elements, of which none needs a listener or a component of its own. It shows on hover, on keyboard focus
 * and on a press; it stays while the pointer is on it, and Escape takes it away (WCAG 2.2, 1.4.13).
 */
export function useTips({ selector, tell }: TipsOptions) {
  const { shown, show, hide, later, stop } = useShownTip(tell);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const isIn = (target: EventTarget | null) =>
    target instanceof Node && box.current?.contains(target) === true;
  const anchorAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>(selector) : null;

  const press = (anchor: HTMLElement) => {
    if (shown?.anchor === anchor && shown.cause === 'press') hide();
    else show(anchor, 'press');
  };
  useWhileShown(shown?.anchor, { box, id, hide });

  const handlers = {
    onPointerOver: ({ target, pointerType }: PointerEvent) => {
      if (isIn(target)) return stop();
      const anchor = anchorAt(target);
      if (anchor === null || pointerType === 'touch' || anchor === shown?.anchor) return undefined;
      return later(shown === undefined ? OPEN_DELAY : 0, () => show(anchor, 'hover'));
    },
    onPointerOut: ({ target, relatedTarget }: PointerEvent) => {
      if (anchorAt(target) === null && !isIn(target)) return;
      if (isIn(relatedTarget)) return;
      if (shown === undefined) stop();
      else if (shown.cause === 'hover') later(CLOSE_DELAY, hide);
    },
    onFocus: ({ target }: FocusEvent) => {
      const anchor = anchorAt(target);
      if (anchor !== null && anchor !== shown?.anchor && anchor.matches(':focus-visible')) {
        show(anchor, 'focus');
      }
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== shown?.anchor && !isIn(relatedTarget)) hide();
    },
    /** Before what lies around the element: a press on a button asks for the tip alone. */
    onClickCapture: (event: MouseEvent) => {
      const anchor = anchorAt(event.target);
      if (anchor === null) return;
      if (anchor instanceof HTMLButtonElement) event.stopPropagation();
      press(anchor);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Tab' && shown !== undefined) tabThrough(event, shown.anchor, box.current);
      if (!isPressOf(event, anchorAt(event.target))) return;
      event.preventDefault();
      press(event.target);
    },
  };
  return { shown, box, id, handlers };
}

/** Of a button the browser makes a click. */
function isPressOf(
  event: KeyboardEvent,
  anchor: HTMLElement | null,
): event is KeyboardEvent & { readonly target: HTMLElement } {
  const { key, target } = event;
  if (key !== 'Enter' && key !== ' ') return false;
  return anchor !== null && anchor === target && !(anchor instanceof HTMLButtonElement);
}

/** The tip that is shown, at once or later. */
function useShownTip(tell: TipsOptions['tell']) {
  const [shown, setShown] = useState<ShownTip>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    shown,
    stop,
    show: (anchor: HTMLElement, cause: ShownTip['cause']) => {
      stop();
      const text = tell(anchor);
      setShown(text && { anchor, text, cause, place: placeBeside(anchor.getBoundingClientRect()) });
    },
    hide: () => {
      stop();
      setShown(undefined);
    },
    later: (delay: number, act: () => void) => {
      stop();
      timer.current = setTimeout(act, delay);
    },
  };
}

interface WhileShown {
  readonly box: { readonly current: HTMLElement | null };
  readonly id: string;
  readonly hide: () => void;
}

/** Ties the element to its tip, and hides the tip by Escape, by a press elsewhere, and where the element moves away. */
function useWhileShown(anchor: HTMLElement | undefined, { box, id, hide }: WhileShown): void {
  const newest = useRef(hide);
  useEffect(() => {
    newest.current = hide;
  });
  useEffect(() => {
    if (anchor === undefined) return undefined;
    anchor.setAttribute('aria-describedby', id);
    const listening = new AbortController();
    const { signal } = listening;
    const isOfTip = ({ target }: Event) =>
      target instanceof Node && (box.current?.contains(target) === true || anchor.contains(target));
    const away = (event: Event) => {
      if (!isOfTip(event)) newest.current();
    };
    const escape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (box.current?.contains(document.activeElement) === true) anchor.focus();
      newest.current();
    };
    document.addEventListener('keydown', escape, { capture: true, signal });
    document.addEventListener('pointerdown', away, { capture: true, signal });
    document.addEventListener('scroll', away, { capture: true, passive: true, signal });
    return () => {
      listening.abort();
      anchor.removeAttribute('aria-describedby');
    };
  }, [anchor, box, id]);
}

/** The tip comes after its element in the order of Tab, wherever it stands in the document. */
function tabThrough(event: KeyboardEvent, anchor: HTMLElement, box: HTMLElement | null): void {
  const places = [...(box?.querySelectorAll<HTMLElement>('a, button') ?? [])];
  const [first] = places;
  const { target, shiftKey } = event;
  if (target === anchor && !shiftKey && first !== undefined) {
    event.preventDefault();
    first.focus();
  } else if (shiftKey && target === first) {
    event.preventDefault();
    anchor.focus();
  } else if (!shiftKey && target === places.at(-1)) {
    // From here the browser goes on.
    anchor.focus();
  }
}

const DISTANCE = 4;
const EDGE = 8;

function placeBeside({ top, bottom, left, right }: DOMRect): TipPlace {
  const { innerWidth, innerHeight } = window;
  const isBelow = innerHeight - bottom >= top;
  const isFromLeft = left + right < innerWidth;
  return {
    ...(isBelow ? { top: bottom + DISTANCE } : { bottom: innerHeight - top + DISTANCE }),
    ...(isFromLeft
      ? { left: Math.max(Math.min(left, innerWidth - LEAST_WIDTH), EDGE) }
      : { right: Math.max(Math.min(innerWidth - right, innerWidth - LEAST_WIDTH), EDGE) }),
  };
}

/** With its distance from the edge of the window; as in `tip-area.module.css`. */
const LEAST_WIDTH = 348;

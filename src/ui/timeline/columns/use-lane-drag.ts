import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
} from 'react';

/** A lane that is being dragged, and where it would come to stand. */
export interface LaneDrag {
  /** Of its column. */
  readonly key: string;
  /** The column that it would stand before; `undefined`: after all of them. */
  readonly before: string | undefined;
  /** Where that is, in px from the left edge of the heads. */
  readonly x: number;
}

export interface LaneDragging {
  readonly drag: LaneDrag | undefined;
  readonly onPointerDown: (event: ReactPointerEvent) => void;
  /** Whether the press that ends now was a drag, and no click. */
  readonly endsDrag: () => boolean;
}

interface Held {
  readonly key: string;
  readonly x: number;
}

/** So far the pointer moves before a press is a drag, in px. */
const SLOP = 5;

/** Where the pointer stays over lanes that have no room, one of them comes into view as often, in ms. */
const LANE_EVERY = 350;

export interface DragTarget {
  readonly heads: RefObject<HTMLElement | null>;
  /** Keys of the columns that a lane can stand beside. */
  readonly keys: readonly string[];
  readonly onDrop: (drag: LaneDrag) => void;
  /** Brings others into view: so many columns further to the right. */
  readonly moveLanes: (by: number) => void;
  readonly onCancel: (key: string) => void;
}

/** Lanes by pointer: dragged by their heads, dropped between two others. Escape leaves all as it was. */
export function useLaneDrag(target: DragTarget): LaneDragging {
  const { heads, keys, onDrop, moveLanes, onCancel } = target;
  const [held, setHeld] = useState<Held>();
  const [drag, setDrag] = useState<LaneDrag>();
  const wasDrag = useRef(false);
  const pointer = useRef(0);
  useLanesComing(drag !== undefined, () => {
    const by = sideAt(heads.current, pointer.current);
    if (held === undefined || by === 0) return;
    moveLanes(by);
    setDrag({ key: held.key, ...placeAt(heads.current, keys, pointer.current) });
  });
  const move = ({ clientX }: PointerEvent) => {
    if (held === undefined) return;
    if (drag === undefined && Math.abs(clientX - held.x) < SLOP) return;
    wasDrag.current = true;
    pointer.current = clientX;
    setDrag({ key: held.key, ...placeAt(heads.current, keys, clientX) });
  };
  const end = (isDrop: boolean) => {
    // Others may have come into view since the pointer moved.
    const place = () => placeAt(heads.current, keys, pointer.current);
    if (drag !== undefined && isDrop) onDrop({ ...drag, ...place() });
    else if (drag !== undefined) onCancel(drag.key);
    setHeld(undefined);
    setDrag(undefined);
    // After the click that may come with it.
    setTimeout(() => {
      wasDrag.current = false;
    });
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || drag === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  };
  useDragEvents(held !== undefined, { move, end, escape });
  return {
    drag,
    onPointerDown: (event) => {
      wasDrag.current = false;
      const key = keyAt(event.target);
      if (event.button !== 0 || key === undefined || !keys.includes(key)) return;
      setHeld({ key, x: event.clientX });
    },
    endsDrag: () => wasDrag.current,
  };
}

interface DragEvents {
  readonly move: (event: PointerEvent) => void;
  readonly end: (isDrop: boolean) => void;
  readonly escape: (event: KeyboardEvent) => void;
}

/** What happens to a head that is held, wherever the pointer is. */
function useDragEvents(isHeld: boolean, events: DragEvents): void {
  const move = useEffectEvent(events.move);
  const end = useEffectEvent(events.end);
  const escape = useEffectEvent(events.escape);
  useEffect(() => {
    if (!isHeld) return undefined;
    const away = new AbortController();
    const { signal } = away;
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', () => end(true), { signal });
    addEventListener('pointercancel', () => end(false), { signal });
    addEventListener('keydown', escape, { signal, capture: true });
    return () => away.abort();
  }, [isHeld]);
}

/** While a lane is dragged, looks again and again whether others are to come into view. */
function useLanesComing(isDragged: boolean, look: () => void): void {
  const lookNow = useEffectEvent(look);
  useEffect(() => {
    if (!isDragged) return undefined;
    const timer = setInterval(lookNow, LANE_EVERY);
    return () => clearInterval(timer);
  }, [isDragged]);
}

/** The column whose head something is in. */
export function keyAt(target: EventTarget): string | undefined {
  const head = target instanceof Element ? target.closest<HTMLElement>('[data-lane]') : null;
  return head?.dataset['lane'];
}

/** -1 where the pointer is over the lanes that have no room at the left, or left of them; 1 of those at the right. */
function sideAt(heads: HTMLElement | null, clientX: number): -1 | 0 | 1 {
  const boxOf = (key: string) =>
    heads?.querySelector(`:scope > [data-lane="${key}"]`)?.getBoundingClientRect();
  const [before, after] = [boxOf('before'), boxOf('after')];
  if (before !== undefined && clientX < before.right) return -1;
  return after !== undefined && clientX > after.left ? 1 : 0;
}

/** Before the first column whose middle is right of the pointer; after the last one where there is none. */
function placeAt(heads: HTMLElement | null, keys: readonly string[], clientX: number) {
  const left = heads?.getBoundingClientRect().left ?? 0;
  let x = 0;
  for (const head of heads?.querySelectorAll<HTMLElement>(':scope > [data-lane]') ?? []) {
    const key = head.dataset['lane'] ?? '';
    if (!keys.includes(key)) continue;
    const box = head.getBoundingClientRect();
    if (clientX < (box.left + box.right) / 2) return { before: key, x: box.left - left };
    x = box.right - left;
  }
  return { before: undefined, x };
}

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

export interface DragTarget {
  readonly heads: RefObject<HTMLElement | null>;
  /** Keys of the columns that a lane can stand beside. */
  readonly keys: readonly string[];
  readonly onDrop: (drag: LaneDrag) => void;
  readonly onCancel: (key: string) => void;
}

/** Lanes by pointer: dragged by their heads, dropped between two others. Escape leaves all as it was. */
export function useLaneDrag({ heads, keys, onDrop, onCancel }: DragTarget): LaneDragging {
  const [held, setHeld] = useState<Held>();
  const [drag, setDrag] = useState<LaneDrag>();
  const wasDrag = useRef(false);
  const move = useEffectEvent(({ clientX }: PointerEvent) => {
    if (held === undefined) return;
    if (drag === undefined && Math.abs(clientX - held.x) < SLOP) return;
    wasDrag.current = true;
    setDrag({ key: held.key, ...placeAt(heads.current, keys, clientX) });
  });
  const end = useEffectEvent((isDrop: boolean) => {
    if (drag !== undefined && isDrop) onDrop(drag);
    else if (drag !== undefined) onCancel(drag.key);
    setHeld(undefined);
    setDrag(undefined);
    // After the click that may come with it.
    setTimeout(() => {
      wasDrag.current = false;
    });
  });
  const escape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || drag === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  });
  const isHeld = held !== undefined;
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

/** The column whose head something is in. */
export function keyAt(target: EventTarget): string | undefined {
  const head = target instanceof Element ? target.closest<HTMLElement>('[data-lane]') : null;
  return head?.dataset['lane'];
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

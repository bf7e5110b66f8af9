import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Carries out what a key stands for; returns whether it did. */
export type Press = (event: KeyboardEvent) => boolean;

interface Place {
  readonly host: RefObject<HTMLElement | null>;
  readonly press: Press;
}

const places = new Set<Place>();

/**
 * The keys that are printed on the buttons inside of `host`: they work wherever the focus is, but in a text, as long as
 * the host can be seen.
 */
export function usePrintedKeys(host: RefObject<HTMLElement | null>, press: Press): void {
  const pressed = useEffectEvent(press);
  useEffect(() => {
    const place: Place = { host, press: (event) => pressed(event) };
    places.add(place);
    return () => void places.delete(place);
  }, [host]);
}

/** Where a key is printed in two places, the one with the focus has it, then the inspector. */
export function pressPrinted(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  return [...places]
    .filter(({ host }) => host.current?.checkVisibility() === true)
    .toSorted((a, b) => rank(b, event.target) - rank(a, event.target))
    .some(({ press }) => press(event));
}

function rank({ host }: Place, target: EventTarget | null): number {
  if (target instanceof Node && host.current?.contains(target) === true) return 2;
  return host.current?.closest('[data-part="inspector"]') === null ? 0 : 1;
}

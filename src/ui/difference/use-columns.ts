import { useCallback, useState } from 'react';
import xmlViewStyles from '../widgets/xml-view.module.css';

/** Until the place is measured. */
const FIRST_GUESS = 40;
/** Line numbers, signs and padding of a left tree, in pixels. */
export const TREE_MARGIN = 56;
const SAMPLE = '0000000000';

/** In px: two trees beside each other need this much. */
const ROOM_FOR_TWO = 600;

/**
 * How many characters of the monospace font fit into a part of an element's width, less `margin` pixels, to a tenth: into
 * half of it where `sides` is 2, unless it is too narrow for two (`isUnified`). `measure` goes to the element as its `ref`.
 */
export function useColumns(sides: 1 | 2, margin: number) {
  const [columns, setColumns] = useState(FIRST_GUESS);
  const [isUnified, setIsUnified] = useState(false);
  const measure = useCallback(
    (box: HTMLElement | null) => {
      if (box === null) return undefined;
      const observer = new ResizeObserver(() => {
        const isOne = sides === 1 || box.clientWidth < ROOM_FOR_TWO;
        const room = box.clientWidth / (isOne ? 1 : 2) - margin;
        setIsUnified(isOne);
        setColumns(Math.max(12, Math.floor((10 * room) / advanceIn(box)) / 10));
      });
      observer.observe(box);
      return () => observer.disconnect();
    },
    [sides, margin],
  );
  return { columns, isUnified, measure };
}

const MEASURE_CLASSES = [xmlViewStyles.xml, xmlViewStyles.measure];

/** The width of one character in the box's XML font, in pixels. */
function advanceIn(box: HTMLElement): number {
  const sample = document.createElement('span');
  sample.className = MEASURE_CLASSES.join(' ');
  sample.textContent = SAMPLE;
  box.append(sample);
  const width = sample.getBoundingClientRect().width / SAMPLE.length;
  sample.remove();
  return width > 0 ? width : 7;
}

import { Fragment, createElement, type ReactNode } from 'react';
import { messageParts } from '../../base/translate.ts';

/** A sentence in the language that is spoken, with elements in it: `rich('Press {key}.', { key: <kbd>F5</kbd> })`. */
export function rich(english: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  const parts = messageParts<object>(english, values as Readonly<Record<string, object | string>>);
  return createElement(Fragment, null, ...(parts as readonly ReactNode[]));
}

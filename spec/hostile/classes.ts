import type { HostileClass } from './hostile-class.ts';

/** Every class of hostile inputs; one file each in this folder. */
export const CLASSES: readonly HostileClass[] = [];

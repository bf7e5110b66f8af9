import { FILES } from './files.ts';
import { KILLS } from './kills.ts';
import type { HostileClass } from './hostile-class.ts';
import { LOGS } from './logs.ts';
import { STORES } from './stores.ts';
import { secrets } from './secrets.ts';
import { servers } from './servers.ts';
import { TEXTS } from './texts.ts';
import { TRACES } from './traces.ts';

/** Every class of hostile inputs; one file each in this folder. */
export const CLASSES: readonly HostileClass[] = [
  secrets,
  TRACES,
  FILES,
  LOGS,
  servers,
  TEXTS,
  STORES,
  KILLS,
];

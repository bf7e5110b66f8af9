// What is measured of the server in Node.
import { benchMemory } from './memory.ts';
import { benchRaw } from './raw.ts';
import { benchSpeed } from './speed.ts';

await benchSpeed();
await benchRaw();
await benchMemory();

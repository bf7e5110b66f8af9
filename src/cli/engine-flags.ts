/**
 * Programs that end after seconds gain little from code that V8 has optimised, and pay much for it: a third of the time of a
 * run. What is used again and again for longer is optimised all the same. From version 12 on (Node 22) V8 has no such flag, and
 * says so on standard error to whoever sets it.
 */
export function engineFlags(v8: string): readonly string[] {
  return v8.startsWith('11.') ? ['--interrupt-budget=675840'] : [];
}

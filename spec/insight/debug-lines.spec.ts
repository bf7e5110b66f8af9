import { describe, expect, it } from 'vitest';
import { hasDebugLines } from '../../src/insight/debug-lines.ts';
import type { ServerLogged, TraceEntry } from '../../src/trace/event.ts';
import { runOf } from '../ui/difference/run-of.ts';

const logged = (level: ServerLogged['level']): TraceEntry => ({
  type: 'server-log',
  level,
  source: 'muc',
  message: 'said',
});

describe('whether a run has lines for debugging', () => {
  it.each([
    [[], false],
    [['info', 'warn', 'error'], false],
    [['info', 'debug', 'warn'], true],
  ] as const)('is told of %j: %s', (levels, has) => {
    expect(hasDebugLines(runOf(...levels.map(logged)).events)).toBe(has);
  });
});

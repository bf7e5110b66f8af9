import { expect, it } from 'vitest';
import { comparePaths } from '../../../src/state/folder/path-order.ts';

it.each([
  [['basic.scs', 'basic_message.scs', 'basic_roster.SCS']],
  [['muc-2.scs', 'muc-10.scs']],
  [['a.scs', 'muc/c.scs', 'n.scs']],
])('the order of scripts is %j', (paths) => {
  expect(paths.toReversed().toSorted(comparePaths)).toEqual(paths);
});

import { describe, expect, it } from 'vitest';
import { suiteScriptHead } from '../../../src/state/suite/suite-script.ts';

describe('what is said of a script before it runs', () => {
  it('is its name, its title and its tags, from the comments at its begin', () => {
    const source = '# Hello\n## XEP-0045: 6.1\n\n## tags: slow, muc\n[Client] Romeo\n## no: tag\n';
    expect(suiteScriptHead({ path: 'muc/hello.scs', source })).toEqual({
      name: 'muc/hello',
      title: 'Hello',
      tags: ['XEP-0045: 6.1', 'tags: slow, muc'],
    });
  });

  it.each(['', '\n\n', '[Client] Romeo', 'Romeo connects'])(
    '%j has no title and no tags',
    (source) => {
      expect(suiteScriptHead({ path: 'a.scs', source })).toMatchObject({ title: '', tags: [] });
    },
  );

  it('is read once', () => {
    const script = { path: 'a.scs', source: '# A' };
    expect(suiteScriptHead(script)).toBe(suiteScriptHead(script));
  });
});

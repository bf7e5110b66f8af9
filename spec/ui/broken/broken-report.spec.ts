import { describe, expect, it } from 'vitest';
import { brokenReport, brokenSentence } from '../../../src/ui/broken/broken-report.ts';

const SOURCE = `# Hello

[Client] Romeo
\tjid: romeo@localhost
\tpassword: tomb-of-capulet

-----

Romeo connects
`;

describe('the report of a part that broke', () => {
  it('says what broke, and holds no secret of the script or of an address', () => {
    const error = new Error(
      'no tomb-of-capulet at wss://me:pw@chat.example/ws?token=abc#s=xyz here',
    );
    const report = brokenReport({ part: 'timeline', error, stack: 'at Timeline', source: SOURCE });
    expect(report).toContain('Caesura: the timeline broke.');
    expect(report).toContain('at Timeline');
    for (const secret of ['tomb-of-capulet', 'token=abc', 's=xyz', 'me:pw']) {
      expect(report).not.toContain(secret);
      expect(brokenSentence(error, SOURCE)).not.toContain(secret);
    }
    expect(report).toContain('wss://chat.example/ws');
  });

  it('tells what is thrown though it is no error, within bounds', () => {
    const report = brokenReport({
      part: 'script',
      error: 'x'.repeat(1_000_000),
      stack: '',
      source: '',
    });
    expect(report).toContain('Thrown: xxx');
    expect(report.length).toBeLessThan(30_000);
    expect(brokenSentence('y'.repeat(1000), '').length).toBeLessThan(300);
  });
});

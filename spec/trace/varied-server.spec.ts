import { describe, expect, it } from 'vitest';
import { serverName } from '../../src/trace/server-name.ts';

describe('the name of a server', () => {
  it('says how it varied', () => {
    const server = 'Prosody 13.0.7 · in this tab';
    expect(serverName({ server })).toBe(server);
    const varied = serverName({ server, variations: ['forgets-110', 'history-length=3'] });
    expect(varied).toBe(`${server} · forgets-110, history-length=3`);
  });
});

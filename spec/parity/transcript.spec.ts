import { describe, expect, it } from 'vitest';
import { trace } from '../support/trace-notation.ts';
import { transcriptsOf } from './transcript.ts';

describe('transcripts', () => {
  const occupant = (nick: string, ...codes: number[]) =>
    `Romeo < <presence from="room@c/${nick}"><x xmlns="http://jabber.org/protocol/muc#user">${codes.map((code) => `<status code="${code}"/>`).join('')}</x></presence>`;
  const heard = (...lines: string[]) =>
    transcriptsOf(trace(lines.join('\n'))).transcripts['Romeo']?.map(
      (line) => /room@c\/\w+/.exec(line)?.[0] ?? line,
    );

  it('hold what each actor received, and nothing sent', () => {
    expect(heard('Romeo connecting', 'Romeo > <presence/>', 'Juliet < <iq/>')).toEqual([
      '(connecting)',
    ]);
  });

  it('know no order of occupants in one go, but that one comes last oneself', () => {
    const [a, b, self] = [occupant('a'), occupant('b'), occupant('Z', 110)];
    expect(heard(b, a, self, a)).toEqual(['room@c/a', 'room@c/b', 'room@c/Z', 'room@c/a']);
    expect(heard(b, 'step 3', a)).toEqual(['room@c/b', 'room@c/a']);
  });

  it('know no order of what was chosen of a list', () => {
    const form = (...values: string[]) =>
      `Romeo < <iq><x xmlns="jabber:x:data"><field type="list-multi"><option><value>z</value></option>${values.map((value) => `<value>${value}</value>`).join('')}</field></x></iq>`;
    expect(heard(form('b', 'a'))).toEqual(heard(form('a', 'b')));
    expect(heard(form('b', 'a'))).not.toEqual(heard(form('a', 'c')));
  });

  it('do not tell the id that a room gives a request that it passes on', () => {
    const request = (id: string) => `Romeo < <iq type="get" id="${id}"/>`;
    expect(heard(request('cm9tZW9A'))).toEqual(heard(request('anVsaWV0')));
  });

  it('end when the remaining sessions are closed', () => {
    const lines = ['step 1: sent', 'Romeo >> <close xmlns="urn:x"/>', 'Romeo < <presence/>'];
    expect(heard('Romeo < <message/>', ...lines)).toEqual(['<message/>']);
  });
});

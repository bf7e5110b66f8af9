import { describe, expect, it } from 'vitest';
import { layoutTimeline } from '../../../src/timeline/layout.ts';
import { createTraceLog } from '../../../src/trace/log.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { SCENARIO } from '../generated-run.ts';
import { PLAIN } from '../script.ts';

/** Whether a filter lets a stanza pass that came to Romeo. */
function passes(filter: string, xml: string): boolean {
  const log = createTraceLog();
  log.append({ type: 'run-started', format: 1, source: '', server: '', rule: 'skip' }, 0);
  const frame = { type: 'frame', actor: 'Romeo', direction: 'received', phase: 'session' } as const;
  log.append({ ...frame, xml }, 1);
  const trace = { events: log.events, model: buildTraceModel(log.events) };
  const { rows } = layoutTimeline({ scenario: SCENARIO, options: { ...PLAIN, filter }, trace });
  return [...rows].some(({ id }) => id === 'stanza-1');
}

const said = (body: string) => `<message xmlns="jabber:client">${body}</message>`;

describe('a filter looks at what is read, however it is written', () => {
  it.each([
    ['body:morrow', said('<body>Good morrow</body>')],
    ['body:MORROW', said('<body>Good MORROW</body>')],
    ['body:morrow', said('<body>Good mor&#x72;ow</body>')],
    ['body:morrow', said('<body>Good <![CDATA[morrow]]></body>')],
    ['body:morrow', said('<body>Good mor<b/>row</body>')],
    ['body:morrow', said('<x:body xmlns:x="jabber:client">Good morrow</x:body>')],
    ['body:morrow', said('<body xml:lang="en">Good morrow</body><html><body>No</body></html>')],
    ['ns:muc#user', '<presence xmlns="jabber:client"><x xmlns="a/muc#user"/></presence>'],
    ['ns:muc#user', '<presence xmlns="jabber:client"><x xmlns="a/muc&#35;user"/></presence>'],
    ['ns:etherx', '<stream:error><conflict xmlns="a"/></stream:error>'],
    ['ns:xml/1998', '<presence xmlns="jabber:client"><xml:x/></presence>'],
    ['ns:"a b"', '<presence xmlns="jabber:client"><x xmlns="a\tb"/></presence>'],
    [
      'code:110',
      '<presence xmlns="jabber:client"><x xmlns="http://jabber.org/protocol/muc#user"><status code="1&#49;0"/></x></presence>',
    ],
  ])('%s finds %s', (filter, xml) => {
    expect(passes(filter, xml)).toBe(true);
    expect(passes(`-${filter}`, xml)).toBe(false);
  });

  it.each([
    ['body:morrow', said('<subject>Good morrow</subject>')],
    ['body:morrow', said('<html><body>Good morrow</body></html>')],
    ['body:morrow', said('<body morrow="">Good night</body>')],
    ['ns:muc#user', '<presence xmlns="jabber:client" id="muc#user"/>'],
    ['code:110', '<presence xmlns="jabber:client" id="110"/>'],
    ['error:forbidden', said('<error><forbidden/></error>')],
  ])('%s does not find %s', (filter, xml) => {
    expect(passes(filter, xml)).toBe(false);
    expect(passes(`-${filter}`, xml)).toBe(true);
  });
});

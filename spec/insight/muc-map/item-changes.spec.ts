import { describe, expect, it } from 'vitest';
import { itemChangesOf } from '../../../src/insight/muc-map/item-changes.ts';
import { trace } from '../../support/trace-notation.ts';

/** `Juliet: member participant, going as Capulet`, told to Romeo. */
function told(...lines: readonly string[]) {
  const frames = lines.map((line) => {
    const [, nick = '', affiliation = '', role = '', going, as] =
      /^(\w+): (\w+) (\w+)(, going)?(?: as (\w+))?$/.exec(line) ?? [];
    const type = going === undefined ? '' : ' type="unavailable"';
    const next = as === undefined ? '' : ` nick="${as}"`;
    const item = `<item jid="juliet@localhost/r" affiliation="${affiliation}" role="${role}"${next}/>`;
    return `Romeo < <presence from="r@c/${nick}"${type}><x xmlns="http://jabber.org/protocol/muc#user">${item}</x></presence>`;
  });
  const { roles, affiliations } = itemChangesOf(trace(frames.join('\n')));
  return { roles: [...roles], affiliations: [...affiliations] };
}

describe('itemChangesOf', () => {
  it('tells each step up and down once', () => {
    expect(
      told('Juliet: none visitor', 'Juliet: member participant', 'Juliet: none none, going'),
    ).toEqual({
      roles: ['none > visitor', 'visitor > participant', 'participant > none'],
      affiliations: ['none > member', 'member > none'],
    });
  });

  it('takes the role along to another nickname', () => {
    expect(
      told(
        'Juliet: none visitor',
        'Juliet: none visitor, going as Capulet',
        'Capulet: none visitor',
        'Capulet: none participant',
      ).roles,
    ).toEqual(['none > visitor', 'visitor > participant']);
  });

  it('takes an affiliation from a message about somebody absent, too', () => {
    const message =
      'Romeo < <message from="r@c"><x xmlns="http://jabber.org/protocol/muc#user"><item jid="t@l" affiliation="outcast"/></x></message>';
    const { roles, affiliations } = itemChangesOf(trace(message));
    expect([[...roles], [...affiliations]]).toEqual([[], ['none > outcast']]);
  });
});

import { describe, expect, it } from 'vitest';
import { compileScript } from '../../src/script/compile.ts';
import { isLesson, lessonText } from '../../src/script/lesson-tags.ts';
import { readRoomCheck } from '../../src/script/room-check.ts';

const BODY = '[Client] Juliet\n\tjid: juliet@localhost\n\tpassword: p\n-----\nJuliet connects\n';
const compiled = (header: string) => compileScript(`# T\n${header}\n${BODY}`);
const told = (header: string) => lessonText(compiled(header).scenario?.tags ?? []);
const faults = (header: string) =>
  compiled(header)
    .diagnostics.filter(({ severity }) => severity !== 'hint')
    .map(({ code }) => code);

describe('the tags of a lesson', () => {
  it('are read in order, as often as they stand there', () => {
    const text = told('## goal: One\n## hint: a\n## hint: b\n## Next: two.scs\n## other: x');
    expect(text).toMatchObject({ goal: ['One'], hint: ['a', 'b'], next: 'two.scs', why: [] });
    expect(isLesson(text)).toBe(true);
    expect(isLesson(told('## other: x'))).toBe(false);
  });

  it.each([
    ['Juliet is in r@s', { kind: 'person', actor: 'Juliet', as: 'in', room: 'r@s', isNot: false }],
    ['Juliet is not an admin in r@s', { kind: 'person', as: 'admin', isNot: true }],
    ['r@s is members-only', { kind: 'room', trait: 'members-only', isNot: false }],
    ['r@s is not locked', { kind: 'room', trait: 'locked', isNot: true }],
    ['r@s has the subject All’s well', { kind: 'subject', subject: 'All’s well' }],
    ['r@s has no subject', { kind: 'subject', subject: '' }],
    ['r@s does not exist', { kind: 'existence', isNot: true }],
  ])('know the check %s', (text, check) => {
    expect(readRoomCheck(text)).toMatchObject(check);
  });

  it.each(['', 'Juliet', 'r@s is tall', 'Juliet is king in r@s', 'Juliet is in room'])(
    'know no check %j',
    (text) => {
      expect(readRoomCheck(text)).toBeUndefined();
    },
  );

  it('leave actors to the learner in a task', () => {
    const idle = '[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n';
    expect(faults(`## goal: g\n${idle}`)).toEqual(['unused-actor']);
    expect(faults(`## task: t\n${idle}`)).toEqual([]);
  });

  it('are complained of at their place', () => {
    expect(faults('## goal: g\n## check: Juliet is in r@s')).toEqual([]);
    expect(faults('## check: Juliet is king')).toEqual(['bad-check']);
    expect(faults('## check: Julia is in r@s')).toEqual(['bad-check']);
    expect(faults('## goal: g\n## pitfal: p')).toEqual(['misspelt-tag']);
    expect(faults('## pitfal: p')).toEqual([]);
    expect(faults('## hint: h\n'.repeat(21))).toEqual(['too-much-of-a-lesson']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileScript } from '../../src/script/compile.ts';
import { readOptionValue } from '../../src/script/option-value.ts';
import { MOST_OF_STAGE } from '../../src/script/stage-entries.ts';

const actor = (name: string, jid: string, password = '\tpassword: x\n') =>
  `[Client] ${name}\n\tjid: ${jid}\n${password}\n`;

/** All of a cast connect. */
const connecting = (cast: string) =>
  [...cast.matchAll(/\[Client\] (.*)/g)].map(([, name = '']) => `${name} connects\n\n`).join('');

const stageOf = (head: string, cast: string) =>
  compileScript(`# Stage\n${head}\n${cast}-----\n${connecting(cast)}`).scenario?.stage;

describe('the stage of a script', () => {
  it('has the hosts of its actors without being asked, and those that its tags name', () => {
    const cast = actor('Romeo', 'romeo@One.example.org') + actor('Nurse', 'nurse@localhost');
    expect(stageOf('## hosts: two.example.org', cast)?.hosts).toEqual([
      { domain: 'two.example.org', isAnonymous: false },
      { domain: 'one.example.org', isAnonymous: false },
      { domain: 'localhost', isAnonymous: false },
    ]);
  });

  it.each([
    ['nobody has a name', actor('Romeo', 'a.example.org', ''), true],
    [
      'somebody has',
      actor('Romeo', 'a.example.org', '') + actor('Nurse', 'n@a.example.org'),
      false,
    ],
    [
      'somebody has, first',
      actor('Nurse', 'n@a.example.org') + actor('Romeo', 'a.example.org', ''),
      false,
    ],
  ])('lets in without a name only where %s', (_, cast, isAnonymous) => {
    expect(stageOf('', cast)?.hosts).toEqual([{ domain: 'a.example.org', isAnonymous }]);
  });

  it('has no host for who only is refused: that may be for want of a host', () => {
    const cast = actor('Romeo', 'romeo@localhost') + actor('Nurse', 'nurse@b.example.org');
    const steps = 'Romeo connects\n\nNurse is refused: host-unknown\n';
    const { scenario } = compileScript(`# Stage\n${cast}-----\n${steps}`);
    expect(scenario?.stage?.hosts).toEqual([{ domain: 'localhost', isAnonymous: false }]);
  });

  it('has variations, with the values that they usually have', () => {
    const head = '## variation: forgets-110, history-length\n## variation: drops = subject';
    expect(stageOf(head, actor('Romeo', 'romeo@localhost'))?.variations).toEqual([
      { name: 'forgets-110' },
      { name: 'history-length', value: '0' },
      { name: 'drops', value: 'subject' },
    ]);
    expect(stageOf('', actor('Romeo', 'romeo@localhost'))?.variations).toBeUndefined();
  });

  it.each([
    [
      'forgets-111',
      'forgets-111',
      /^There is no variation "forgets-111".*Did you mean "forgets-110"\?$/,
    ],
    ['no-locking, drops=iq', 'drops=iq', /^The variation drops takes a kind of stanza/],
    ['no-locking,', '', /^There is no variation ""/],
  ])('refuses "## variation: %s" at its place', (list, place, message) => {
    const text = `# Stage\n## variation: ${list}\n${actor('Romeo', 'romeo@localhost')}-----\nRomeo connects\n`;
    const { diagnostics } = compileScript(text);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['bad-variation']);
    expect(errors[0]?.message).toMatch(message);
    const { start = 0, end = 0 } = errors[0]?.range ?? {};
    expect(text.slice(start, end)).toBe(place);
  });

  it('has components and options in order', () => {
    const head = '## component: rooms.a.org muc\n## option: a = true\n## option: b = {"x", "y"}';
    expect(stageOf(head, actor('Romeo', 'romeo@localhost'))).toMatchObject({
      components: [{ domain: 'rooms.a.org', module: 'muc' }],
      options: [
        { name: 'a', value: true },
        { name: 'b', value: ['x', 'y'] },
      ],
    });
  });

  it('says which modules need not load', () => {
    const head = '## module-may-fail: ping, other\n## Module-May-Fail: time';
    const stage = stageOf(head, actor('Romeo', 'romeo@localhost'));
    expect(stage?.mayFail).toEqual(['ping', 'other', 'time']);
    const { diagnostics } = compileScript('# Bad\n## module-may-fail: mod ping\n');
    expect(diagnostics.map(({ code }) => code)).toContain('bad-module');
  });

  it('has no more hosts than a server can take, however many actors there are', () => {
    const many = Array.from({ length: 500 }, (__, n) => actor(`A${n}`, `a@host${n}.example.org`));
    const stage = stageOf('', actor('Romeo', 'romeo@localhost') + many.join(''));
    expect(stage?.hosts).toHaveLength(MOST_OF_STAGE);
    const hosts = Array.from({ length: 50 }, (__, n) => `h${n}.example.org`).join(', ');
    const { diagnostics } = compileScript(`# Many\n## hosts: ${hosts}\n`);
    expect(diagnostics.filter(({ code }) => code === 'too-much-of-a-stage')).toHaveLength(10);
  });
});

describe('the value of an option', () => {
  const text = fc.string().filter((value) => !/["'\\]/.test(value));

  it('is read as it is written', () => {
    const value = fc.oneof(fc.boolean(), fc.integer({ min: -1e9, max: 1e9 }), text, fc.array(text));
    fc.assert(
      fc.property(value, (each) => {
        const written = Array.isArray(each)
          ? `{${each.map((t) => `"${t}"`).join(', ')}}`
          : JSON.stringify(each);
        const plain = typeof each === 'string' ? `"${each}"` : written;
        expect(readOptionValue(plain)).toEqual(each);
      }),
    );
  });

  it.each([
    'os.exit()',
    '{ a }',
    '"a" .. "b"',
    '[[x]]',
    '{ "a" "b" }',
    'nil',
    '{ ["x"] = 1 }',
    '"a\\n"',
    '',
  ])('is nothing that runs or is no value: %s', (written) => {
    expect(readOptionValue(written)).toBeUndefined();
  });
});

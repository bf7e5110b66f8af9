import { ensure } from '../../src/base/assert.ts';
import { NOBODY, type Scenario, type ScenarioActor, type Step } from '../../src/script/scenario.ts';
import { readTimeMark } from '../../src/script/time-mark.ts';
import type { XmlElement } from '../../src/xml/element.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { CLIENT_NS, SCANSION_NS } from '../../src/xmpp/namespaces.ts';

const RANGE = { start: 0, end: 0 };

/**
 * A scenario, one action a line: `Romeo connects`, `Romeo sends <presence/>`, `Romeo receives <message/>`,
 * `Romeo receives nothing`, `Romeo disconnects`, `@ 12 minutes pass`. Actors are `romeo@localhost` and so on; step N stands on line N.
 */
export function scenario(notation: string): Scenario {
  const lines = notation
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const steps = lines.map((line, i) => stepFrom(line, i + 1));
  const names = [...new Set(steps.map(({ actor }) => actor))].filter((name) => name !== NOBODY);
  return { title: '', description: '', tags: [], actors: names.map(actor), steps, scenes: [] };
}

export function actor(name: string): ScenarioActor {
  return {
    name,
    jid: `${name.toLowerCase()}@localhost`,
    password: 'secret',
    resource: undefined,
    connectHost: undefined,
    connectPort: undefined,
    range: RANGE,
  };
}

function stepFrom(line: string, index: number): Step {
  const [, name = '', verb = '', rest = ''] =
    /^(\S+) (connects|disconnects|sends|receives) ?(.*)$/s.exec(line) ?? [];
  const base = { index, actor: name, line: index, range: RANGE };
  const passing = readTimeMark(line);
  if (passing.ok) return { ...base, actor: NOBODY, kind: 'time-passes', ...passing.value };
  if (verb === 'connects' || verb === 'disconnects') return { ...base, kind: verb };
  if (verb === 'receives' && rest === 'nothing') return { ...base, kind: 'receives-nothing' };
  if (verb !== 'sends' && verb !== 'receives') throw new Error(`This line is no step: ${line}`);
  return { ...base, kind: verb, stanza: stanza(rest) };
}

/** A stanza with `scansion:` declared, in `jabber:client` unless it says otherwise. */
export function stanza(text: string): XmlElement {
  const ns = /^<\w+[^>]* xmlns=/.test(text) ? '' : ` xmlns="${CLIENT_NS}"`;
  const declared = text.replace(/^<(\w+)/, `<$1${ns} xmlns:scansion="${SCANSION_NS}"`);
  const parsed = parseStrict(declared);
  return ensure(parsed.ok ? parsed.value : undefined, `well-formed XML in ${text}`);
}

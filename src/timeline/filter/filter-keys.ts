import { t } from '../../base/translate.ts';
import type { RowVerdict } from '../model.ts';
import { VERDICTS } from '../words/verdict-words.ts';
import type { StepRange, TermTest, SoughtText } from './filter.ts';

/** As a filter has it, in whatever language the page is: links hold it. Others are written as they are. */
const WRITTEN_VERDICTS: Partial<Record<RowVerdict, string>> = {
  'by-hand': 'sent-by-hand',
  refused: 'took-a-refusal',
  missing: 'never-came',
};

/** A key of the filter's language: `kind:` with what may stand behind it. */
export interface FilterKey {
  readonly name: string;
  /** What it asks for, as a completion tells it. */
  readonly help: string;
  /** What may be written behind it, in a sentence about a value that is none. */
  readonly takes: string;
  /** Values that can be offered. */
  readonly values: readonly string[];
  /** The test for values that stand between commas, in lower case; `undefined` where one of them is none. */
  readonly read: (values: readonly string[]) => TermTest | undefined;
}

const KINDS = ['message', 'presence', 'iq'];
const TYPES = ['groupchat', 'chat', 'error', 'unavailable', 'get', 'set', 'result'];

/** All keys, in the order in which they are offered. */
export const FILTER_KEYS: readonly FilterKey[] = [
  textKey('actor', t('the actor whose row it is'), t('a name'), (texts) => ({
    kind: 'actor',
    // A name is whole: `actor:rom` is not Romeo.
    parts: texts.map((text) => partOf(text, true)),
  })),
  partKey('from', t('who sent it: a part of an address or name, * for anything')),
  partKey('to', t('to whom it went: a part of an address or name, * for anything')),
  partKey('with', t('either end: a part of an address or name, * for anything')),
  valueKey('kind', t('message, presence or iq'), KINDS, (texts) => ({ kind: 'stanza', texts })),
  {
    ...textKey('type', t('the type of the stanza'), t('a type, as groupchat'), (texts) => ({
      kind: 'type',
      texts,
    })),
    values: TYPES,
  },
  valueKey('dir', t('in: received; out: sent'), ['in', 'out'], (directions) => ({
    kind: 'direction',
    directions: directions.map((each) => (each === 'in' ? 'in' : 'out')),
  })),
  {
    name: 'verdict',
    help: t('what became of it'),
    takes: t('a verdict, as differs or never-came'),
    values: VERDICTS.map(verdictValue),
    read: readVerdicts,
  },
  {
    name: 'step',
    help: t('a step, or steps from one to another: 8, 8..12'),
    takes: t('a number or a range: step:8, step:8..12'),
    values: [],
    read: readSteps,
  },
  statusKey('code', t('a status code of group chat, as 110')),
  statusKey('status', t('a status code of group chat, as 110')),
  textKey(
    'error',
    t('an error of that condition, as forbidden'),
    t('a condition'),
    (conditions) => ({
      kind: 'error',
      conditions,
    }),
  ),
  partKey('ns', t('a namespace, or a part of one: muc#user')),
  partKey('id', t('the id of the stanza')),
  textKey('body', t('words of what is said: body:"good morrow"'), 'words', (texts) => ({
    kind: 'body',
    texts,
  })),
];

export const FILTER_KEY_NAMES: readonly string[] = FILTER_KEYS.map(({ name }) => name);

export function filterKey(name: string): FilterKey | undefined {
  return FILTER_KEYS.find((key) => key.name === name);
}

function textKey(
  name: string,
  help: string,
  takes: string,
  read: (values: readonly string[]) => TermTest,
): FilterKey {
  return { name, help, takes, values: [], read };
}

function partKey(name: 'from' | 'to' | 'with' | 'ns' | 'id', help: string): FilterKey {
  return textKey(name, help, t('a text'), (texts) => ({
    kind: name,
    parts: texts.map((text) => partOf(text, false)),
  }));
}

function valueKey(
  name: string,
  help: string,
  values: readonly string[],
  read: (values: readonly string[]) => TermTest,
): FilterKey {
  const takes = values.join(', ');
  return {
    name,
    help,
    takes,
    values,
    read: (texts) => (texts.every((text) => values.includes(text)) ? read(texts) : undefined),
  };
}

function statusKey(name: string, help: string): FilterKey {
  return {
    name,
    help,
    takes: t('a number of three digits'),
    values: [],
    read: (codes) =>
      codes.every((code) => /^\d{1,4}$/.test(code)) ? { kind: 'status', codes } : undefined,
  };
}

function partOf(text: string, isWhole: boolean): SoughtText {
  return { pieces: text.split('*'), isWhole };
}

/** By identifier or by word without spaces: `missing` and `never-came`. */
function readVerdicts(values: readonly string[]): TermTest | undefined {
  const found = values.map((value) =>
    VERDICTS.filter((verdict) => verdict === value || verdictValue(verdict) === value),
  );
  if (found.some((verdicts) => verdicts.length === 0)) return undefined;
  return { kind: 'verdict', verdicts: found.flat() };
}

function verdictValue(verdict: RowVerdict): string {
  return WRITTEN_VERDICTS[verdict] ?? verdict;
}

function readSteps(values: readonly string[]): TermTest | undefined {
  const ranges: StepRange[] = [];
  for (const value of values) {
    const range = /^(\d+)(?:\.\.(\d+))?$/.exec(value);
    if (range === null) return undefined;
    const first = Number(range[1]);
    ranges.push({ first, last: range[2] === undefined ? first : Number(range[2]) });
  }
  return { kind: 'step', ranges };
}

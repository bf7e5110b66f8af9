import { parseScript } from '../../script/parse.ts';
import { stageOf } from '../../script/stage.ts';
import type { Stage } from '../../xmpp/stage.ts';

/** A script that a suite may run: where it is from, and its present text. */
export interface SuiteScript {
  /** Unique in the suite; shown, without its `.scs`. */
  readonly path: string;
  readonly source: string;
  /** What its course calls it; absent: its own title holds. */
  readonly title?: string;
  /** Of the course, or of the lessons; absent where there is none. */
  readonly chapter?: string;
  /** It came from somebody else, and nobody has agreed to what it may load. */
  readonly isForeign?: boolean;
}

/** What is said of a script before it is run. */
export interface SuiteScriptHead {
  /** Its path as people read it. */
  readonly name: string;
  /** What it shows: its title, `''` where it has none. */
  readonly title: string;
  /** The tags of its header as they are written: `XEP-0045: 6.1`. */
  readonly tags: readonly string[];
}

const heads = new WeakMap<SuiteScript, SuiteScriptHead>();

/** Read from the comments at its begin only, and once: the same object for the same script. */
export function suiteScriptHead(script: SuiteScript): SuiteScriptHead {
  const known = heads.get(script);
  if (known !== undefined) return known;
  const { header } = parseScript(leadingComments(script.source));
  const head = {
    name: suiteScriptName(script.path),
    title: script.title ?? header.title?.text ?? '',
    tags: header.tags.map(({ key, value }) => `${key.text}: ${value.text}`),
  };
  heads.set(script, head);
  return head;
}

/** What the header of a script asks of the server; at which domains its actors connect is not in it. */
export function headStage(source: string): Pick<Stage, 'modules' | 'components'> {
  return stageOf(parseScript(leadingComments(source)));
}

export function suiteScriptName(path: string): string {
  return path.replace(/\.scs$/, '');
}

/** All lines before the first that is neither blank nor a comment: all that its header can say. */
export function leadingComments(source: string): string {
  let end = 0;
  while (end < source.length) {
    const newline = source.indexOf('\n', end);
    const next = newline === -1 ? source.length : newline + 1;
    const line = source.slice(end, next).trim();
    if (line !== '' && !line.startsWith('#')) break;
    end = next;
  }
  return source.slice(0, end);
}

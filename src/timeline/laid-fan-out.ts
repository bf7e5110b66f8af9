import type { Milliseconds } from '../base/clock.ts';
import { agrees, worstVerdict, type FanOutSeed } from './growing/fan-out-seed.ts';
import type { LaidRow } from './laid-row.ts';
import type { ArrowRow, ArrowShape, FanHead, RowLabel, RowPhrase, RowVerdict } from './model.ts';
import { fanOutName, fanOutPhrase } from './words/fan-out-words.ts';
import { phraseText } from './words/phrase.ts';

export interface FanOutPlace {
  readonly live: () => readonly boolean[];
  readonly current: boolean;
}

/** The row that stands for what many receive alike. Its words and ends are found when somebody looks. */
export class LaidFanOut implements ArrowRow {
  readonly kind = 'arrow';
  readonly cameBefore = undefined;
  readonly fan: FanHead;
  readonly verdict: RowVerdict;
  readonly line: number;
  readonly #members: readonly LaidRow[];
  readonly #place: FanOutPlace;
  #shape: ArrowShape | undefined;
  #phrase: RowPhrase | undefined;

  /** `members`: the rows of its steps, at least one. */
  constructor(seed: FanOutSeed, members: readonly LaidRow[], place: FanOutPlace) {
    const { steps, line } = seed.fanOut;
    this.#members = members;
    this.#place = place;
    this.fan = { steps, line, isFolded: seed.isFolded };
    this.verdict = worstVerdict(seed);
    this.line = line;
  }

  get id(): string {
    return `fan-out-${this.fan.steps[0] ?? ''}`;
  }
  /** Of the step that is selected with it: the first that went wrong, else the first. */
  get step(): number | undefined {
    return this.#first?.step;
  }
  get stanza() {
    return this.#first?.stanza;
  }
  /** When the last of them that has come came. */
  get at(): Milliseconds | undefined {
    return this.#members.findLast(({ at }) => at !== undefined)?.at;
  }
  get lane(): number {
    return this.#first?.lane ?? 0;
  }
  get shape(): ArrowShape {
    return (this.#shape ??= shapeOf(this.#members));
  }
  get live() {
    return this.#place.live();
  }
  get current() {
    return this.#place.current;
  }
  get label(): RowLabel {
    const { name = '', type = '' } = this.#members[0]?.label ?? {};
    return { name, type, badges: [] };
  }
  get phrase(): RowPhrase {
    return (this.#phrase ??= fanOutPhrase(this.#members));
  }
  get summary(): string {
    return phraseText(this.phrase);
  }
  get name(): string {
    return fanOutName(this.#members, this.verdict, this.fan);
  }

  get #first(): LaidRow | undefined {
    return this.#members.find(({ verdict }) => !agrees(verdict)) ?? this.#members[0];
  }
}

function shapeOf(members: readonly LaidRow[]): ArrowShape {
  const ends = members.map(({ lane, verdict }) => ({ lane, verdict }));
  const arrow = members.find(({ shape }) => shape.kind === 'arrow')?.shape;
  const first = members[0];
  if (arrow?.kind !== 'arrow') return { kind: 'fan', from: first?.lane ?? 0, ends };
  return { kind: 'fan', from: arrow.from, ends };
}

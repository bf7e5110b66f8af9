import { t } from '../base/translate.ts';
import { boundedSentence } from '../base/bounded-text.ts';
import type { ArrowRow, ArrowShape, RowPhrase, RowLabel } from './model.ts';
import { phraseText } from './words/phrase.ts';
import { shownLabel, shownPhrase } from './words/shown-words.ts';
import { rowPhrase, type PhraseSources } from './words/row-phrase.ts';
import type { RowSeed } from './row-seeds.ts';
import { rowLabel, rowCaption } from './words/row-words.ts';

export interface RowPlace {
  readonly lane: number;
  readonly shape: ArrowShape;
  readonly live: () => readonly boolean[];
  readonly current: boolean;
}

/** A row on its lanes. Its words are computed when somebody looks: only a window of the rows is ever painted. */
export class LaidRow implements ArrowRow {
  readonly kind = 'arrow';
  readonly #seed: RowSeed;
  readonly #place: RowPlace;
  readonly #sources: PhraseSources;
  #label: RowLabel | undefined;
  #phrase: RowPhrase | undefined;

  constructor(seed: RowSeed, place: RowPlace, sources: PhraseSources) {
    this.#seed = seed;
    this.#place = place;
    this.#sources = sources;
  }

  get seed(): RowSeed {
    return this.#seed;
  }
  get id(): string {
    const { step, frame, told } = this.#seed;
    if (told !== undefined) return `logpoint-${told.event.seq}`;
    return step === undefined ? `stanza-${frame?.seq ?? ''}` : `step-${step.index}`;
  }
  get step() {
    return this.#seed.step?.index;
  }
  get stanza() {
    return this.#seed.frame?.seq ?? this.#seed.told?.event.seq;
  }
  get verdict() {
    return this.#seed.verdict;
  }
  get at() {
    return this.#seed.at;
  }
  get line() {
    return this.#seed.step?.line;
  }
  get lane() {
    return this.#place.lane;
  }
  get shape() {
    return this.#place.shape;
  }
  get live() {
    return this.#place.live();
  }
  get cameBefore() {
    return this.#seed.cameBefore;
  }
  get fan() {
    return undefined;
  }
  get current() {
    return this.#place.current;
  }
  get label(): RowLabel {
    return (this.#label ??= shownLabel(withPlace(this.#seed, this.#sources)));
  }
  get phrase(): RowPhrase {
    return (this.#phrase ??= shownPhrase(rowPhrase(this.#seed, this.#sources)));
  }
  get summary(): string {
    return phraseText(this.phrase);
  }
  get name(): string {
    return boundedSentence(rowCaption(this.#seed, this.#sources));
  }
}

function withPlace(seed: RowSeed, { reader }: PhraseSources): RowLabel {
  const label = rowLabel(seed, reader);
  if (seed.cameBefore === undefined) return label;
  return {
    ...label,
    badges: [...label.badges, t('came before {cameBefore}', { cameBefore: seed.cameBefore })],
  };
}

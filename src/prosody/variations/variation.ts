import type { StageOption } from '../../xmpp/stage.ts';

/** A way in which the server can differ from how it usually is, by a name that scripts, lessons and specs use. */
export interface Variation {
  /** `forgets-110`. */
  readonly name: string;
  /** What the server then does, as a sentence. */
  readonly sentence: string;
  readonly means: VariationMeans;
  readonly xep: XepRelation;
  /** Absent: the name says all. */
  readonly value?: ValueRule;
}

/** By what the server is made so: options of Prosody, or a module of ours for services of rooms. */
export type VariationMeans =
  | { readonly kind: 'options'; readonly of: (value: string) => readonly StageOption[] }
  | { readonly kind: 'module'; readonly module: string };

/** Where XEP-0045 speaks of it, and whether the server then departs from what it says there. */
export interface XepRelation {
  readonly section: string;
  readonly departs: boolean;
}

/** What may stand behind the sign of equality; `usual` is meant where nothing does. */
export type ValueRule =
  | {
      readonly kind: 'count';
      readonly of: string;
      readonly least: number;
      readonly most: number;
      readonly usual: number;
    }
  | {
      readonly kind: 'word';
      readonly of: string;
      readonly words: readonly string[];
      readonly usual: string;
    };

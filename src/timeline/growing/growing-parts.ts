import type { Scenario } from '../../script/scenario.ts';
import type { TimelineOptions } from '../options.ts';
import type { StanzaReader } from '../stanza-reader.ts';
import { Addresses } from './addresses.ts';
import { FanOutHeads } from './fan-out-heads.ts';
import { PartyFinder } from './party-finder.ts';
import { RunFacts } from './run-facts.ts';
import { SceneHeads } from './scene-heads.ts';
import { Seeds } from './seeds.ts';
import { Tallies } from './tallies.ts';

export interface GrowingInput {
  readonly scenario: Scenario;
  readonly options: TimelineOptions;
  readonly reader: StanzaReader;
}

/** What a layout keeps of the events that it has looked at, beside its rows. */
export interface GrowingParts {
  readonly seeds: Seeds;
  readonly book: Addresses;
  readonly finder: PartyFinder;
  readonly facts: RunFacts;
  readonly tallies: Tallies;
  readonly heads: SceneHeads;
  readonly fanOuts: FanOutHeads;
}

export function newParts({ scenario, options, reader }: GrowingInput): GrowingParts {
  const book = new Addresses(scenario);
  return {
    seeds: Seeds.of(scenario, options),
    book,
    finder: new PartyFinder(book, reader),
    facts: new RunFacts(reader),
    tallies: Tallies.of(scenario),
    heads: new SceneHeads(scenario, options.order),
    fanOuts: FanOutHeads.of(scenario, options),
  };
}

/** Parts that have noted the same; each go on by themselves. */
export function forkOf(parts: GrowingParts): GrowingParts {
  const book = parts.book.fork();
  return {
    seeds: parts.seeds.fork(),
    book,
    finder: parts.finder.fork(book),
    facts: parts.facts.fork(),
    tallies: parts.tallies.fork(),
    heads: parts.heads.fork(),
    fanOuts: parts.fanOuts.fork(),
  };
}

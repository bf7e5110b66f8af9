import type { EventSeq } from '../trace/event.ts';
import { createLedger, type Ledger } from './room-ledger.ts';
import type { ActorKnowledge, Fact, FactSource, PersonKnowledge, RoomKnowledge } from './rooms.ts';

/** Which step took a stanza, by the moment that is looked at. */
export type StepOf = (stanza: EventSeq) => number | undefined;

type ByActor = Map<string, Ledger>;

/** What actors know of rooms, by room and by actor. Forks share what neither has changed since. */
export class Ledgers {
  readonly #rooms: Map<string, ByActor>;
  /** Those that no other has. */
  readonly #own = new Set<ByActor | Ledger>();

  constructor(rooms: ReadonlyMap<string, ByActor> = new Map<string, ByActor>()) {
    this.#rooms = new Map(rooms);
  }

  /** Another one that knows the same. This one is not to be changed any more. */
  fork(): Ledgers {
    return new Ledgers(this.#rooms);
  }

  has(room: string, actor?: string): boolean {
    const known = this.#rooms.get(room);
    return known !== undefined && (actor === undefined || known.has(actor));
  }

  /** One to be changed. */
  of(room: string, actor: string): Ledger {
    let known = this.#rooms.get(room);
    if (known === undefined || !this.#own.has(known)) {
      known = new Map(known);
      this.#rooms.set(room, known);
      this.#own.add(known);
    }
    let ledger = known.get(actor);
    if (ledger === undefined || !this.#own.has(ledger)) {
      ledger = ledger?.copy() ?? createLedger(actor);
      known.set(actor, ledger);
      this.#own.add(ledger);
    }
    return ledger;
  }

  knowledge(stepOf: StepOf): readonly RoomKnowledge[] {
    return [...this.#rooms].map(([room, known]) => ({
      room,
      knowers: [...known.values()].map((ledger) => withSteps(ledger.knowledge(), stepOf)),
    }));
  }
}

/** Which step took a stanza may turn out after it was read, and is not known at earlier moments. */
function withSteps(known: ActorKnowledge, stepOf: StepOf): ActorKnowledge {
  const sourceOf = ({ stanza }: FactSource): FactSource => ({
    stanza,
    get step() {
      return stepOf(stanza);
    },
  });
  const factOf = <T>(fact: Fact<T> | undefined): Fact<T> | undefined =>
    fact && { value: fact.value, source: sourceOf(fact.source) };
  const personOf = (person: PersonKnowledge): PersonKnowledge => ({
    ...person,
    jid: factOf(person.jid),
    affiliation: factOf(person.affiliation),
    role: factOf(person.role),
    source: sourceOf(person.source),
  });
  return {
    ...known,
    ownNick: factOf(known.ownNick),
    outside: factOf(known.outside),
    persons: known.persons.map(personOf),
    subject: factOf(known.subject),
    realJids: factOf(known.realJids),
  };
}

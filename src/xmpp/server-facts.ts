/** What is known of a server from its own code: which modules it has, and which options they read. Plain JSON. */
export interface ServerFacts {
  /** E.g. `13.0.7`. */
  readonly version: string;
  /** Ordered by name. */
  readonly modules: readonly ModuleFact[];
  /** Ordered by name. */
  readonly options: readonly OptionFact[];
}

export interface ModuleFact {
  /** Without `mod_`. */
  readonly name: string;
  /** Its path among the server's files. */
  readonly file: string;
  /** Where it is loaded if nothing else is said. */
  readonly place: 'hosts' | 'rooms';
  /** The comment at its top, without licences, in one line; `''` where there is none. */
  readonly about: string;
  /** Features that it announces (XEP-0030), in the order of its code. */
  readonly features: readonly string[];
  /** Whether it can run a component by itself, as `muc` does. */
  readonly runsComponents?: true;
  /** Whose it is, if it is none of Prosody's: of whoever runs the server, or of Prosody's community. */
  readonly from?: 'own' | 'community';
}

export interface OptionFact {
  readonly name: string;
  /** `boolean`, `number`, `string`, `set`, `enum` …, as its reader asks for it; `any` where it takes what comes. */
  readonly kind: string;
  /** Its default as the code has it, if it is a plain value. */
  readonly byDefault?: string;
  /** Of an enum. */
  readonly values?: readonly string[];
  /** Modules that read it; none where Prosody's core does. */
  readonly modules: readonly string[];
}

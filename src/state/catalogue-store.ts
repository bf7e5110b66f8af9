import type { LinkedThing } from './script-link.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { UNKNOWN_SERVER, type StageServer } from '../script/stage-server.ts';
import { NO_OWN_CODE, type OwnCodeState } from './own-code/code-entries.ts';

/** A scenario that ships with the page. Its text is fetched when it is opened. */
export interface CatalogueEntry {
  /** Stable: part of links (`?scenario=ID`). */
  readonly id: string;
  /** Its number in the curriculum; a broken variant has its original's number. */
  readonly number: number;
  readonly title: string;
  readonly chapter: string;
  /** For a broken variant: the id of the original. */
  readonly brokenOf?: string;
  /** One line: what it teaches, or what is wrong in it. */
  readonly lesson: string;
  /** Whom it is for; only originals have this, and what follows. */
  readonly audience?: readonly string[];
  /** The sections of XEP-0045 that its header names. */
  readonly sections?: readonly string[];
  /** What people usually get wrong; where its header does not say it. */
  readonly pitfall?: string;
  /** Why the server did that, in our notation for texts. */
  readonly why?: readonly string[];
  /** For a task, whose last steps the learner writes: the id of the lesson that it belongs to. */
  readonly taskOf?: string;
  /** For a broken variant: where it fails, and how. */
  readonly fails?: IntendedFailure;
}

/** The one thing that is wrong in a broken variant. */
export interface IntendedFailure {
  readonly step: number;
  /** The kind of the one difference, or the verdict of the step where there is no stanza that differs. */
  readonly difference: string;
  /** Where in the stanza, e.g. `presence/x/item/@role`; absent where there is none that differs. */
  readonly at?: string;
}

export type EmbeddedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'absent'; readonly sentence: string };

/** What the page has to offer, learned while it starts. */
export interface CatalogueState extends OwnCodeState {
  readonly scenarios: readonly CatalogueEntry[];
  /** BCP 47 tags of the languages that the page speaks. */
  readonly languages: readonly string[];
  /** Versions of the embedded Prosody in this build, the newest first. */
  readonly versions: readonly string[];
  readonly embedded: EmbeddedState;
  /** What is known of the server that the script would run on now. */
  readonly stageServer: StageServer;
  /** A script that the page's address asks for, as long as it is not there. */
  readonly link: PendingLink | undefined;
  /** The course that a link has opened, if one has. */
  readonly course: LinkedCourse | undefined;
  /** What runs have left on servers of others, in sentences. */
  readonly left: readonly string[];
}

/** A course that lies on the web: its lessons are fetched as each is opened. */
export interface LinkedCourse {
  /** Of its index. */
  readonly url: string;
  readonly title: string;
  readonly chapters: readonly LinkedChapter[];
  /** What is wrong with it, in sentences. */
  readonly faults: readonly string[];
}

export interface LinkedChapter {
  /** `''`: what stands before the first chapter. */
  readonly title: string;
  readonly lessons: readonly { readonly url: string; readonly title: string }[];
}

/** All lessons of a course, in their order. */
export function lessonsOfCourse(course: LinkedCourse | undefined): LinkedChapter['lessons'] {
  return course?.chapters.flatMap(({ lessons }) => lessons) ?? [];
}

/** A script, a course, or a trace, from elsewhere: asked about first, then fetched. */
export interface PendingLink {
  readonly what: LinkedThing;
  readonly stage: 'asks' | 'fetches';
  readonly url: string;
  readonly host: string;
  readonly isOwnNetwork: boolean;
  /** Answers the question. Also ends the fetching: no. */
  readonly decide: (yes: boolean) => void;
}

export type CatalogueStore = StoreApi<CatalogueState>;

export function createCatalogueStore(): CatalogueStore {
  return createStore<CatalogueState>(() => ({
    scenarios: [],
    languages: ['en'],
    versions: [],
    embedded: { kind: 'loading' },
    stageServer: UNKNOWN_SERVER,
    link: undefined,
    course: undefined,
    left: [],
    ...NO_OWN_CODE,
  }));
}

import { t } from '../../base/translate.ts';
import type { RegistryTerm, SpecRef } from '../../insight/registry.ts';
import { explainStanza } from '../../insight/explain.ts';
import type { Scenario } from '../../script/scenario.ts';
import { elementOf } from '../../trace/frame-element.ts';
import type { TraceModel } from '../../trace/model.ts';

/** The sections of XEP-0045 that a script names in its header, as `## XEP-0045: 9.3, 9.5`. */
export function sectionsOf({ tags }: Pick<Scenario, 'tags'>): readonly SpecRef[] {
  return tags
    .filter(({ key }) => key === 'XEP-0045')
    .flatMap(({ value }) => value.split(','))
    .map((section) => section.trim())
    .filter((section) => /^\d+(?:\.\d+)*$/.test(section))
    .map((section) => ({ document: 'XEP-0045', section }));
}

/** What an actor does in a play, in few words: `comes at step 10`. */
export function castPart(actor: string, { steps }: Pick<Scenario, 'steps'>): string {
  const first = steps.find((step) => step.actor === actor);
  if (first === undefined) return t('is only spoken of');
  const acts = steps.filter((step) => step.actor === actor && step.kind === 'sends').length;
  const when = t('{index, plural, one {is there from the start} other {comes at step {index}}}', {
    index: first.index,
  });
  return acts === 0 ? t('{when}, and listens', { when }) : when;
}

/** A word of the protocol that came in a run, and the step that took it. */
export interface ToldTerm {
  readonly term: RegistryTerm;
  readonly step: number;
}

const TELLING = new Set<RegistryTerm['kind']>(['status code', 'error condition']);

/** The codes and conditions that came in a run, each at the first step that took it, in the order of the play. */
export function termsTold({ steps }: Scenario, model: TraceModel): readonly ToldTerm[] {
  const told = new Map<string, ToldTerm>();
  for (const { index } of steps) {
    for (const term of termsAt(index, model)) {
      const key = `${term.kind} ${term.term}`;
      if (TELLING.has(term.kind) && !told.has(key)) told.set(key, { term, step: index });
    }
  }
  return [...told.values()];
}

/** What is known of the stanza that a step received; empty for other steps. */
function termsAt(step: number, model: TraceModel): readonly RegistryTerm[] {
  const stanza = model.steps.get(step)?.ended?.stanza;
  const record = stanza === undefined ? undefined : model.stanzaAt(stanza);
  if (record?.frame.direction !== 'received') return [];
  const parsed = elementOf(record.frame);
  return parsed.ok ? explainStanza(parsed.value) : [];
}

import { t } from '../../base/translate.ts';
import { fitsRange } from '../../base/version-range.ts';
import { variationText, type StageVariation } from '../../xmpp/stage.ts';
import { changedBy, ruleWords, xepWords } from '../../prosody/variations/read-variation.ts';
import { variationNamed } from '../../prosody/variations/variations.ts';
import type { ServerFacts } from '../../xmpp/server-facts.ts';
import type { ScriptSyntax } from '../ast.ts';
import { moduleOf } from '../check-stage.ts';
import { touches } from '../elements-at.ts';
import { writtenStage, type StageEntry } from '../stage-entries.ts';
import type { StageServer } from '../stage-server.ts';
import { aboutModule, aboutOption, inARow } from '../stage-words.ts';
import type { Hover } from './hover-part.ts';

/** One of the things that a tag asks the server for: what it is, from the server's own code. */
export function hoverStage(
  syntax: ScriptSyntax,
  offset: number,
  { facts, versions }: StageServer,
): Hover | undefined {
  const entry = writtenStage(syntax).entries.find(({ part }) => touches(part.range, offset));
  if (entry === undefined) return undefined;
  if (entry.tag === 'variation') return hoverVariation(entry.value, entry);
  if (entry.tag === 'prosody') return hoverVersions(entry, versions);
  return facts === undefined ? undefined : hoverCode(entry, offset, facts);
}

function hoverCode(entry: StageEntry, offset: number, facts: ServerFacts): Hover | undefined {
  const { tag, value, part } = entry;
  const module = moduleOf(entry);
  if (module !== undefined && touches(module.range, offset)) {
    const fact = facts.modules.find(({ name }) => name === module.name);
    if (fact === undefined) return undefined;
    const sentences = aboutModule(fact, facts);
    return { range: module.range, parts: [{ title: `mod_${fact.name}`, sentences }] };
  }
  const option =
    tag === 'option' ? facts.options.find(({ name }) => name === value.name) : undefined;
  if (option === undefined) return undefined;
  const sentences = aboutOption(option, facts);
  return { range: part.range, parts: [{ title: option.name, sentences }] };
}

function hoverVariation(written: StageVariation, { part }: StageEntry): Hover | undefined {
  const variation = variationNamed(written.name);
  if (variation === undefined) return undefined;
  const { sentence, value } = variation;
  const sentences = [
    sentence,
    ...(value === undefined ? [] : [t('It takes {value}.', { value: ruleWords(value) })]),
    t('{words} It is done by {changed}.', {
      words: xepWords(variation),
      changed: changedBy(variation),
    }),
  ];
  return { range: part.range, parts: [{ title: variationText(written), sentences }] };
}

function hoverVersions(
  { part, value }: Extract<StageEntry, { readonly tag: 'prosody' }>,
  versions: readonly string[],
): Hover | undefined {
  if (versions.length === 0) return undefined;
  const fitting = versions.filter((version) => fitsRange(version, value));
  const sentence =
    fitting.length === 0
      ? t('None that is here fits: there is {versions}.', { versions: inARow(versions) })
      : t('Of those that are here it fits Prosody {versions}.', { versions: inARow(fitting) });
  return {
    range: part.range,
    parts: [{ title: `Prosody ${value.words}`, sentences: [sentence] }],
  };
}

import { t } from '../../base/translate.ts';
import { fitsRange, readVersionRange } from '../../base/version-range.ts';
import { xepWords } from '../../prosody/variations/read-variation.ts';
import { VARIATIONS, variationNamed } from '../../prosody/variations/variations.ts';
import type { ModuleFact, OptionFact, ServerFacts } from '../../xmpp/server-facts.ts';
import type { ScriptSyntax } from '../ast.ts';
import { servedDomains } from '../served.ts';
import type { StageServer } from '../stage-server.ts';
import {
  aboutModule,
  aboutOption,
  plainValues,
  USUAL_COMPONENTS,
  usualValue,
  versionBounds,
} from '../stage-words.ts';
import { escapeSnippet, plain, type Offer } from './completion.ts';
import type { TagValuePlace } from './tag-place.ts';

/** What can stand behind the colon of a tag that says what the server is to be like. */
export function stageOffers(
  { tag, before }: TagValuePlace,
  syntax: ScriptSyntax,
  { facts, versions }: StageServer,
): readonly Offer[] {
  const isFirst = before === '';
  switch (tag) {
    case 'prosody':
      return versionOffers(versions);
    case 'modules':
      return isFirst ? moduleOffers(facts) : whereOffers(before, syntax);
    case 'module-may-fail':
      return isFirst ? moduleOffers(facts) : [];
    case 'component':
      return isFirst ? [] : componentOffers(facts);
    case 'option':
      return optionOffers(before, facts);
    case 'variation':
      return variationOffers(before);
    case 'hosts':
      return [];
  }
}

/** Each that is here, and bounds that leave out the older ones. */
function versionOffers(versions: readonly string[]): readonly Offer[] {
  const bounds = versionBounds(versions).map((bound) => {
    const range = readVersionRange(bound);
    const fitting = versions.filter((each) => range !== undefined && fitsRange(each, range));
    return plain('value', bound, t('fits {fitting}', { fitting: fitting.join(', ') }));
  });
  return [...bounds, ...versions.map((version) => plain('value', version, t('this one alone')))];
}

function moduleOffers(facts: ServerFacts | undefined): readonly Offer[] {
  if (facts === undefined) return [];
  return facts.modules.map((module) => ({
    ...plain('value', module.name, moduleDetail(module, facts)),
    documentation: aboutModule(module, facts).join(' '),
  }));
}

function moduleDetail({ from, place }: ModuleFact, { version }: ServerFacts): string {
  const whose = {
    own: t('put in front'),
    community: t('of the community'),
    prosody: `Prosody ${version}`,
  };
  const origin = whose[from ?? 'prosody'];
  return place === 'rooms' ? t('{origin}, for rooms', { origin }) : origin;
}

function componentOffers(facts: ServerFacts | undefined): readonly Offer[] {
  if (facts === undefined) return [plain('value', 'muc', t('rooms'))];
  const isUsual = ({ name, runsComponents }: ModuleFact) =>
    runsComponents === true || USUAL_COMPONENTS.includes(name);
  return moduleOffers({ ...facts, modules: facts.modules.filter(isUsual) });
}

/** Behind the name of a module. */
function whereOffers(before: string, syntax: ScriptSyntax): readonly Offer[] {
  if (!/\son\s+$/.test(before)) return [plain('property', 'on', t('on which host alone'))];
  return servedDomains(syntax).map((domain) => plain('value', domain, t('served to this script')));
}

function optionOffers(before: string, facts: ServerFacts | undefined): readonly Offer[] {
  if (facts === undefined) return [];
  const [, name] = /^(\w+)\s*=\s*/.exec(before) ?? [];
  if (name === undefined)
    return before === '' ? facts.options.map((each) => optionOffer(each, facts)) : [];
  const option = facts.options.find((each) => each.name === name);
  return option === undefined
    ? []
    : plainValues(option).map((value) => plain('value', value, name));
}

function optionOffer(option: OptionFact, facts: ServerFacts): Offer {
  const value = escapeSnippet(usualValue(option));
  return {
    ...plain('property', option.name, option.byDefault ?? option.kind),
    documentation: aboutOption(option, facts).join(' '),
    insertText: `${option.name} = \${1:${value}}`,
    isSnippet: true,
  };
}

function variationOffers(before: string): readonly Offer[] {
  const [, name] = /^([\w-]+)\s*=\s*$/.exec(before) ?? [];
  if (name !== undefined) return variationValues(name);
  if (before !== '') return [];
  return VARIATIONS.map((variation) => {
    const { value, sentence } = variation;
    const usual = value === undefined ? '' : `=\${1:${String(value.usual)}}`;
    return {
      ...plain('property', variation.name, t('the embedded server varies so')),
      documentation: `${sentence} ${xepWords(variation)}`,
      insertText: variation.name + usual,
      isSnippet: true,
    };
  });
}

function variationValues(name: string): readonly Offer[] {
  const rule = variationNamed(name)?.value;
  if (rule === undefined) return [];
  const words = rule.kind === 'word' ? rule.words : [rule.least, rule.usual].map(String);
  return [...new Set(words)].map((word) => plain('value', word, rule.of));
}

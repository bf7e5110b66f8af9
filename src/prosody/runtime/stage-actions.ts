import type { Stage } from '../../xmpp/stage.ts';
import { isForRooms } from '../server-facts.ts';
import { effectsOf } from '../variations/effects.ts';

/** One action of `lua/caesura/entry.lua`, with its arguments. */
type Action = readonly [string, ...string[]];

/**
 * What sets a stage, in order: modules read options when they are loaded, and hosts have to be there before modules and
 * before their doors close. `source`: the text of a module, if it is there.
 */
export function stageActions(
  stage: Stage | undefined,
  source: (module: string) => string | undefined,
): readonly Action[] {
  if (stage === undefined) return [];
  const { accounts, hosts, components, modules, mayFail } = stage;
  const varied = effectsOf(stage.variations ?? []);
  // What a script says itself counts, whatever the variation.
  const options = [...varied.options, ...stage.options];
  const anew: Action[] = options.length === 0 ? [] : [['begin_anew']];
  const doors: Action[] = accounts === undefined ? [] : [['close_doors']];
  return [
    ...[...options, ...varied.settings].map(({ name, value }): Action => [
      'set_option',
      name,
      JSON.stringify(value),
    ]),
    ...anew,
    ...hosts.map(({ domain, isAnonymous }): Action => [
      'serve',
      domain,
      isAnonymous ? 'anonymous' : '',
    ]),
    ...components.map(({ domain, module }): Action => ['component', domain, module]),
    ...hosts.map(({ domain }): Action => ['rooms_of', domain]),
    ...modules.map(({ name, host }): Action => [
      'load',
      name,
      host ?? (isForRooms(name, source(name)) ? '*rooms' : '*hosts'),
      mayFail.includes(name) ? 'may fail' : '',
    ]),
    ...varied.modules.map((name): Action => ['load', name, '*rooms', '']),
    ...doors,
    ...(accounts ?? []).map(({ jid, password }): Action => ['let_in', jid, password]),
  ];
}

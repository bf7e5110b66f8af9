import type { Stage, StageComponent } from '../../xmpp/stage.ts';

/** One action of `lua/caesura/entry.lua`, with its arguments. */
type Action = readonly [string, ...string[]];

/** What sets a stage, in order: modules read options when they are loaded, and hosts have to be there before their doors close. */
export function stageActions(stage: Stage | undefined): readonly Action[] {
  if (stage === undefined) return [];
  const { accounts, hosts, components, options } = stage;
  const anew: Action[] = options.length === 0 ? [] : [['begin_anew']];
  const doors: Action[] = accounts === undefined ? [] : [['close_doors']];
  return [
    ...options.map(({ name, value }): Action => ['set_option', name, JSON.stringify(value)]),
    ...anew,
    ...hosts.map(({ domain, isAnonymous }): Action => [
      'serve',
      domain,
      isAnonymous ? 'anonymous' : '',
    ]),
    ...[...components, ...roomsOf(hosts, components)].map(({ domain, module }): Action => [
      'component',
      domain,
      module,
    ]),
    ...doors,
    ...(accounts ?? []).map(({ jid, password }): Action => ['let_in', jid, password]),
  ];
}

/** The domains that the server has of its own; see `server-config.ts`. */
const OWN = new Set([
  'localhost',
  'anon.localhost',
  'conference.localhost',
  'pubsub.localhost',
  'upload.localhost',
]);

/** Each host that is added has rooms, as `localhost` has, unless the script has something else there. */
function roomsOf(
  hosts: Stage['hosts'],
  components: Stage['components'],
): readonly StageComponent[] {
  const taken = new Set([...hosts, ...components].map(({ domain }) => domain));
  return hosts
    .filter(({ domain }) => !OWN.has(domain))
    .map(({ domain }) => ({ domain: `conference.${domain}`, module: 'muc' }))
    .filter(({ domain }) => !taken.has(domain));
}

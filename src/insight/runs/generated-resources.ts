import type { EventList } from '../../trace/event-list.ts';

export interface GeneratedResource {
  readonly actor: string;
  readonly resource: string;
}

/** Resources that no script has asked for: the server's own are long and random. */
export function generatedResources(events: EventList, script: string): GeneratedResource[] {
  const resources = [...events].flatMap((event) =>
    event.type === 'connection' && event.jid !== undefined
      ? [{ actor: event.actor, resource: event.jid.split('/')[1] ?? '' }]
      : [],
  );
  return resources.filter(({ resource }) => resource !== '' && !script.includes(resource));
}

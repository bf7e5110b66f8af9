import { t } from '../base/translate.ts';
import { STREAM_NS } from '../xmpp/namespaces.ts';
import { definitionsByName, verbOf, type ActionSyntax, type ScriptSyntax } from './ast.ts';
import { lessonTag } from './lesson-tags.ts';
import { lowerActor } from './lower-actor.ts';
import { isAnonymous } from './scenario.ts';
import type { Report } from './report.ts';
import { contentVariables } from './stanza-values.ts';

type Presence = 'never' | 'online' | 'offline';

/** What shows only when the steps are followed in order: who is connected when, and who is never needed. */
export function checkFlow(syntax: ScriptSyntax, report: Report): void {
  const follower = new Follower(syntax, report);
  for (const action of syntax.actions) follower.follow(action);
  checkUnused(syntax, report);
}

class Follower {
  readonly #report: Report;
  readonly #states: Map<string, Presence>;
  /** Actors that have been spoken of since their state last changed: once is enough. */
  readonly #warned = new Set<string>();
  /** Those whose session the server ended: that may be told once more, with its condition. */
  readonly #ended = new Set<string>();
  /** Those whose JIDs the server makes up. */
  readonly #anonymous: ReadonlySet<string>;
  /** Actors whose full JID can be told before they connect. */
  readonly #withResource: ReadonlySet<string>;

  constructor(syntax: ScriptSyntax, report: Report) {
    this.#report = report;
    const definitions = [...definitionsByName(syntax)];
    this.#states = new Map(definitions.map(([name]) => [name, 'never']));
    const actors = definitions.map(([, definition]) => lowerActor(definition));
    this.#anonymous = new Set(actors.filter(isAnonymous).map(({ name }) => name));
    this.#withResource = new Set(
      actors
        .filter((actor) => actor.resource !== undefined && !isAnonymous(actor))
        .map(({ name }) => name),
    );
  }

  follow(action: ActionSyntax): void {
    const name = action.actor.text;
    const state = this.#states.get(name);
    const verb = verbOf(action);
    if (state === undefined || verb === undefined) return;
    if (verb === 'connects' || verb === 'is refused') this.#connect(action, state);
    else if (state !== 'online' && !(verb === 'is disconnected' && this.#ended.has(name)))
      this.#warnAbsent(action, state);
    if (state === 'online' && endsSession(action)) {
      this.#change(name, 'offline');
      if (verb !== 'disconnects') this.#ended.add(name);
    }
    this.#checkFullJids(action);
  }

  #change(name: string, state: Presence): void {
    this.#states.set(name, state);
    this.#warned.delete(name);
    this.#ended.delete(name);
  }

  #connect(action: ActionSyntax, state: Presence): void {
    const name = action.actor.text;
    if (state === 'online') {
      const message = t('{name} is connected already. This step does nothing.', { name });
      this.#report.warn('already-connected', action.head, message);
    }
    if (verbOf(action) === 'connects') this.#change(name, 'online');
  }

  #warnAbsent(action: ActionSyntax, state: Presence): void {
    const name = action.actor.text;
    if (this.#warned.has(name)) return;
    this.#warned.add(name);
    if (state === 'never') {
      const message = t('{name} has not connected yet. Put "{name} connects" above this step.', {
        name,
      });
      this.#report.warn('not-connected', action.head, message);
    } else {
      const message = t('{name} has disconnected before. Connect again, or move this step up.', {
        name,
      });
      this.#report.warn('after-disconnect', action.head, message);
    }
  }

  #checkFullJids({ block }: ActionSyntax): void {
    if (block === undefined || block.content.isRaw) return;
    const report = this.#report.at(block.range.start);
    for (const { variable, range } of contentVariables(block.content)) {
      if (variable === undefined) continue;
      const { actor, form } = variable;
      if (form === 'JID' && !this.#anonymous.has(actor)) continue;
      if (this.#states.get(actor) !== 'never' || this.#withResource.has(actor)) continue;
      const message = this.#anonymous.has(actor)
        ? t(
            '{actor} has not connected yet, and the server makes up the JID of who signs in without a name. Connect first.',
            { actor },
          )
        : t(
            '{actor} has not connected yet, so the full JID is not known. Connect first, or give {actor} a resource.',
            { actor },
          );
      report.warn('full-jid-too-early', range, message);
    }
  }
}

/** Whether the actor has no session after a step that goes as it is meant to. */
function endsSession(action: ActionSyntax): boolean {
  const verb = verbOf(action);
  if (verb === 'disconnects' || verb === 'is disconnected') return true;
  const root = action.block?.content.roots[0];
  return verb === 'receives' && root?.ns === STREAM_NS && root.local === 'error';
}

function checkUnused(syntax: ScriptSyntax, report: Report): void {
  if (syntax.actions.length === 0) return;
  // Whoever does nothing yet in a task is there for the steps that the learner writes.
  if (syntax.header.tags.some(({ key }) => lessonTag(key.text) === 'task')) return;
  const used = new Set([
    ...syntax.actions.map(({ actor }) => actor.text),
    ...syntax.actions.flatMap(({ block }) =>
      block === undefined
        ? []
        : contentVariables(block.content).map(({ variable }) => variable?.actor ?? ''),
    ),
  ]);
  for (const [name, definition] of definitionsByName(syntax)) {
    if (used.has(name)) continue;
    report.add(
      'info',
      'unused-actor',
      definition.name.range,
      t('{name} does nothing in this script.', { name }),
    );
  }
}

import { lazy } from '../base/lazy.ts';
import type { XmlElement, XmlNode } from '../xml/element.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';
import type { ActionSyntax, BlockSyntax, ScriptSyntax, TimeSyntax } from './ast.ts';
import { definitionsByName, isReceivesNothing, verbOf } from './ast.ts';
import { lowerActor } from './lower-actor.ts';
import { rawText } from './raw-mark.ts';
import { NOBODY, type EndingStep, type Scenario, type Step } from './scenario.ts';
import { findScenes } from './scenes.ts';
import { stageOf } from './stage.ts';
import { passingTime } from './time-mark.ts';

/** The scenario of a script without errors; `undefined` when it has no steps. */
export function lowerScript(syntax: ScriptSyntax): Scenario | undefined {
  const steps = syntax.steps.map((step, at) =>
    step.kind === 'time' ? lowerTime(step, at + 1) : lowerAction(step, at + 1),
  );
  const complete = steps.filter((step) => step !== undefined);
  if (complete.length === 0 || complete.length < steps.length) return undefined;
  const { title, description, tags } = syntax.header;
  return {
    title: title?.text ?? '',
    description: description.map(({ text }) => text).join(' '),
    tags: tags.map(({ key, value }) => ({ key: key.text, value: value.text })),
    stage: stageOf(syntax),
    actors: [...definitionsByName(syntax).values()].map(lowerActor),
    steps: complete,
    scenes: findScenes(syntax),
  };
}

/**
 * The scenario of a script that once ran: what is an error today may have been none when its trace was recorded. So long
 * as each step can be told, and each of its actors is defined, it stands.
 */
export function lowerRecorded(syntax: ScriptSyntax): Scenario | undefined {
  const defined = definitionsByName(syntax);
  const isTold = syntax.actions.every(({ actor }) => defined.has(actor.text));
  return isTold ? lowerScript(syntax) : undefined;
}

function lowerTime(time: TimeSyntax, index: number): Step | undefined {
  const { line, range } = time;
  const passing = passingTime(time);
  return passing && { index, actor: NOBODY, line, range, kind: 'time-passes', ...passing };
}

function lowerAction(action: ActionSyntax, index: number): Step | undefined {
  const base = { index, actor: action.actor.text, line: action.line, range: action.range };
  const verb = verbOf(action);
  if (verb === undefined) return undefined;
  if (verb === 'connects' || verb === 'disconnects') return { ...base, kind: verb };
  if (verb === 'is disconnected' || verb === 'is refused') {
    return { ...base, ...lowerEnding(verb, action) };
  }
  if (isReceivesNothing(action)) return { ...base, kind: 'receives-nothing' };
  const { block } = action;
  if (block?.content.isRaw)
    return { ...base, kind: 'sends-raw', text: rawText(block.content.text) };
  const root = block?.content.roots[0];
  if (block === undefined || root === undefined) return undefined;
  const stanza = lazy(() => stanzaOf(block, verb) ?? root);
  return {
    ...base,
    kind: verb,
    get stanza() {
      return stanza();
    },
  };
}

function lowerEnding(
  verb: 'is disconnected' | 'is refused',
  { rest }: ActionSyntax,
): Pick<EndingStep, 'kind' | 'condition'> {
  const kind = verb === 'is refused' ? 'is-refused' : 'is-disconnected';
  return rest === undefined ? { kind } : { kind, condition: rest.text };
}

/** Built when a run or a reader asks for it: most keystrokes do not. */
function stanzaOf({ roots: [root] }: BlockSyntax, verb: 'sends' | 'receives') {
  return root !== undefined && verb === 'sends' ? withoutDirectives(root) : root;
}

/** Attributes in scansion's own namespace never reach the wire. */
function withoutDirectives(element: XmlElement): XmlElement {
  return {
    ...element,
    attributes: element.attributes.filter(({ ns }) => ns !== SCANSION_NS),
    children: element.children.map((child): XmlNode =>
      child.kind === 'element' ? withoutDirectives(child) : child,
    ),
  };
}

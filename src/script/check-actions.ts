import { t } from '../base/translate.ts';
import type { TextRange } from '../base/text-range.ts';
import { isMistyped } from '../match/mistyped.ts';
import { childElements, type XmlElement } from '../xml/element.ts';
import { SASL_CONDITIONS, STREAM_CONDITIONS } from '../xmpp/ending-conditions.ts';
import { CLIENT_NS, STREAM_NS } from '../xmpp/namespaces.ts';
import type { ActionSyntax, BlockContent, ScriptSyntax, TextPart } from './ast.ts';
import { definitionsByName, isEndingVerb, isReceivesNothing, takesStanza, verbOf } from './ast.ts';
import { reportSpaces } from './check-definitions.ts';
import { suggestVerb } from './check-structure.ts';
import { adviceOf, createNearest, suggest } from './nearest.ts';
import type { Report } from './report.ts';

/** Each action by itself: its actor, its verb, and whether one stanza follows where one must. */
export function checkActions(syntax: ScriptSyntax, report: Report): void {
  const names = definitionsByName(syntax);
  const near = createNearest([...names.keys()]);
  for (const action of syntax.actions) {
    if (!names.has(action.actor.text)) reportActor(action, near, report);
    checkVerb(action, report);
    if (action.block !== undefined) checkBlock(action, report.at(action.block.range.start));
    else if (verbOf(action) !== undefined && takesStanza(action)) reportMissing(action, report);
  }
}

function reportActor(
  { actor }: ActionSyntax,
  near: (word: string) => string | undefined,
  report: Report,
): void {
  const definition = t('Define it above the separator: "[Client] {actor}".', { actor: actor.text });
  const advice = adviceOf(near(actor.text), definition);
  report.error(
    'undefined-actor',
    actor.range,
    t('No actor is called "{actor}". {advice}', { actor: actor.text, advice }),
  );
}

function checkVerb(action: ActionSyntax, report: Report): void {
  const { verb, colon, rest, head } = action;
  if (verbOf(action) === undefined) {
    const range = verb.text === '' ? head : verb.range;
    report.error(
      'unknown-verb',
      range,
      t('"{verb}" is no verb. {advice}', { verb: verb.text, advice: suggestVerb(verb.text) }),
    );
    return;
  }
  if (isEndingVerb(verbOf(action))) return checkEnding(action, report);
  const hasStanza = verb.text === 'sends' || verb.text === 'receives';
  if (hasStanza && colon === undefined) {
    report.add(
      'hint',
      'missing-colon',
      verb.range,
      t('Write "{verb}:" with a colon.', { verb: verb.text }),
    );
  } else if (!hasStanza && colon !== undefined) {
    report.add(
      'hint',
      'needless-colon',
      colon,
      t('No colon is needed after "{verb}".', { verb: verb.text }),
    );
  }
  if (rest !== undefined && !isReceivesNothing(action)) {
    report.error('text-after-verb', rest.range, explainRest(action, rest.text));
  }
}

/** RFC 6120, sections 4.9.3, 6.5 and 8.3.3: conditions are names in lower case. */
const CONDITION = /^[a-z]+(?:-[a-z]+)*$/;

/** A condition may follow, after a colon. */
function checkEnding({ verb, colon, rest, head }: ActionSyntax, report: Report): void {
  const own = t(
    '"{verb}" is Caesura’s own: scansion has no word for it and will refuse this line.',
    { verb: verb.text },
  );
  report.add('hint', 'own-form', verb.range, own);
  const example =
    verb.text === 'is refused' ? 'is refused: not-authorized' : 'is disconnected: conflict';
  if (rest === undefined) {
    if (colon === undefined) return;
    const message = t('No condition follows. Write one, e.g. "{example}", or no colon.', {
      example,
    });
    report.error('missing-condition', head, message);
  } else if (colon === undefined || !CONDITION.test(rest.text)) {
    const message = t('Only a condition may follow, after a colon: e.g. "{example}".', { example });
    report.error('text-after-verb', rest.range, message);
  } else {
    checkCondition(verb.text, rest, report);
  }
}

/** Servers may have conditions of their own, so that one which is not defined is no error. */
function checkCondition(verb: string, { text, range }: TextPart, report: Report): void {
  const near = meantCondition(verb, text);
  if (near === undefined) return;
  const message = t('"{text}" is no condition that is defined for this. Did you mean "{near}"?', {
    text,
    near,
  });
  report.warn('unknown-condition', range, message);
}

/** The condition that was likely meant; `undefined` for one that is defined, and where none is nearly so. */
export function meantCondition(verb: string, condition: string): string | undefined {
  const known: readonly string[] =
    verb === 'is refused' ? [...SASL_CONDITIONS, ...STREAM_CONDITIONS] : STREAM_CONDITIONS;
  return known.includes(condition) ? undefined : known.find((each) => isMistyped(each, condition));
}

function explainRest({ verb }: ActionSyntax, rest: string): string {
  if (rest.startsWith('<')) return t('The stanza stands on the next line, after a TAB.');
  if (/^(?:#|\/\/|--)/.test(rest)) return t('A comment needs a line of its own.');
  if (verb.text !== 'receives')
    return t('Nothing may follow "{verb}" on its line. Remove this.', { verb: verb.text });
  return t(
    'Only "nothing" may follow "receives:" on its line. The stanza stands on the next one, after a TAB.',
  );
}

function reportMissing({ actor, verb, head, rest }: ActionSyntax, report: Report): void {
  if (rest !== undefined) return;
  const message =
    verb.text === 'receives'
      ? t(
          'No stanza follows. Put it on the next line, after a TAB, or write "{actor} receives: nothing".',
          { actor: actor.text },
        )
      : t('No stanza follows. Put it on the next line, after a TAB.');
  report.error('missing-stanza', head, message);
}

/** Works on the block's content, whose ranges the report counts from the start of the block. */
function checkBlock(action: ActionSyntax, report: Report): void {
  const { content, isDetached } = action.block ?? {};
  if (content === undefined) return;
  if (isDetached) {
    const message = t(
      'A blank line parts this stanza from its action. Remove it: other tools may not read on.',
    );
    report.warn('detached-stanza', content.roots[0]?.startTag ?? wholeOf(content), message);
  }
  checkIndent(content, report);
  if (content.isRaw) return;
  for (const { severity, code, range, message } of content.problems) {
    report.add(severity, code, range, message);
  }
  checkRoots(content, action, report);
}

function wholeOf({ text }: BlockContent): TextRange {
  return { start: 0, end: text.length };
}

function checkIndent({ spaces }: BlockContent, report: Report): void {
  if (spaces === undefined) return;
  if (spaces.start !== spaces.end) {
    reportSpaces(spaces, report);
    return;
  }
  const range = { start: spaces.start, end: spaces.start + 1 };
  report.error('missing-indent', range, t('A stanza is indented. Put a TAB before this line.'));
}

function checkRoots(block: BlockContent, action: ActionSyntax, report: Report): void {
  const [root, ...others] = block.roots;
  if (root === undefined) {
    if (block.problems.some(({ severity }) => severity === 'error')) return;
    report.error('no-stanza', wholeOf(block), t('There is no stanza here. Write one XML element.'));
    return;
  }
  if (verbOf(action) === 'receives') checkExpected(root, report);
  else checkRoot(root, report);
  for (const other of others) {
    const message = t(
      'One action has one stanza. Put a blank line and "{actor} {verb}:" above this one.',
      { actor: action.actor.text, verb: action.verb.text },
    );
    report.error('second-stanza', other.startTag ?? wholeOf(block), message);
  }
}

const STANZAS = ['message', 'presence', 'iq'];

/** What a session never gets cannot be waited for. */
function checkExpected(root: XmlElement, report: Report): void {
  const range = root.nameRange ?? root.range;
  const isStanza = root.ns === CLIENT_NS && STANZAS.includes(root.local);
  const isStreamError = root.ns === STREAM_NS && root.local === 'error';
  if (range === undefined || isStanza || isStreamError) return;
  report.error('not-a-stanza', range, whyNever(root));
}

function whyNever(root: XmlElement): string {
  const all = t('Only <message>, <presence>, <iq> and <stream:error> can be expected.');
  if (root.ns !== CLIENT_NS) {
    const isStanza = STANZAS.includes(root.local);
    const values = { local: root.local, ns: root.ns || '""' };
    return isStanza
      ? t(
          'This can never come: <{local}> is in the namespace {ns}, and the stanzas of a session are in {clientNs}. Remove the xmlns.',
          { ...values, clientNs: CLIENT_NS },
        )
      : t(
          'This can never come: <{local}> is in the namespace {ns}, so it belongs to the stream, not to the session. {all}',
          { ...values, all },
        );
  }
  return t('This can never come: <{local}> is no stanza. {advice}', {
    local: root.local,
    advice: suggest(root.local, STANZAS, all),
  });
}

function checkRoot(root: XmlElement, report: Report): void {
  const range = root.nameRange ?? root.range;
  if (range === undefined || (root.ns === CLIENT_NS && STANZAS.includes(root.local))) return;
  if (root.ns !== CLIENT_NS) {
    const message = t(
      '<{local}> is in the namespace {ns}, so it is no stanza; the server may close the connection.',
      { local: root.local, ns: root.ns || '""' },
    );
    report.warn('not-a-stanza', range, message);
    return;
  }
  const inner = childElements(root).find((child) => STANZAS.includes(child.local));
  const advice = inner
    ? t('Put <{local}> alone.', { local: inner.local })
    : suggest(root.local, STANZAS, t('Stanzas are <message>, <presence> and <iq>.'));
  report.warn(
    'not-a-stanza',
    range,
    t('<{local}> is no stanza; the server may close the connection. {advice}', {
      local: root.local,
      advice,
    }),
  );
}

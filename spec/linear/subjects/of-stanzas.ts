import type { XmlAttribute, XmlElement } from '../../../src/xml/element.ts';
import { explainElements } from '../../../src/insight/glossary.ts';
import { lookUp } from '../../../src/insight/registry.ts';
import { explainStanza } from '../../../src/insight/explain.ts';
import { expectationFor } from '../../../src/diagnosis/repair/stanza/expectation.ts';
import { attributeName, excerpt, quoted } from '../../../src/match/label.ts';
import { lookAlikeNote } from '../../../src/match/look-alike.ts';
import { textRange } from '../../../src/match/own-diff.ts';
import { comparedText, elementKey, wildcardOf } from '../../../src/match/pattern.ts';
import { commonSubsequence, longestIncreasing } from '../../../src/match/sequence.ts';
import { comparisonOf, strictDirective, strictnessOf } from '../../../src/match/strictness.ts';
import { fillText, substitute } from '../../../src/match/substitute.ts';
import { actorVariables } from '../../../src/diagnosis/repair/stanza/variables.ts';
import { completeFilter } from '../../../src/timeline/filter/complete-filter.ts';
import { parseFilter } from '../../../src/timeline/filter/parse-filter.ts';
import { stanzaFilter } from '../../../src/timeline/filter/stanza-filter.ts';
import { readStanzaHead } from '../../../src/timeline/stanza-head.ts';
import { describeStanza } from '../../../src/timeline/words/describe-stanza.ts';
import { jidTail } from '../../../src/timeline/words/jid-tail.ts';
import { markCode } from '../../../src/timeline/words/phrase.ts';
import { stanzaLabel } from '../../../src/timeline/words/stanza-label.ts';
import { tellStanza } from '../../../src/timeline/words/tell-stanza.ts';
import { cutText } from '../../../src/trace/text-caps.ts';
import { decodeReferences } from '../../../src/xml/decode-text.ts';
import {
  attributeValue,
  childElements,
  findChild,
  ownText,
  xml,
} from '../../../src/xml/element.ts';
import { escapeAnywhere, escapeText, quoteValue } from '../../../src/xml/escape.ts';
import { parseStrict } from '../../../src/xml/parse-strict.ts';
import { parseTolerant } from '../../../src/xml/parse-tolerant.ts';
import { printStartTag, printXml } from '../../../src/xml/print.ts';
import { shiftElement } from '../../../src/xml/shift.ts';
import type { Calls, StanzaInput } from './calls.ts';

const context = { direction: 'received', pattern: false, actorName: () => undefined } as const;

export const OF_STANZAS: Calls<StanzaInput> = {
  'xml/parse-strict.ts parseStrict': ({ source }) => parseStrict(source),
  'xml/parse-tolerant.ts parseTolerant': ({ source }) => parseTolerant(source),
  'insight/glossary.ts explainElements': ({ element }) => explainElements(element),
  'xml/print.ts printXml': ({ element }) => [
    printXml(element),
    printXml(element, { indent: ' ' }),
    printXml(samePrefix(element)),
  ],
  'xml/print.ts printStartTag': ({ element }) => printStartTag(element),
  'xml/shift.ts shiftElement': ({ written }) => shiftElement(written, 1),
  'xml/element.ts ownText': ({ element }) => ownText(element),
  'xml/element.ts findChild': ({ element }) => findChild(element, 'none'),
  'xml/element.ts attributeValue': ({ element }) => attributeValue(element, 'none'),
  'xml/element.ts childElements': ({ element }) => childElements(element),
  'xml/element.ts xml': ({ element }) =>
    xml('x', { xmlns: 'u', a: 'b' }, ...childElements(element)),
  'xml/decode-text.ts decodeReferences': ({ source }) => decodeReferences(source),
  'xml/escape.ts escapeText': ({ source }) => escapeText(source),
  'xml/escape.ts escapeAnywhere': ({ source }) => escapeAnywhere(source),
  'xml/escape.ts quoteValue': ({ source }) => quoteValue(source),
  'match/pattern.ts elementKey': ({ element }) => elementKey(element),
  'match/label.ts attributeName': ({ element }) => element.attributes.map(attributeName),
  'match/pattern.ts comparedText': ({ element }) => comparedText(element),
  'match/pattern.ts wildcardOf': ({ source }) => wildcardOf(`{scansion:capture:${source}}`),
  'match/label.ts quoted': ({ source }) => quoted(source),
  'match/label.ts excerpt': ({ source }) => excerpt(source, `${source}x`),
  'match/look-alike.ts lookAlikeNote': ({ source }) => lookAlikeNote(source, `${source}\u0430`),
  'match/own-diff.ts textRange': ({ written }) => textRange(written),
  'match/strictness.ts strictnessOf': ({ source }) => strictnessOf(source),
  'match/strictness.ts strictDirective': ({ element }) => strictDirective(element),
  'match/strictness.ts comparisonOf': ({ element }) => comparisonOf(element, undefined),
  'match/sequence.ts commonSubsequence': ({ source }) => [
    commonSubsequence(ofCharacters(source, source)),
    commonSubsequence(ofCharacters(source, [...source].toReversed().join(''))),
  ],
  'match/sequence.ts longestIncreasing': ({ source }) =>
    longestIncreasing([...source].map((_, index) => (index * 7919) % 10_007)),
  'match/substitute.ts substitute': ({ element }) => substitute(element, () => 'x'),
  'match/substitute.ts fillText': ({ source }) =>
    fillText(source.replaceAll('="', '="${').replaceAll('">', '}">'), () => 'x'),
  'diagnosis/repair/stanza/expectation.ts expectationFor': ({ element }) =>
    expectationFor(element, actorVariables([])),
  'trace/text-caps.ts cutText': ({ source }) => cutText(source, source.length - 1),
  'timeline/stanza-head.ts readStanzaHead': ({ source }) => readStanzaHead(source),
  'timeline/words/describe-stanza.ts describeStanza': ({ element }) =>
    (['message', 'presence', 'iq'] as const).map((local) =>
      describeStanza({ ...element, local }, context),
    ),
  'timeline/words/tell-stanza.ts tellStanza': ({ element }) =>
    (['message', 'presence', 'iq'] as const).flatMap((local) =>
      (['sent', 'received'] as const).map((direction) =>
        tellStanza(
          { ...element, local },
          { ...context, direction, actor: 'R', nicknameIn: () => undefined },
        ),
      ),
    ),
  'timeline/words/phrase.ts markCode': ({ source }) => markCode(source, source.split('"')),
  'timeline/words/stanza-label.ts stanzaLabel': ({ element }) => stanzaLabel(element),
  'timeline/words/jid-tail.ts jidTail': ({ source }) => jidTail(source),
  'timeline/filter/parse-filter.ts parseFilter': ({ source }) => parseFilter(source),
  'timeline/filter/complete-filter.ts completeFilter': ({ source }) =>
    completeFilter(source, source.length, {}),
  'timeline/filter/stanza-filter.ts stanzaFilter': ({ source, element }) => [
    stanzaFilter(source),
    stanzaFilter('to:x "a word" status:110')?.({ actor: 'R', direction: 'sent', element, step: 1 }),
  ],
  'insight/explain.ts explainStanza': ({ element }) => explainStanza(element),
  'insight/registry.ts lookUp': ({ source }) => lookUp('namespace', source),
};

function ofCharacters(left: string, right: string) {
  return {
    leftCount: left.length,
    rightCount: right.length,
    same: (one: number, other: number) => left[one] === right[other],
    leftIdentity: (index: number) => left.charCodeAt(index),
    rightIdentity: (index: number) => right.charCodeAt(index),
  };
}

/** All namespaces want one prefix: others have to be found. */
function samePrefix(element: XmlElement): XmlElement {
  const renamed = ({ ns }: XmlAttribute | XmlElement) => (ns === '' ? '' : 'p');
  return {
    ...element,
    prefix: renamed(element),
    attributes: element.attributes.map((each) => ({ ...each, prefix: renamed(each) })),
    children: element.children.map((child) => (child.kind === 'text' ? child : samePrefix(child))),
  };
}

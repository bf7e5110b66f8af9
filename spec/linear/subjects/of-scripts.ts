import { finish } from '../../../src/base/in-parts.ts';
import { MUC_VOCABULARY } from '../../../src/insight/vocabulary.ts';
import { compileScript, compileVariant, createCompiler } from '../../../src/script/compile.ts';
import { completionsAt } from '../../../src/script/complete.ts';
import { actionAt } from '../../../src/script/elements-at.ts';
import { formatEdits, formatScript } from '../../../src/script/format.ts';
import {
  applyAll,
  generalisationsOf,
  isRecording,
  withWildcards,
} from '../../../src/script/generalise.ts';
import { checkedOn } from '../../../src/script/checked-on.ts';
import { checkStageOn } from '../../../src/script/check-stage.ts';
import { hoverAt } from '../../../src/script/hover.ts';
import { wantedVersions } from '../../../src/script/stage.ts';
import { accountsOf, actorAccounts, isAccount } from '../../../src/script/accounts.ts';
import { readOptionValue } from '../../../src/script/option-value.ts';
import { servedDomains, servedPlaces } from '../../../src/script/served.ts';
import { addToStage, letIn, removeFromStage } from '../../../src/script/stage-edits.ts';
import { isStagePiece, writtenStage } from '../../../src/script/stage-entries.ts';
import { lowerRecorded } from '../../../src/script/lower.ts';
import { insertSteps } from '../../../src/script/new-steps.ts';
import { searchGlossary } from '../../../src/insight/glossary.ts';
import { isLesson, lessonText } from '../../../src/script/lesson-tags.ts';
import { usualRoom } from '../../../src/script/completion/addresses.ts';
import { printText, richText } from '../../../src/insight/rich-text.ts';
import { foldingRanges, scriptOutline } from '../../../src/script/outline.ts';
import { parseScript } from '../../../src/script/parse.ts';
import {
  maskScript,
  redactSource,
  redactSourceInParts,
  replacePasswords,
  scriptMasks,
} from '../../../src/script/redact.ts';
import { meantCondition } from '../../../src/script/check-actions.ts';
import { repairsAt } from '../../../src/script/repairs.ts';
import { aboveComments, lineEnd } from '../../../src/script/source-lines.ts';
import {
  compileSlot,
  firstStanza,
  ownRange,
  scriptOffset,
  slotAt,
} from '../../../src/script/stanza-slot.ts';
import {
  definitionAt,
  prepareRename,
  referenceAt,
  referencesAt,
  renameAt,
} from '../../../src/script/symbols.ts';
import { trackLines } from '../../../src/script/track-lines.ts';
import type { Calls } from './calls.ts';

export const OF_SCRIPTS: Calls<string> = {
  'script/parse.ts parseScript': (text) => parseScript(text),
  'script/compile.ts compileScript': (text) => compileScript(text),
  'script/compile.ts compileVariant': (text) => compileVariant(text),
  'script/compile.ts createCompiler': (text) => createCompiler()(text),
  'script/accounts.ts actorAccounts': (text) => actorAccounts(parseScript(text)),
  'script/accounts.ts isAccount': (text) => isAccount({ jid: 'a@b', password: text }),
  'script/stage-edits.ts letIn': (text) => {
    const syntax = parseScript(text);
    return letIn(syntax, accountsOf(syntax).accounts);
  },
  'script/format.ts formatEdits': (text) => formatEdits(parseScript(text)),
  'script/generalise.ts generalisationsOf': (text) => generalisationsOf(parseScript(text)),
  'script/generalise.ts applyAll': (text) => applyAll(text),
  'script/lesson-tags.ts lessonText': (text) =>
    lessonText(['check', 'hint', text].map((key) => ({ key, value: text }))),
  'script/lesson-tags.ts isLesson': (text) => isLesson(lessonText([{ key: 'goal', value: text }])),
  'insight/glossary.ts searchGlossary': (text) => searchGlossary(text.slice(0, 100)),
  'script/completion/addresses.ts usualRoom': (text) => usualRoom(parseScript(text)),
  'insight/rich-text.ts richText': (text) => richText(text),
  'insight/rich-text.ts printText': (text) => printText(richText(text)),
  'script/outline.ts foldingRanges': (text) => foldingRanges(parseScript(text)),
  'script/outline.ts scriptOutline': (text) => scriptOutline(parseScript(text)),
  'script/redact.ts redactSource': (text) => redactSource(text),
  'script/redact.ts redactSourceInParts': (text) =>
    finish(redactSourceInParts(text, parseScript(text))),
  'script/redact.ts replacePasswords': (text) => replacePasswords(text, parseScript(text)),
  'script/redact.ts scriptMasks': (text) => scriptMasks(parseScript(text)),
  'script/redact.ts maskScript': (text) => {
    const syntax = parseScript(text);
    return maskScript(syntax, scriptMasks(syntax)).redacted();
  },
  'script/generalise.ts isRecording': (text) => isRecording(parseScript(text)),
  'script/generalise.ts withWildcards': (text) => withWildcards(text),
  'script/format.ts formatScript': (text) => formatScript(text),
  'script/lower.ts lowerRecorded': (text) => lowerRecorded(parseScript(text)),
  'script/complete.ts completionsAt': (text) => {
    const syntax = parseScript(text);
    return placesIn(text).map((at) => completionsAt(syntax, at, MUC_VOCABULARY));
  },
  'script/hover.ts hoverAt': (text) => {
    const syntax = parseScript(text);
    return placesIn(text).map((at) => hoverAt(syntax, at, MUC_VOCABULARY));
  },
  'script/accounts.ts accountsOf': (text) => accountsOf(parseScript(text)),
  'script/option-value.ts readOptionValue': (text) => readOptionValue(text),
  'script/served.ts servedPlaces': (text) => servedPlaces(parseScript(text)),
  'script/served.ts servedDomains': (text) => servedDomains(parseScript(text)),
  'script/stage-edits.ts addToStage': (text) => addToStage(parseScript(text), 'modules', 'muc'),
  'script/stage-edits.ts removeFromStage': (text) => {
    const range = { start: 0, end: 0 };
    const part = { text: '', range };
    return removeFromStage({ text }, { part, line: { key: part, value: { text, range } } });
  },
  'script/stage-entries.ts isStagePiece': (text) => isStagePiece('hosts', text),
  'script/stage-entries.ts writtenStage': (text) => writtenStage(parseScript(text)),
  'script/stage.ts wantedVersions': (text) => wantedVersions(parseScript(text)),
  'script/checked-on.ts checkedOn': (text) =>
    checkedOn(compileScript(`${text}\n`), {
      facts: { version: '13.0.7', modules: [], options: [] },
      versions: ['13.0.7'],
      places: [],
    }),
  'script/check-stage.ts checkStageOn': (text) =>
    checkStageOn(parseScript(text), { facts: undefined, versions: ['13.0.7'], places: [] }),
  'script/elements-at.ts actionAt': (text) => actionAt(parseScript(text), text.length - 2),
  'script/symbols.ts referenceAt': (text) => referenceAt(parseScript(text), text.length - 12),
  'script/symbols.ts definitionAt': (text) => definitionAt(parseScript(text), text.length - 12),
  'script/symbols.ts prepareRename': (text) => prepareRename(parseScript(text), 10),
  'script/symbols.ts referencesAt': (text) => referencesAt(parseScript(text), 10),
  'script/symbols.ts renameAt': (text) => [
    renameAt(parseScript(text), 10, 'Tybalt'),
    ...placesIn(text).map((at) => renameAt(parseScript(text), at, 'Tybalt')),
  ],
  'script/check-actions.ts meantCondition': (text) => meantCondition('is refused', text),
  'script/repairs.ts repairsAt': (text) =>
    repairsAt({ start: 0, end: text.length }, compileScript(`${text}\n`)),
  'script/source-lines.ts aboveComments': (text) => aboveComments(text, text.length - 16),
  'script/source-lines.ts lineEnd': (text) => lineEnd(text, 3),
  'script/stanza-slot.ts firstStanza': (text) => firstStanza(text),
  'script/stanza-slot.ts slotAt': (text) => slotAt(text, text.length, 'Romeo'),
  'script/stanza-slot.ts ownRange': (text) =>
    ownRange({ before: '' }, text, { start: 1, end: text.length }),
  'script/stanza-slot.ts scriptOffset': (text) => scriptOffset({ before: '' }, text, text.length),
  'script/stanza-slot.ts compileSlot': (text) =>
    compileSlot(slotAt(text, text.length, 'Romeo'), '<message/>'),
  'script/new-steps.ts insertSteps': (text) =>
    insertSteps(text, text.length, [{ actor: 'Romeo', verb: 'sends', stanza: '<message/>' }]),
  'script/track-lines.ts trackLines': (text) =>
    trackLines(text, text.replaceAll('sends', 'receives')).lineOf(3),
};

/**
 * The beginning, the end, and around the middle what is indented, in a variable and in a capture: the same kinds of
 * places in all sizes.
 */
function placesIn(text: string): readonly number[] {
  const middle = text.length >> 1;
  const inside = ['\n\t', '${', '{scansion:capture:', '<'].map(
    (literal) => text.indexOf(literal, middle) + literal.length,
  );
  return [10, ...inside, text.length];
}

const ONE_STEP = 'looks at fields of one step';
const ONE_ROW = 'looks at fields of one row';
const ONE_NUMBER = 'takes a number';
const ONE_FACT = 'looks at fields of one thing of the server’s code';

/** Exported functions that are not measured on their own, each with its reason. */
export const UNMEASURED: Readonly<Record<string, string>> = {
  'diagnosis/repair/stanza/variables.ts actorVariables':
    'is measured with what it is made for, expectationFor',
  'match/diff.ts diffInParts': 'is measured as diffStanza',
  'xml/parse-strict.ts parseStrictInParts': 'is measured as parseStrict',
  'trace/frame-element.ts readInParts': 'reads as elementOf does, by parseStrict in parts',
  'trace/server-name.ts serverName': 'tells three modules by name, and the number of the others',
  'script/hovering/markdown.ts markdownOf': 'prints what hoverAt says, which is bounded',
  'script/elements-at.ts touches': 'takes a range and a number',
  'script/repairs.ts repairsOf': 'is measured as repairsAt',
  'script/stage-edits.ts rewriteInStage': 'replaces one range',
  'script/stage-words.ts originWords': ONE_FACT,
  'script/stage-words.ts aboutOption': ONE_FACT,
  'script/stage-words.ts usualValue': ONE_FACT,
  'script/stage-words.ts plainValues': ONE_FACT,
  'script/stage-words.ts versionBounds': 'takes the versions that are here',
  'script/completion/trigger.ts isAskedFor': 'looks up one character',
  'insight/lua-coverage/coverage.ts percentOf': 'takes two numbers',
  'insight/lua-coverage/coverage.ts timesOf': 'looks at fields of one line',
  'insight/lua-coverage/coverage.ts hasRun':
    'looks at one function, and is measured with unreachedIn',
  'insight/lua-coverage/coverage.ts isMucFile': 'looks at the name of one file',
  'insight/lua-coverage/line-marks.ts markWords': 'looks at fields of one mark',
  'trace/frame-diff.ts filledPattern': 'is measured with diffOfFrame',
  'script/captures.ts contentCaptures': 'is counted within compileScript, under no name of its own',
  'script/stanza-values.ts contentVariables':
    'is counted within compileScript, under no name of its own',
  'script/scenario.ts isAnonymous': 'looks for one character in one address',
  'script/scenario.ts isSending': ONE_STEP,
  'script/scenario.ts isEnding': ONE_STEP,
  'script/scenario.ts endingWords': ONE_STEP,
  'script/scenario.ts stepVerb': ONE_STEP,
  'script/scenario.ts stepDeed': ONE_STEP,
  'script/scenario.ts stepWords': ONE_STEP,
  'script/scenario.ts withActor': ONE_STEP,
  'trace/event-seq.ts eventSeq': ONE_NUMBER,
  'trace/event-list.ts recordOf': 'looks up one list',
  'trace/frame-element.ts keepElement': 'notes one element',
  'trace/fold.ts newestOf': 'is measured with the fold that it asks',
  'trace/refusals.ts refusalWords': 'fills four values into a sentence',
  'timeline/find-row.ts showsSpot': ONE_ROW,
  'timeline/growing/party-finder.ts laneIdOf': 'looks at fields of one party',
  'timeline/lane-columns.ts arrowSpan': ONE_ROW,
  'timeline/lane-columns.ts labelColumn': ONE_ROW,
  'timeline/window.ts scrollHeight': ONE_NUMBER,
  'timeline/layout.ts createTimeline':
    'lays out as layoutTimeline does, which is measured; a spec counts its looks at events, and npm run bench its time',
  'timeline/words/time-words.ts durationWords': ONE_NUMBER,
  'timeline/words/time-words.ts deltaWords': ONE_NUMBER,
  'timeline/words/time-words.ts momentWords': ONE_NUMBER,
  'timeline/words/time-words.ts withUnit': 'takes the words for a number',
  'trace/verdict.ts isFailure': 'takes one of ten words',
  'insight/difference-rows/row.ts isDifference': ONE_ROW,
  'insight/difference-rows/row.ts nodeOf': ONE_ROW,
  'insight/difference-rows/layout.ts sideBySide': 'takes a script and a number',
  'insight/registry.ts specLabel': 'takes a place in the registry, which is of this project',
  'insight/registry.ts specUrl': 'takes a place in the registry, which is of this project',
  'insight/registry/spec-ref.ts muc': 'takes a section of the registry, which is of this project',
  'insight/server-side.ts isRoomCode': 'takes the name of one file of the server',
  'insight/server-side.ts placeName': 'looks at fields of one place in the server’s code',
  'insight/server-side.ts tellingPlace': 'takes one call stack, whose length is capped',
  'insight/runs/sentence.ts stepName': 'takes two numbers',
};

/** What no input reaches yet: it is neither measured nor known to be bounded. */
export const UNREACHED: readonly string[] = [
  'script/hovering/markdown.ts escapeMarkdown',
  'xml/cursor.ts Cursor',
  'xml/tolerant-tree.ts TolerantTree',
  'match/element-phrase.ts namePhrase',
  'diagnosis/repair/stanza/loosen.ts commonAncestor',
  'match/price.ts isAnotherKind',
  'diagnosis/repair/stanza/source-layout.ts commentsAbove',
  'script/password-keys.ts isKnownKey',
  'script/stage-words.ts aboutModule',
  'script/accounts.ts accountEntry',
  'trace/room-shape.ts serverRoom',
  'timeline/growing/changes.ts SeedChanges',
  'timeline/growing/growing-layout.ts GrowingLayout',
  'timeline/growing/party-finder.ts PartyFinder',
  'timeline/growing/run-facts.ts RunFacts',
  'timeline/growing/service-uses.ts ServiceUses',
  'timeline/laid-row.ts LaidRow',
  'timeline/words/describe-parts.ts describeFields',
  'insight/explain-child.ts explainError',
  'insight/persons.ts Persons',
  'insight/rich-text.ts printText',
  'insight/runs/align.ts mirrorPairing',
  'insight/vocabulary/shape.ts shapesOf',
];

/** Measured functions that grow too fast for some shapes: what is not linear yet, and why. */
export const NOT_YET: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

import { t } from '../../base/translate.ts';
import type { TextRange } from '../../base/text-range.ts';
import {
  definitionsByName,
  isReceivesNothing,
  verbOf,
  type ActionSyntax,
  type DefinitionSyntax,
  type ScriptSyntax,
  type TagSyntax,
} from '../ast.ts';
import { isAccountsTag } from '../accounts.ts';
import { RAW_MARK } from '../raw-mark.ts';
import { passingTime } from '../time-mark.ts';
import { lessonTag } from '../lesson-tags.ts';
import { LESSON_WORDS, OF_LESSONS } from '../lesson-words.ts';
import { stageTag, type StageTag } from '../stage-entries.ts';
import type { StageServer } from '../stage-server.ts';
import { hoverStage } from './hover-stage.ts';
import { touches } from '../elements-at.ts';
import type { Hover } from './hover-part.ts';
import { aboutActor } from './about-actor.ts';

/** Hovers outside of stanzas: definitions, properties, the lines of actions, the separator. */
export function hoverHead(
  syntax: ScriptSyntax,
  offset: number,
  server: StageServer,
): Hover | undefined {
  const action = syntax.actions.find(({ head }) => touches(head, offset));
  if (action !== undefined) return hoverAction(syntax, action, offset);
  const mark = hoverMark(syntax, offset) ?? hoverTime(syntax, offset);
  if (mark !== undefined) return mark;
  const asked = hoverStage(syntax, offset, server);
  if (asked !== undefined) return asked;
  const tag = syntax.header.tags.find(({ key }) => touches(key.range, offset));
  if (tag !== undefined) return hoverTag(tag);
  const definition = syntax.definitions.find(({ range }) => touches(range, offset));
  if (definition !== undefined) return hoverDefinition(definition, offset);
  const { separator } = syntax;
  if (separator === undefined || !touches(separator.range, offset)) return undefined;
  const sentences = [t('Above it the actors are defined, below it come the steps.')];
  return { range: separator.range, parts: [{ title: t('Separator'), sentences }] };
}

function hoverAction(
  syntax: ScriptSyntax,
  action: ActionSyntax,
  offset: number,
): Hover | undefined {
  if (touches(action.actor.range, offset)) {
    const definition = definitionsByName(syntax).get(action.actor.text);
    return definition && { range: action.actor.range, parts: [aboutActor(definition)] };
  }
  const verb = verbOf(action);
  const end = action.rest?.range.end ?? action.verb.range.end;
  const range: TextRange = { start: action.verb.range.start, end };
  if (verb === undefined || !touches(range, offset)) return undefined;
  if (isReceivesNothing(action)) {
    return { range, parts: [{ title: 'receives: nothing', sentences: NOTHING }] };
  }
  const sentences = action.rawMark ? RAW_SENTENCES : VERB_SENTENCES[verb];
  return { range, parts: [{ title: verb, sentences }] };
}

function hoverMark({ actions }: ScriptSyntax, offset: number): Hover | undefined {
  const range = actions.find(
    (action) => action.rawMark && touches(action.rawMark, offset),
  )?.rawMark;
  return range && { range, parts: [{ title: RAW_MARK, sentences: RAW_SENTENCES }] };
}

function hoverTime({ steps }: ScriptSyntax, offset: number): Hover | undefined {
  const time = steps.find(({ kind, range }) => kind === 'time' && touches(range, offset));
  const passing = time?.kind === 'time' ? passingTime(time) : undefined;
  if (time === undefined || passing === undefined) return undefined;
  return { range: time.range, parts: [{ title: passing.words, sentences: TIME_SENTENCES }] };
}

const TIME_SENTENCES = [
  t(
    'The embedded server’s clock moves on by so much, and all of its timers fire that fall due; nobody waits. On any other server the run waits for as long.',
  ),
  t('This form is Caesura’s own; scansion reads past it.'),
];

/** Of tags that Caesura reads; the others are the author's. */
function hoverTag(tag: TagSyntax): Hover | undefined {
  const { text, range } = tag.key;
  if (isAccountsTag(text)) {
    return { range, parts: [{ title: '## accounts', sentences: ACCOUNTS_SENTENCES }] };
  }
  const lesson = lessonTag(text);
  if (lesson !== undefined) {
    const sentences = [LESSON_WORDS[lesson], OF_LESSONS];
    return { range, parts: [{ title: `## ${lesson}`, sentences }] };
  }
  const name = stageTag(tag);
  return name && { range, parts: [{ title: `## ${name}`, sentences: STAGE_SENTENCES[name] }] };
}

const OWN_TAG = t(
  'This form is Caesura’s own; scansion ignores the tag. Other servers are as they are.',
);

const STAGE_SENTENCES: Readonly<Record<StageTag, readonly string[]>> = {
  hosts: [
    t(
      'Domains that the embedded server serves beside localhost, parted by commas; each has rooms at conference. and its name. Those that actors sign in to are served without being named.',
    ),
    OWN_TAG,
  ],
  component: [
    t(
      'A service of the embedded server: its domain, and the module that runs it, e.g. "rooms.example.org muc".',
    ),
    OWN_TAG,
  ],
  prosody: [
    t(
      'The versions of Prosody that the script is for: "13.0.7", "0.12" for any 0.12.x, ">=13", "<13", ">=0.12 <14", all of which have to be kept. A bound counts with as many numbers as it has: 13.0.7 is 13.',
    ),
    t(
      'The newest Prosody at hand that fits is taken. On one that was chosen and does not fit the script is not run.',
    ),
    OWN_TAG,
  ],
  modules: [
    t(
      'Modules of the embedded server, without "mod_", parted by commas, that are loaded for this script: Prosody’s own, and those that whoever runs it has put in front. Those for rooms are loaded on every service of rooms, others on every host; "muc_x on rooms.example.org" says where alone.',
    ),
    OWN_TAG,
  ],
  variation: [
    t(
      'Ways in which the embedded server differs from how it usually is, by their names, parted by commas, e.g. "forgets-110, history-length=3".',
    ),
    OWN_TAG,
  ],
  'module-may-fail': [
    t(
      'Modules of the embedded server, without "mod_", parted by commas. Where one of them does not load, the script is run all the same.',
    ),
    OWN_TAG,
  ],
  option: [
    t(
      'A line of the embedded server’s configuration, for all of its hosts, e.g. "muc_room_locking = false". The value is true, false, a number, a text in quotes, or such texts in braces.',
    ),
    OWN_TAG,
  ],
};

const ACCOUNTS_SENTENCES = [
  t(
    'Only these accounts are let in by the embedded server, with these passwords: "romeo@localhost:secret, juliet@localhost:word". Without the tag anybody comes in with any password.',
  ),
  t(
    'Entries are parted by commas; a password with a comma in it stands in quotes, double or single ones. Other servers have accounts of their own.',
  ),
  t('This form is Caesura’s own; scansion ignores the tag.'),
];

const RAW_SENTENCES = [
  t(
    'What stands below the next line is sent exactly as it is written, in one frame: malformed XML, several elements, elements of the stream, white space. Only the TAB of each line goes, and ${…} that have a value are filled in.',
  ),
  t('This form is Caesura’s own; scansion reads past it.'),
];

const NOTHING = [
  t('No stanza may come for this actor: one that is unread or comes now fails the step.'),
];

const VERB_SENTENCES = {
  connects: [
    t('Opens a stream, signs in and binds a resource.'),
    t('No presence is sent: the script does that itself.'),
  ],
  disconnects: [t('Closes the stream. The address that was bound stays known.')],
  sends: [t('Sends the stanza below, with its variables filled in.')],
  'is disconnected': [
    t(
      'Waits until the server ends the session: by closing the stream, or with a stream error. A condition may follow after a colon: then it must be that error.',
    ),
    t('This form is Caesura’s own.'),
  ],
  'is refused': [
    t(
      'Connects, and waits until the server does not let the actor in. A condition may follow after a colon, e.g. "not-authorized".',
    ),
    t('This form is Caesura’s own.'),
  ],
  receives: [
    t('Waits until a stanza comes that matches the pattern below.'),
    t('Stanzas that do not match are skipped.'),
    t(
      'A level in the default namespace may have more than the pattern says; one with a namespace of its own is compared to the letter.',
    ),
  ],
} as const;

function hoverDefinition(definition: DefinitionSyntax, offset: number): Hover | undefined {
  const { className, name, properties } = definition;
  const head = {
    start: definition.range.start,
    end: Math.max(className.range.end, name.range.end),
  };
  if (touches(head, offset)) return { range: head, parts: [aboutActor(definition)] };
  const property = properties.find(({ key }) => touches(key.range, offset));
  const text = property?.key.text ?? '';
  const sentences = Object.hasOwn(PROPERTY_SENTENCES, text) ? PROPERTY_SENTENCES[text] : undefined;
  if (property === undefined || sentences === undefined) return undefined;
  return { range: property.key.range, parts: [{ title: text, sentences }] };
}

const PROPERTY_SENTENCES: Readonly<Record<string, readonly string[]>> = {
  jid: [
    t('The address of the account.'),
    t('A resource in it is asked for, unless resource: says another.'),
  ],
  password: [t('The password of the account.')],
  resource: [t('The resource to ask for. Without it the server chooses one.')],
  connect_host: [t('The host to connect to, if the domain of the jid does not tell.')],
  connect_port: [t('The port to connect to.')],
  custom_host: [t('Another word for connect_host, which wins if both are there.')],
  custom_port: [t('Another word for connect_port, which wins if both are there.')],
};

import { t } from '../../base/translate.ts';
import { GROUP_TITLES } from './command.ts';
import { COMMANDS } from './commands.ts';

export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

/** Every key of the page, as the help shows them: those of the commands, and those that need the focus somewhere. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  ...groupsOfCommands(),
  {
    title: t('In the script'),
    keys: [
      ['Ctrl+Space', t('What can be written here: actors, stanzas, tags, values')],
      ['Ctrl+.', t('Repair the problem on this line')],
      ['F12', t('Go to the definition of an actor; Shift+F12 lists its uses')],
      ['F2', t('Rename an actor wherever it is named')],
      ['Ctrl+Shift+O', t('Go to an actor, a scene or a step')],
      ['Alt+Shift+F', t('Lay the script out')],
      ['Alt+Enter', t('To the difference of a failed step, and its repairs')],
      [
        'Ctrl+M',
        t('Tab moves the focus out of the editor; again, it indents (on a Mac Ctrl+Shift+M)'),
      ],
    ],
  },
  {
    title: t('In a stanza by hand'),
    keys: [
      ['Ctrl+Enter', t('Send it')],
      ['Ctrl+Up', t('What was sent before; Ctrl+Down goes the other way')],
      ['Ctrl+Space', t('What can be written here')],
      ['Tab', t('Leave the text')],
    ],
  },
  {
    title: t('In the timeline'),
    keys: [
      ['j k', t('Next and previous row; the arrow keys do the same')],
      [', .', t('Previous and next row of the same lane')],
      ['n p', t('Next and previous failure')],
      ['Space', t('Mark a stanza; mark a second one to compare the two')],
      ['Shift+↑ ↓', t('Choose rows, to be taken along; so does a click with Shift')],
      ['Enter', t('Show the row in the inspector')],
      ['/', t('Filter the events')],
      ['Shift+← →', t('Other lanes, where not all have room')],
      ['← →', t('On the head of a lane: to the next one; with Shift the lane moves')],
      ['Enter', t('On the head of a lane: all that can be done with it')],
      ['Del', t('On the head of a lane: hide it')],
    ],
  },
  {
    title: t('In the list of scripts'),
    keys: [
      ['↑ ↓', t('Previous and next line; a letter goes to the next that begins with it')],
      ['← →', t('Fold and unfold')],
      ['Enter', t('Open the script')],
      ['F2', t('Rename or move a file')],
      ['Del', t('Delete a file, after a question')],
      ['Shift+F10', t('What else can be done with a file')],
    ],
  },
  {
    title: t('In a comparison of runs'),
    keys: [
      ['j k', t('Next and previous row; the arrow keys do the same')],
      ['n p', t('Next and previous difference')],
      ['← →', t('Fold and unfold; so does Enter')],
      ['Esc', t('Back to the timeline')],
    ],
  },
  {
    title: t('In the results of a suite'),
    keys: [
      ['j k', t('Next and previous script; the arrow keys do the same in the table')],
      ['n p', t('Next and previous script that failed')],
      ['Enter', t('Open its failing step; Esc comes back to its row')],
      ['/', t('Filter the results')],
      ['Esc', t('Back to the script')],
    ],
  },
  {
    title: t('At a difference, wherever the focus is but in a text'),
    keys: [
      ['a', t('Accept what came')],
      ['r', t('Accept it, and run')],
      ['w', t('Make it a wildcard')],
      ['o', t('Compare loosely here')],
      ['e', t('Accept the whole stanza')],
      ['m', t('Move the step to where its stanza came')],
      ['c', t('Give the step to the actor that got the stanza')],
      ['g', t('Accept and run until the script passes')],
      ['s', t('Let the failed step pass once; for a skipped stanza, add a receives')],
      ['t', t('Take the stanza as matched, while the run pauses at the failure')],
    ],
  },
];

/** The keys that work wherever the focus is. */
function groupsOfCommands(): readonly KeyGroup[] {
  const titles = [...new Set(COMMANDS.map(({ group }) => group))];
  return titles.map((title) => ({
    title: GROUP_TITLES[title],
    keys: COMMANDS.filter(({ group }) => group === title).flatMap(({ keys, title: does }) =>
      keys.map((key, index) => [key, index === 0 ? does : t('The same')] as const),
    ),
  }));
}

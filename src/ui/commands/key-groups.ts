import { COMMANDS } from './commands.ts';

export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

/** Every key of the page, as the help shows them: those of the commands, and those that need the focus somewhere. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  ...groupsOfCommands(),
  {
    title: 'In the script',
    keys: [
      ['Ctrl+Space', 'What can be written here: actors, stanzas, tags, values'],
      ['Ctrl+.', 'Repair the problem on this line'],
      ['F12', 'Go to the definition of an actor; Shift+F12 lists its uses'],
      ['F2', 'Rename an actor wherever it is named'],
      ['Ctrl+Shift+O', 'Go to an actor, a scene or a step'],
      ['Alt+Shift+F', 'Lay the script out'],
      ['Alt+Enter', 'To the difference of a failed step, and its repairs'],
      [
        'Ctrl+M',
        'Tab moves the focus out of the editor; again, it indents (on a Mac Ctrl+Shift+M)',
      ],
    ],
  },
  {
    title: 'In a stanza by hand',
    keys: [
      ['Ctrl+Enter', 'Send it'],
      ['Ctrl+Up', 'What was sent before; Ctrl+Down goes the other way'],
      ['Ctrl+Space', 'What can be written here'],
      ['Tab', 'Leave the text'],
    ],
  },
  {
    title: 'In the timeline',
    keys: [
      ['j k', 'Next and previous row; the arrow keys do the same'],
      [', .', 'Previous and next row of the same lane'],
      ['n p', 'Next and previous failure'],
      ['Space', 'Mark a stanza; mark a second one to compare the two'],
      ['Enter', 'Show the row in the inspector'],
      ['/', 'Filter the events'],
    ],
  },
  {
    title: 'In the list of scripts',
    keys: [
      ['↑ ↓', 'Previous and next line; a letter goes to the next that begins with it'],
      ['← →', 'Fold and unfold'],
      ['Enter', 'Open the script'],
      ['F2', 'Rename or move a file'],
      ['Del', 'Delete a file, after a question'],
      ['Shift+F10', 'What else can be done with a file'],
    ],
  },
  {
    title: 'In a comparison of runs',
    keys: [
      ['j k', 'Next and previous row; the arrow keys do the same'],
      ['n p', 'Next and previous difference'],
      ['← →', 'Fold and unfold; so does Enter'],
      ['Esc', 'Back to the timeline'],
    ],
  },
  {
    title: 'In the results of a suite',
    keys: [
      ['j k', 'Next and previous script; the arrow keys do the same in the table'],
      ['n p', 'Next and previous script that failed'],
      ['Enter', 'Open its failing step; Esc comes back to its row'],
      ['/', 'Filter the results'],
      ['Esc', 'Back to the script'],
    ],
  },
  {
    title: 'At a difference, wherever the focus is but in a text',
    keys: [
      ['a', 'Accept what came'],
      ['r', 'Accept it, and run'],
      ['w', 'Make it a wildcard'],
      ['o', 'Compare loosely here'],
      ['e', 'Accept the whole stanza'],
      ['m', 'Move the step to where its stanza came'],
      ['c', 'Give the step to the actor that got the stanza'],
      ['g', 'Accept and run until the script passes'],
      ['s', 'Let the failed step pass once; for a skipped stanza, add a receives'],
      ['t', 'Take the stanza as matched, while the run pauses at the failure'],
    ],
  },
];

/** The keys that work wherever the focus is. */
function groupsOfCommands(): readonly KeyGroup[] {
  const titles = [...new Set(COMMANDS.map(({ group }) => group))];
  return titles.map((title) => ({
    title,
    keys: COMMANDS.filter(({ group }) => group === title).flatMap(({ keys, title: does }) =>
      keys.map((key, index) => [key, index === 0 ? does : 'The same'] as const),
    ),
  }));
}

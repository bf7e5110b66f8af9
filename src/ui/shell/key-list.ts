export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

/** Every key of the page, as the help shows them. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      ['F8', 'Run, or continue a paused run'],
      ['Ctrl+Enter', 'The same'],
      ['F6', 'Pause'],
      ['F10', 'One step'],
      ['Ctrl+Shift+F8', 'Run until the actor of the selected step has done its next one'],
      ['Ctrl+F9', 'Run to the next failure'],
      ['Ctrl+F10', 'Run to the cursor or the selected step'],
      ['Ctrl+F8', 'Start afresh and replay to the selected step'],
      ['F9', 'Breakpoint on or off'],
      ['Shift+F8', 'Stop'],
      ['Shift+F9', 'Watch: run after each edit, on or off'],
      ['Ctrl+[', 'View back: show the run as it stood one step earlier'],
      ['Ctrl+]', 'View forward'],
    ],
  },
  {
    title: 'In the script',
    keys: [
      ['Ctrl+Space', 'What can be written here: actors, stanzas, tags, values'],
      ['Ctrl+.', 'Repair the problem on this line'],
      ['F12', 'Go to the definition of an actor; Shift+F12 lists its uses'],
      ['F2', 'Rename an actor wherever it is named'],
      ['Ctrl+Shift+O', 'Go to an actor, a scene or a step'],
      ['Shift+Alt+F', 'Lay the script out'],
      ['Alt+Enter', 'Into the difference below a failed step'],
      ['F1', 'All commands of the editor'],
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
      ['?', 'This help'],
    ],
  },
  {
    title: 'In the Difference panel',
    keys: [
      ['a', 'Accept what came'],
      ['w', 'Make it a wildcard'],
      ['s', 'Let the failed step pass once'],
      ['t', 'Take the stanza as matched, while the run pauses at the failure'],
    ],
  },
];

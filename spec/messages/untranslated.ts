/** Code whose sentences no person reads in the page, and why. */
export const UNREAD: Readonly<Record<string, string>> = {
  'src/ui/print/looks.ts': 'A style sheet.',
  'src/cli': 'The command line is English.',
  'src/hosting': 'Read by who hosts the page, and by builds.',
  'src/timeline/taken-along': 'A run that is taken along is a report, in English.',
  'src/match/identity-table.ts': 'Names of elements, and the sections that are cited.',
  'src/prosody': 'The server and its Lua say what they say, in their own language.',
};

/** What is not translated yet: in a page of another language its sentences are English. */
export const UNTRANSLATED: readonly string[] = [
  'src/base',
  'src/match/look-alike.ts',
  'src/timeline/idle.ts',
  'src/timeline/links',
  'src/xml',
  'src/xmpp',
  'src/script',
  'src/trace',
  'src/run',
  'src/insight',
  'src/logs',
  'src/transport',
  'src/editor',
  'src/state',
  'src/app',
];

/** Names and samples: the same in every language. */
export const NAMES: ReadonlySet<string> = new Set([
  'Caesura',
  'PNG',
  // The language of scripts.
  'sends',
  'receives',
  'Romeo connects',
  'Romeo sends:',
  'Romeo receives:',
  // The language of filters.
  'actor:{} with:{}',
  // The languages of scripts and of style sheets.
  ' scansion:strict={}{}{}',
  "${{}'s full JID}",
  '{} receives:\n\t{}\n\n',
  'minmax({}px, {}fr)',
  // Classes of the printed page.
  'names steep',
  'thread off',
]);

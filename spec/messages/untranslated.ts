/** Code whose sentences no person reads in the page, and why. */
export const UNREAD: Readonly<Record<string, string>> = {
  'src/cli': 'The command line is English.',
  'src/hosting': 'Read by who hosts the page, and by builds.',
  'src/prosody': 'The server and its Lua say what they say, in their own language.',
};

/** What is not translated yet: in a page of another language its sentences are English. */
export const UNTRANSLATED: readonly string[] = [
  'src/base',
  'src/xml',
  'src/xmpp',
  'src/match',
  'src/script',
  'src/trace',
  'src/run',
  'src/insight',
  'src/timeline',
  'src/logs',
  'src/diagnosis',
  'src/transport',
  'src/editor',
  'src/state',
  'src/app',
];

/** Names and samples: the same in every language. */
export const NAMES: ReadonlySet<string> = new Set([
  'Caesura',
  // The language of filters.
  'actor:{} with:{}',
]);

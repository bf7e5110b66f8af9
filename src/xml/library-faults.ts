import { t } from '../base/translate.ts';
import { LIBRARY_WORDS, OF_DECLARATION, type LibraryFault } from './library-words.ts';

/** `about`: the name or attribute that the fault is about, where it has one. */
const SENTENCES: Readonly<Record<LibraryFault, (about: string) => string>> = {
  unclosed: (name) => t('The element <{name}> is not closed.', { name }),
  unmatched: (name) => t('</{name}> closes no element that is open.', { name }),
  unfitting: () => t('An end tag does not fit the element that is open.'),
  nameless: () => t('An end tag has no name.'),
  twice: (local) => t('The attribute {local} is given twice.', { local }),
  'no-name': (bad) => t('{bad} is no name.', { bad }),
  'no-value': () => t('An attribute has no value.'),
  'no-quotes': () => t('The value of an attribute is not in quotes.'),
  'no-space': () => t('There is no space between two attributes.'),
  attribute: () => t('An attribute is a name, an equals sign and a value in quotes.'),
  tag: () => t('No element name may hold that character.'),
  'end-tag': () => t('No end tag may hold that character.'),
  instruction: () => t('XMPP allows no processing instructions in its XML.'),
  character: () => t('XML does not allow that character.'),
  slash: () => t('A slash in a tag has to be followed by >.'),
  'text-outside': () => t('There is text outside of the element.'),
  second: () => t('There is more than one element.'),
  none: () => t('There is no element.'),
  entity: () => t('XML knows no such entity.'),
  ampersand: () => t('An ampersand has to be written as &amp;.'),
  reference: () => t('A reference to a character is not complete.'),
  'end-of-data': () => t('No text may hold “]]>”: write ]]&gt;.'),
  comment: () => t('A comment is not closed as it should be.'),
  'document-type': () => t('XMPP allows no document types in its XML.'),
  neither: () => t('Behind <! stands neither a comment nor CDATA.'),
  'not-first': () => t('The XML declaration has to stand first.'),
  end: () => t('The text ends in the middle of a tag.'),
  declaration: () => t('The XML declaration is not as it should be.'),
};

/** What the library says of a text that is not well formed, as a sentence in the language of the reader. */
export function libraryFault(message: string): string {
  const [begin = '', kind] = LIBRARY_WORDS.find(([each]) => message.startsWith(each)) ?? [];
  if (kind !== undefined) return SENTENCES[kind](message.slice(begin.length).replace(/\.$/, ''));
  if (OF_DECLARATION.test(message)) return SENTENCES.declaration('');
  return t('This is no well-formed XML.');
}

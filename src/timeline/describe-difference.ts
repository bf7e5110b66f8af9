import type { Difference } from '../match/difference.ts';
import type { Phrase, PhrasePart } from './model.ts';
import { code, phrase } from './phrase.ts';

/**
 * The reason for a failure in a few words, for a row: ``no `role` on <item>; the script expects `none` ``. The first
 * difference is told, the others are counted. Empty when there is none.
 */
export function describeDifferences(differences: readonly Difference[]): Phrase {
  const [first] = differences;
  if (first === undefined) return [];
  const more = differences.length - 1;
  const tail = more === 0 ? '' : `; ${more} more ${more === 1 ? 'difference' : 'differences'}`;
  return phrase(...partsOf(first), tail);
}

type Parts = readonly (string | PhrasePart)[];

function partsOf(difference: Difference): Parts {
  const { kind, path } = difference;
  const { expected, received } = { expected: '', received: '', ...difference };
  const last = path.join('/').replace(/^.*[/@]/, '');
  const parent = `<${path[path.length - 2] ?? last}>`;
  switch (kind) {
    case 'name':
      return [`${tag(received, last)}; the script expects ${tag(expected, last)}`];
    case 'attribute-value':
      return [code(last), ` on ${parent} is `, code(received), ...expectation(expected)];
    case 'attribute-missing':
      return ['no ', code(last), ` on ${parent}`, ...expectation(expected)];
    case 'attribute-extra':
      return [code(last), ` on ${parent}; the script has none`];
    case 'child-missing':
      return [`no ${tag(expected, last)} in ${parent}`];
    case 'child-extra':
      return [`${tag(received, last)} in ${parent}; the script has none`];
    case 'order':
      return [`${tag(expected, last)} in ${parent} stands in another place`];
    case 'text':
      return [`${parent} says `, code(received), ...expectation(expected)];
  }
}

function expectation(expected: string): Parts {
  return expected === '' ? [] : ['; the script expects ', code(expected)];
}

/** A start tag as it is, a bare name in brackets. */
function tag(text: string, name: string): string {
  if (text === '') return `<${name}>`;
  return text.startsWith('<') ? text : `<${text}>`;
}

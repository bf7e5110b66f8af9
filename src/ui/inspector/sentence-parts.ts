import type { TextPart } from '../../insight/rich-text.ts';

const CODE = /[\w:-]+=(?:"[^"]*"|'[^']*')/g;

/**
 * A sentence about a difference, with what is protocol in it set as code: `role="none"`, and the bare name of the
 * attribute in question.
 */
export function sentenceParts(sentence: string, path: readonly string[]): readonly TextPart[] {
  const attribute = path.at(-1)?.startsWith('@') === true ? path.at(-1)?.slice(1) : undefined;
  const named = attribute === undefined ? '' : `|\\b(?:no|some) ${escaped(attribute)}\\b`;
  const pattern = new RegExp(CODE.source + named, 'g');
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: found, index } of sentence.matchAll(pattern)) {
    const lead = /^(?:no|some) /.exec(found)?.[0] ?? '';
    parts.push({ kind: 'words', text: sentence.slice(at, index) + lead });
    parts.push({ kind: 'code', text: found.slice(lead.length) });
    at = index + found.length;
  }
  if (at < sentence.length) parts.push({ kind: 'words', text: sentence.slice(at) });
  return parts.filter((part) => part.kind === 'spec' || part.text !== '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

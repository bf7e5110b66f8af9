import type { ComboOption, ComboSection } from './combo-options.tsx';

/**
 * The sections with only those options that hold every word of `typed` (in number, text, description or the
 * section's title), in any order, whatever their case; sections without any left are dropped. Nothing typed
 * keeps all.
 */
export function searchSections(
  sections: readonly ComboSection[],
  typed: string | undefined,
): readonly ComboSection[] {
  const words = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return sections;
  return sections
    .map((section) => ({
      ...section,
      options: section.options.filter((option) => holdsAll(section, option, words)),
    }))
    .filter((section) => section.options.length > 0);
}

function holdsAll(section: ComboSection, option: ComboOption, words: readonly string[]): boolean {
  const parts = [section.title, option.number, option.text, option.description];
  const haystack = parts.filter(Boolean).join(' ').toLowerCase();
  return words.every((word) => haystack.includes(word));
}

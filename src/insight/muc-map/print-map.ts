import { appendAll } from '../../base/append-all.ts';
import { countWords, isExercised, MAP_GROUPS, type MapEntry, type MucMap } from './muc-map.ts';

/** How a map is written: for a terminal, or as Markdown. */
export type MapForm = 'text' | 'markdown';

/** So many scenarios are named of a thing; of more, how many more there are. */
const MOST_NAMED = 3;

/** The map, a line for each thing, group by group; then what no scenario exercises. Ends with a line end. */
export function printMap({ entries, unseen }: MucMap, form: MapForm): string {
  const lines: string[] = [];
  for (const group of MAP_GROUPS) {
    const of = entries.filter((entry) => entry.group === group);
    lines.push(heading(`${upper(group)}: ${countWords(of)}`, form), '');
    appendAll(
      lines,
      of.filter(isExercised).map((entry) => entryLine(entry, form)),
    );
    lines.push('');
    const rest = of.filter((entry) => !isExercised(entry));
    if (rest.length === 0) continue;
    lines.push(form === 'markdown' ? '_Not exercised:_' : 'Not exercised:', '');
    appendAll(
      lines,
      rest.map((entry) => gapLine(entry, form)),
    );
    lines.push('');
  }
  for (const { scenario, section, missing } of unseen) {
    lines.push(`${scenario} names ${section}, but nothing in its run shows it: no ${missing}.`);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function heading(words: string, form: MapForm): string {
  return form === 'markdown' ? `**${words}**` : words;
}

function entryLine({ term, words, scenarios }: MapEntry, form: MapForm): string {
  const what = words === '' ? code(term, form) : `${code(term, form)} ${words.replace(/\.$/, '')}`;
  return `${bullet(form)}${what}: ${namesOf(scenarios)}`;
}

function namesOf(scenarios: readonly string[]): string {
  const named = scenarios.slice(0, MOST_NAMED).join(', ');
  const more = scenarios.length - MOST_NAMED;
  return more > 0 ? `${named} and ${more} more` : named;
}

function gapLine({ term, words, excuse }: MapEntry, form: MapForm): string {
  const told = [words, excuse ?? '']
    .filter((text) => text !== '')
    .map((text) => text.replace(/\.$/, ''));
  return `${bullet(form)}${[code(term, form), ...told].join('. ')}`;
}

function bullet(form: MapForm): string {
  return form === 'markdown' ? '- ' : '  ';
}

function code(term: string, form: MapForm): string {
  return form === 'markdown' ? `\`${term}\`` : term;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

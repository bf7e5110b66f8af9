import type { TakenRow } from './taken-rows.ts';

/** How a language of sequence diagrams is written. */
interface Notation {
  readonly begin: readonly string[];
  readonly end: readonly string[];
  readonly escape: (text: string) => string;
  readonly lane: (id: string, title: string) => string;
  readonly arrow: (from: string, to: string, text: string) => string;
  readonly note: (lanes: readonly string[], text: string) => string;
}

/** A sequence diagram of lanes and rows, one statement a line. */
function diagram(notation: Notation, lanes: readonly string[], rows: readonly TakenRow[]): string {
  const { escape } = notation;
  const idOf = (lane: number) => `lane${String(lane)}`;
  const ends = lanes.length > 1 ? [0, lanes.length - 1] : [0];
  const lines = rows.flatMap((row) => {
    const text = escape(rowText(row));
    const [from, ...to] = row.lanes;
    if (from === undefined) return [notation.note(ends.map(idOf), text)];
    if (to.length === 0) return [notation.note([idOf(from)], text)];
    return to.map((lane) => notation.arrow(idOf(from), idOf(lane), text));
  });
  const heads = lanes.map((title, lane) => notation.lane(idOf(lane), escape(title)));
  return [...notation.begin, ...heads, ...lines, ...notation.end, ''].join('\n');
}

function rowText({ place, verdict, isFailure, what, told }: TakenRow): string {
  const lead = isFailure ? `✗ ${verdict}: ` : '';
  const number = place === '' ? '' : `${place} `;
  return `${number}${lead}${what}${told === '' ? '' : ` — ${told}`}`;
}

/** Every sign that means something to Mermaid as the code of a character, which it knows (its “Entity codes to escape characters”). */
function escapeMermaid(text: string): string {
  return text.replace(/[#;:<>&"'\\$%{}[\]()|`]/g, (sign) => `#${String(sign.charCodeAt(0))};`);
}

/** A sequence diagram of Mermaid. */
export function mermaid(lanes: readonly string[], rows: readonly TakenRow[]): string {
  return diagram(MERMAID, lanes, rows);
}

const MERMAID: Notation = {
  begin: ['sequenceDiagram'],
  end: [],
  escape: escapeMermaid,
  lane: (id, title) => `    participant ${id} as ${title}`,
  arrow: (from, to, text) => `    ${from}->>${to}: ${text}`,
  note: (lanes, text) => `    Note over ${lanes.join(',')}: ${text}`,
};

/** Signs of Creole, of tags and of the preprocessor of PlantUML, by their numbers, as it knows them in texts: `<U+0025>`. */
function escapePlantUml(text: string): string {
  return text.replace(
    /["<>*/_~[\]\\%$#&^'{}|!@:=+-]/g,
    (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

/** A sequence diagram of PlantUML. */
export function plantUml(lanes: readonly string[], rows: readonly TakenRow[]): string {
  return diagram(PLANT_UML, lanes, rows);
}

const PLANT_UML: Notation = {
  begin: ['@startuml', 'hide footbox'],
  end: ['@enduml'],
  escape: escapePlantUml,
  lane: (id, title) => `participant "${title}" as ${id}`,
  arrow: (from, to, text) => `${from} -> ${to} : ${text}`,
  note: (lanes, text) => `note over ${lanes.join(', ')} : ${text}`,
};

/** Functions of known growth, to show what is caught. */
export const FASTER: Readonly<Record<string, (words: readonly string[]) => unknown>> = {
  'a loop in a loop': (words) => {
    let same = 0;
    for (const one of words) for (const other of words) if (one === other) same++;
    return same;
  },
  'a callback in a callback': (words) =>
    words.map((one) => words.filter((other) => one < other).length),
  'a function that calls itself twice': function twice(words): number {
    if (words.length === 0) return 0;
    return words.length % 2 === 0 ? twice(words.slice(1)) : 1 + twice(words.slice(1));
  },
  'includes in a loop': (words) => {
    const seen: string[] = [];
    for (const word of words) if (!seen.includes(word)) seen.push(word);
    return seen;
  },
  'what is put in the middle, in a loop': (words) => {
    const sorted: string[] = [];
    for (const word of words) sorted.splice(sorted.length >> 1, 0, word);
    return sorted;
  },
  'indexOf in a loop': (words) => words.map((word) => words.indexOf(word)),
  'a string that grows': (words) => {
    let all = '';
    for (const word of words) all = `${all} ${word}`;
    return all;
  },
  'a sum of strings': (words) => words.reduce((all, word) => all + word, ''),
  'the rest of a string': (words) => {
    let rest = words.join(' ');
    let count = 0;
    for (; rest !== ''; count++) rest = rest.slice(rest.indexOf(' ') + 1 || rest.length);
    return count;
  },
  'the rest of an array': ([first, ...rest]) => restOf(first, rest),
  'an array that is spread into the next': (words) =>
    words.reduce<readonly string[]>((all, word) => [...all, word], []),
  'an object that is spread into the next': (words) =>
    words.reduce<Readonly<Record<string, number>>>((all, word) => ({ ...all, [word]: 1 }), {}),
  'a pattern that starts anew at each place': (words) => {
    const text = words.join(' ');
    return words.map((_, index) => /none$/.exec(text.slice(0, index)));
  },
  'a sort in a loop': (words) => words.map(() => words.toSorted().at(0)),
};

function restOf(first: string | undefined, [next, ...rest]: readonly string[]): number {
  return first === undefined ? 0 : 1 + restOf(next, rest);
}

export const AS_FAST: Readonly<Record<string, (words: readonly string[]) => unknown>> = {
  'a loop': (words) => {
    const lengths: number[] = [];
    for (const word of words) lengths.push(word.length);
    return lengths;
  },
  'what is put at the end, in a loop': (words) => {
    const all: string[] = [];
    for (const word of words) all.splice(all.length, 0, word);
    return all;
  },
  'a sort': (words) => words.toSorted((one, other) => (one < other ? -1 : 1)),
  'halves of halves': function halve(words): number {
    const middle = words.length >> 1;
    if (middle === 0) return words.length;
    return halve(words.slice(0, middle)) + halve(words.slice(middle));
  },
  'a set': (words) => words.filter((word) => new Set(['a', 'b']).has(word)),
  'one join': (words) => words.map((word) => `<${word}>`).join(''),
  'nothing at all': () => 1,
  'so much, whatever the size': () => Array.from({ length: 5000 }, (_, index) => index).length,
};

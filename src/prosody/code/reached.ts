/**
 * Which instructions of a function of Lua 5.4 can be reached from its first one. At the end of each function, Lua adds a
 * `return` of its own, on the line of `end`: where all paths return before, nothing ever runs that. (Operations: lopcodes.h.)
 */
export function reachedIn(code: readonly number[]): readonly boolean[] {
  const reached = code.map(() => false);
  const open = [0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const instruction = code[at];
    if (instruction === undefined || reached[at] === true) continue;
    reached[at] = true;
    for (const next of nextOf(instruction, at)) open.push(next);
  }
  return reached;
}

const OP = {
  falseAndSkip: 6,
  jump: 56,
  firstTest: 57,
  lastTest: 67,
  return: 70,
  returnOne: 72,
  forLoop: 73,
  forPrepare: 74,
  genericForPrepare: 75,
  genericForLoop: 77,
} as const;

/** Half of the range of a jump's 25 bits. */
const JUMP_OFFSET = 0xffffff;

function nextOf(instruction: number, at: number): readonly number[] {
  const operation = instruction & 0x7f;
  const distance = instruction >>> 15;
  if (operation === OP.jump) return [at + 1 + (instruction >>> 7) - JUMP_OFFSET];
  if (operation >= OP.firstTest && operation <= OP.lastTest) return [at + 1, at + 2];
  if (operation >= OP.return && operation <= OP.returnOne) return [];
  switch (operation) {
    case OP.falseAndSkip:
      return [at + 2];
    case OP.forLoop:
    case OP.genericForLoop:
      return [at + 1, at + 1 - distance];
    case OP.forPrepare:
      return [at + 1, at + 2 + distance];
    case OP.genericForPrepare:
      return [at + 1 + distance];
    default:
      return [at + 1];
  }
}

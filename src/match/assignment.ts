/** Which left and right items may be paired, asked only when it matters. */
interface BipartiteRelation {
  readonly leftCount: number;
  readonly rightCount: number;
  /** The right items worth asking about for a left one, best first. */
  readonly candidates: (left: number) => readonly number[];
  readonly related: (left: number, right: number) => boolean;
}

/**
 * A maximum matching: for each left item its right partner, or -1. Exact and polynomial (augmenting paths); the
 * first candidate that is free is taken, so a good order of candidates is kept where it can be.
 */
export function maximumMatching(relation: BipartiteRelation): readonly number[] {
  const state = startMatching(relation);
  for (let left = 0; left < relation.leftCount; left++) augment(relation, state, left);
  return state.partnerOfLeft;
}

/** A matching that pairs every left item, or `undefined`; gives up at the first item that has no partner. */
export function completeMatching(relation: BipartiteRelation): readonly number[] | undefined {
  const state = startMatching(relation);
  for (let left = 0; left < relation.leftCount; left++) {
    if (!augment(relation, state, left)) return undefined;
  }
  return state.partnerOfLeft;
}

interface MatchingState {
  readonly partnerOfLeft: number[];
  readonly partnerOfRight: number[];
  /** Right items from which no free one can be reached, now or later. */
  readonly dead: Set<number>;
  /** How many right items at the beginning of a list of candidates are taken: they never become free again. */
  readonly taken: Map<readonly number[], number>;
}

function startMatching(relation: BipartiteRelation): MatchingState {
  return {
    partnerOfLeft: new Array<number>(relation.leftCount).fill(-1),
    partnerOfRight: new Array<number>(relation.rightCount).fill(-1),
    dead: new Set(),
    taken: new Map(),
  };
}

/** A free right item at once where there is one, else along alternating paths; flips the path found. */
function augment(relation: BipartiteRelation, state: MatchingState, start: number): boolean {
  const free = firstFree(relation, state, start);
  if (free === undefined) return findPath(relation, state, start);
  state.partnerOfLeft[start] = free;
  state.partnerOfRight[free] = start;
  return true;
}

function firstFree(
  relation: BipartiteRelation,
  { taken, partnerOfRight }: MatchingState,
  left: number,
): number | undefined {
  const candidates = relation.candidates(left);
  let at = taken.get(candidates) ?? 0;
  while (at < candidates.length && partnerOfRight[candidates[at] ?? -1] !== -1) at++;
  taken.set(candidates, at);
  for (; at < candidates.length; at++) {
    const right = candidates[at] ?? -1;
    if (partnerOfRight[right] === -1 && relation.related(left, right)) return right;
  }
  return undefined;
}

/** Breadth first from one free left item to a free right one. */
function findPath(relation: BipartiteRelation, state: MatchingState, start: number): boolean {
  const reachedFrom = new Map<number, number>();
  const queue = [start];
  for (const left of queue) {
    for (const right of relation.candidates(left)) {
      if (reachedFrom.has(right) || state.dead.has(right)) continue;
      if (!relation.related(left, right)) continue;
      reachedFrom.set(right, left);
      const owner = state.partnerOfRight[right] ?? -1;
      if (owner === -1) {
        flipPath(state, reachedFrom, right);
        return true;
      }
      queue.push(owner);
    }
  }
  for (const right of reachedFrom.keys()) state.dead.add(right);
  return false;
}

function flipPath(state: MatchingState, reachedFrom: ReadonlyMap<number, number>, end: number) {
  for (let right = end; right !== -1;) {
    const left = reachedFrom.get(right) ?? -1;
    const before = state.partnerOfLeft[left] ?? -1;
    state.partnerOfLeft[left] = right;
    state.partnerOfRight[right] = left;
    right = before;
  }
}

/**
 * The cheapest assignment of every row to a distinct column of a cost matrix (Kuhn and Munkres, with potentials):
 * for each row its column. Needs at least as many columns as rows, and finite costs. O(rows² · columns).
 */
export function cheapestAssignment(costs: readonly (readonly number[])[]): readonly number[] {
  const columns = costs[0]?.length ?? 0;
  const state: AssignmentState = {
    rowPotential: new Array<number>(costs.length + 1).fill(0),
    columnPotential: new Array<number>(columns + 1).fill(0),
    rowOfColumn: new Array<number>(columns + 1).fill(0),
  };
  for (let row = 1; row <= costs.length; row++) assignRow(costs, state, row);
  const result = new Array<number>(costs.length).fill(-1);
  state.rowOfColumn.forEach((row, column) => {
    if (row > 0 && column > 0) result[row - 1] = column - 1;
  });
  return result;
}

/** Rows and columns count from 1; column 0 holds the row that is being assigned. */
interface AssignmentState {
  readonly rowPotential: number[];
  readonly columnPotential: number[];
  readonly rowOfColumn: number[];
}

/** Dijkstra over reduced costs from one row to the nearest free column, then a flip along the way back. */
function assignRow(
  costs: readonly (readonly number[])[],
  state: AssignmentState,
  row: number,
): void {
  const size = state.columnPotential.length;
  const slack = new Array<number>(size).fill(Infinity);
  const cameFrom = new Array<number>(size).fill(0);
  const visited = new Array<boolean>(size).fill(false);
  state.rowOfColumn[0] = row;
  let column = 0;
  do {
    visited[column] = true;
    column = relax(costs, state, { slack, cameFrom, visited, column });
  } while (state.rowOfColumn[column] !== 0);
  while (column !== 0) {
    const previous = cameFrom[column] ?? 0;
    state.rowOfColumn[column] = state.rowOfColumn[previous] ?? 0;
    column = previous;
  }
}

interface Search {
  readonly slack: number[];
  readonly cameFrom: number[];
  readonly visited: readonly boolean[];
  readonly column: number;
}

/** Updates the slacks from the search's column, moves the potentials, and gives the nearest unvisited column. */
function relax(
  costs: readonly (readonly number[])[],
  state: AssignmentState,
  search: Search,
): number {
  const row = state.rowOfColumn[search.column] ?? 0;
  const rowCosts = costs[row - 1] ?? [];
  const base = state.rowPotential[row] ?? 0;
  let nearest = 0;
  let delta = Infinity;
  for (let column = 1; column < search.visited.length; column++) {
    if (search.visited[column] === true) continue;
    const reduced = (rowCosts[column - 1] ?? 0) - base - (state.columnPotential[column] ?? 0);
    if (reduced < (search.slack[column] ?? Infinity)) {
      search.slack[column] = reduced;
      search.cameFrom[column] = search.column;
    }
    const slack = search.slack[column] ?? Infinity;
    if (slack < delta) {
      delta = slack;
      nearest = column;
    }
  }
  shiftPotentials(state, search, delta);
  return nearest;
}

function shiftPotentials(state: AssignmentState, search: Search, delta: number): void {
  search.visited.forEach((visited, column) => {
    const row = state.rowOfColumn[column] ?? 0;
    if (visited) {
      state.rowPotential[row] = (state.rowPotential[row] ?? 0) + delta;
      state.columnPotential[column] = (state.columnPotential[column] ?? 0) - delta;
    } else {
      search.slack[column] = (search.slack[column] ?? 0) - delta;
    }
  });
}

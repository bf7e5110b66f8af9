import { PagedList } from './paged-list.ts';

/** A copy of a container with copies of the containers in it; what else is in it is shared. */
export function forked<T>(value: T): T {
  return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
  if (value instanceof PagedList) return value.fork();
  if (value instanceof Set) return new Set(value);
  if (Array.isArray(value)) return value.map(copyOf);
  if (!(value instanceof Map)) return value;
  return new Map([...value].map(([key, item]) => [key, copyOf(item)] as const));
}

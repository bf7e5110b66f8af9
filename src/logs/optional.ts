/** A member that is there only with a value, to be spread into an object. */
export function optional<K extends string, V>(
  key: K,
  value: V | undefined,
): { readonly [k in K]?: V } {
  const member: { [k in K]?: V } = {};
  if (value !== undefined) member[key] = value;
  return member;
}

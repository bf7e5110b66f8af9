import type { XmlElement } from '../../xml/element.ts';

/** So many characters deeper with each level. */
export const INDENT = 2;

/** Characters of a start tag in one line; 0 for none. */
export function startLength(element: XmlElement | undefined, inheritedNs: string): number {
  if (element === undefined) return 0;
  const values = element.attributes.map(({ local, value }) => local.length + value.length + 4);
  const own = '<'.length + lengthOfName(element.prefix, element.local);
  return values.reduce(
    (sum, length) => sum + length,
    own + declarationLength(element, inheritedNs) + 2,
  );
}

/** ` xmlns:p="jabber:x:data"`, where the namespace is another one than around. */
function declarationLength({ ns, prefix }: XmlElement, inheritedNs: string): number {
  if (ns === inheritedNs || ns === '') return 0;
  const name = prefix === '' ? 'xmlns'.length : lengthOfName('xmlns', prefix);
  return name + ns.length + ' =""'.length;
}

function lengthOfName(prefix: string, local: string): number {
  return prefix === '' ? local.length : prefix.length + 1 + local.length;
}

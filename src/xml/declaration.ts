import { t } from '../base/translate.ts';
import { XML_NS } from './element.ts';
import { isQualifiedName } from './names.ts';

const XMLNS_NS = 'http://www.w3.org/2000/xmlns/';

/** Whether an attribute of that name declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/**
 * Why a namespace cannot be declared so, in a sentence; `undefined` when it can (Namespaces in XML 1.0, section 3). A
 * namespace is taken exactly as it is: blanks around it make it another one.
 */
export function declarationFault(
  prefix: string,
  ns: string,
  hasPrefix: boolean,
): string | undefined {
  if (prefix === 'xml' && ns === XML_NS) return undefined;
  if (prefix === 'xml' || prefix === 'xmlns')
    return t('The prefix {prefix} is reserved. Remove this.', { prefix });
  if (ns === XML_NS || ns === XMLNS_NS)
    return t('The namespace {ns} needs no declaration. Remove this.', { ns });
  if (hasPrefix && !isQualifiedName(`xmlns:${prefix}`))
    return t('xmlns:{prefix} is no name.', { prefix });
  if (hasPrefix && ns === '') return t('The prefix {prefix} needs a namespace.', { prefix });
  return undefined;
}

import type { XmlElement, XmlNode } from '../../../../src/xml/element.ts';
import { escapeText, quoteValue } from '../../../../src/xml/escape.ts';

/**
 * An expectation as people may write it: tags, attributes and words on lines of their own or not, comment lines
 * between them. Each comment is another one: `# comment 1`, `# comment 2` and so on.
 */
export function laidOut(stanza: XmlElement, dice: Iterator<number>): string {
  const layout = new Layout(dice);
  return `\t${layout.element(stanza, 'jabber:client')}`;
}

class Layout {
  readonly #dice: Iterator<number>;
  #comments = 0;

  constructor(dice: Iterator<number>) {
    this.#dice = dice;
  }

  element({ prefix, local, ns, attributes, children }: XmlElement, inherited: string): string {
    const name = prefix === '' ? local : `${prefix}:${local}`;
    const declared = ns === inherited ? [] : [`xmlns=${quoteValue(ns)}`];
    const own = attributes.map((each) => {
      const written = each.prefix === '' ? each.local : `${each.prefix}:${each.local}`;
      return `${written}=${quoteValue(each.value)}`;
    });
    const head = [...declared, ...own].map((each) => `${this.#gap(1) || ' '}${each}`).join('');
    const tag = `<${name}${head}${this.#gap(1)}`;
    if (children.length === 0 && this.#rolls(5)) return `${tag}/>`;
    const often = this.#rolls(7) ? 9 : 0;
    const content = children.map((child) => this.#gap(often) + this.#node(child, ns));
    return `${tag}>${content.join('')}${this.#gap(often)}</${name}>`;
  }

  #node(node: XmlNode, ns: string): string {
    if (node.kind === 'element') return this.element(node, ns);
    return escapeText(node.text).replaceAll(' ', () => this.#gap(3) || ' ');
  }

  /** A new line, so many times of ten, perhaps with comments above it. */
  #gap(often: number): string {
    if (!this.#rolls(often)) return '';
    const comments: string[] = [];
    while (this.#rolls(2)) comments.push(`# comment ${(this.#comments += 1)}\n`);
    return `\n${comments.join('')}\t${' '.repeat(this.#roll())}`;
  }

  #rolls(often: number): boolean {
    return this.#roll() < often;
  }

  #roll(): number {
    return Number(this.#dice.next().value ?? 0);
  }
}

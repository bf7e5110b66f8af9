import { describe, expect, it } from 'vitest';
import { frameSentences } from './frame-messages.ts';
import { messageFiles } from './languages.ts';

const needed = frameSentences();
const keysOf = (parts: readonly { readonly messages: object }[]) =>
  parts.flatMap(({ messages }) => Object.keys(messages));

/** What an embedded page says before a run is asked for is a file of its own: it is all that a frame fetches first. */
describe.each([...messageFiles('frame')])('the messages of frames, %s', (tag, parts) => {
  const own = keysOf(parts);
  const all = new Set(keysOf(messageFiles().get(tag) ?? []));

  it('are all that the embedded page says, as far as there are messages', () => {
    const missing = [...needed].filter((key) => all.has(key) && !own.includes(key));
    expect(missing).toEqual([]);
  });

  it('are no others', () => {
    expect(own.filter((key) => !needed.has(key))).toEqual([]);
  });
});

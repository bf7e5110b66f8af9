import type { LuaSpan } from '../../prosody/code/lines.ts';
import styles from './ServerTab.module.css';

const KIND_CLASSES: Readonly<Record<string, string>> = {
  keyword: styles.luaKeyword,
  string: styles.luaString,
  comment: styles.luaComment,
  number: styles.luaNumber,
};

/** One line of Lua, coloured. */
export function LuaSpans({ spans }: { readonly spans: readonly LuaSpan[] }) {
  return spans.map(({ kind, text }, index) => (
    <span key={index} className={KIND_CLASSES[kind]}>
      {text}
    </span>
  ));
}

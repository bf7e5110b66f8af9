import url from 'wasmoon/dist/glue.wasm?url';

/** Where the page finds the WebAssembly of Lua: an asset of its own, never a network of others. */
export const wasmUrl: string = url;

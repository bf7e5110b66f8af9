import { MIT } from '../../base/mit-licence.ts';

/** The licence as every file of Prosody names it, for installed trees that come without its text. */
export const PROSODY_LICENCE = `Copyright (c) 2008-2011 Matthew Wild
Copyright (c) 2008-2011 Waqas Hussain

${MIT}
`;

/** Of the interpreter inside wasmoon's `glue.wasm`; wasmoon's own stands in its package. */
export const LUA_LICENCE = `Copyright (c) 1994-2023 Lua.org, PUC-Rio.

${MIT}
`;

/** Longest texts a trace may hold, in UTF-16 units: a script, a frame, a sentence, a name. */
export const TEXT_CAPS = { source: 4_000_000, xml: 4_000_000, note: 20_000, name: 4_000 } as const;

/**
 * Longest script that is run, in UTF-16 units; in a file, as many bytes. A trace holds the script of its run, with masks
 * that may be a little longer than the secrets: see `TEXT_CAPS` in `trace/`.
 */
export const LONGEST_SCRIPT = 4_000_000;

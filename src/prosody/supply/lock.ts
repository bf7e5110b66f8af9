import lock from './prosody-lock.json' with { type: 'json' };

/** A release of Prosody on the web. */
export interface Release {
  readonly url: string;
  /** Of the tarball, in hex. */
  readonly sha256: string;
}

/** A package that every build is to ship, and what its files have to be. */
export interface LockedVersion {
  readonly version: string;
  /** What people call it; without it, Prosody. */
  readonly title?: string;
  /** Debian's name of it; without it, `prosody`. */
  readonly name?: string;
  /** Debian's suites that may have it, the one that had it last first. */
  readonly suites: readonly string[];
  /** SHA-256 of Debian's package in hex, by Debian's name of the architecture; `all`: one for each of them. */
  readonly debs: Readonly<Record<string, string>>;
  /** Absent where upstream has none. */
  readonly release?: Release;
}

/**
 * The versions of `prosody-lock.json`, the newest first. The sums are those of Debian's signed indexes: the release's is
 * that of `prosody_VERSION.orig.tar.gz`, upstream's tarball renamed (`apt-cache showsrc prosody`, Checksums-Sha256).
 */
export const LOCKED: readonly LockedVersion[] = lock.prosody;

/** The modules of the community, as Debian packs them: the newest package that there is. */
export const LOCKED_MODULES: LockedVersion = {
  ...lock.modules,
  name: 'prosody-modules',
  title: 'Prosody’s community modules',
};

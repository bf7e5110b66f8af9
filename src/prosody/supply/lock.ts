import lock from './prosody-lock.json' with { type: 'json' };

/** A release of Prosody on the web. */
export interface Release {
  readonly url: string;
  /** Of the tarball, in hex. */
  readonly sha256: string;
}

/** A version of Prosody that every build is to ship, and what its files have to be. */
export interface LockedVersion {
  readonly version: string;
  /** Debian's suites that may have it, the one that had it last first. */
  readonly suites: readonly string[];
  /** SHA-256 of Debian's package in hex, by Debian's name of the architecture. */
  readonly debs: Readonly<Record<string, string>>;
  readonly release: Release;
}

/**
 * The versions of `prosody-lock.json`, the newest first. The sums are those of Debian's signed indexes: the release's is
 * that of `prosody_VERSION.orig.tar.gz`, upstream's tarball renamed (`apt-cache showsrc prosody`, Checksums-Sha256).
 */
export const LOCKED: readonly LockedVersion[] = lock.prosody;

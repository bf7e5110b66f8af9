import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { completeLicences } from './notices.ts';

/** What Vite itself writes (`build.license`): the packages that were bundled. */
export const PACKAGE_LICENCES = 'licences.md';

export interface LicenceFileOptions {
  /** Further notices, from the project's root: a heading, and where its text stands. */
  readonly inside?: readonly { readonly heading: string; readonly file: string }[];
  /** A file of the build that becomes a part of the one file. */
  readonly ofBuild?: string;
}

/** Joins the licences of all that a build ships: `licences.txt`. */
export function licenceFile({ inside = [], ofBuild }: LicenceFileOptions = {}): Plugin {
  return {
    name: 'caesura-licence-file',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = 'dist' }) {
        const packages = path.join(dir, PACKAGE_LICENCES);
        const built = ofBuild === undefined ? [] : [path.join(dir, ofBuild)];
        const texts = [
          `Caesura\n\n${await readFile('LICENSE', 'utf8')}`,
          completeLicences(await readFile(packages, 'utf8')),
          ...(await Promise.all(
            inside.map(
              async ({ heading, file }) => `## ${heading}\n\n${await readFile(file, 'utf8')}`,
            ),
          )),
          ...(await Promise.all(built.map((file) => readFile(file, 'utf8').catch(() => '')))),
        ];
        await writeFile(path.join(dir, 'licences.txt'), texts.join('\n\n'));
        await Promise.all([packages, ...built].map((part) => rm(part, { force: true })));
      },
    },
  };
}

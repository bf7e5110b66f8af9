import { readFile, stat } from 'node:fs/promises';
import { err, ok, type Result } from '../base/result.ts';
import { MAX_PROFILE_FILE, readProfile } from '../transport/profile/profile-file.ts';
import { profileTitle, type ServerProfile } from '../transport/profile/server-profile.ts';
import { reasonOf } from './read-script.ts';
import type { NamedProfile } from './run-place.ts';

/** Reads the files that `--profile` names; a sentence when one of them cannot be used. */
export async function findProfiles(
  files: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Result<readonly NamedProfile[], string>> {
  const found: { file: string; profile: ServerProfile }[] = [];
  for (const file of files) {
    const profile = await readFileOf(file);
    if (!profile.ok) return err(`--profile ${file}: ${profile.error}`);
    found.push({ file, profile: withPasswords(profile.value, environment) });
  }
  const titles = found.map(({ profile }) => profileTitle(profile));
  return ok(
    found.map(({ file, profile }) => {
      const title = profileTitle(profile);
      const isTwice = titles.filter((each) => each === title).length > 1;
      return { name: isTwice ? `${title} (${file})` : title, profile };
    }),
  );
}

async function readFileOf(file: string): Promise<Result<ServerProfile, string>> {
  try {
    // Four octets a character are more than any text has.
    if ((await stat(file)).size > 4 * MAX_PROFILE_FILE)
      return err('It is larger than any profile.');
    return readProfile(await readFile(file, 'utf8'));
  } catch (error) {
    return err(`It cannot be read: ${reasonOf(error)}.`);
  }
}

/** What the name of the variable begins with; the actor follows, in capitals. */
const PASSWORD = 'CAESURA_PASSWORD_';

/** Files of profiles hold no passwords: those of the table come from the environment, `CAESURA_PASSWORD_ROMEO`. */
function withPasswords(
  profile: ServerProfile,
  environment: Readonly<Record<string, string | undefined>>,
): ServerProfile {
  const { accounts } = profile;
  const table = accounts.table.map((row) => ({
    ...row,
    password: environment[PASSWORD + variableWord(row.actor)] ?? row.password,
  }));
  return { ...profile, accounts: { ...accounts, table } };
}

function variableWord(actor: string): string {
  return actor.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

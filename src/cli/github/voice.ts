import { randomUUID } from 'node:crypto';

/** Says workflow commands, one a line. */
export interface GithubVoice {
  /** From now on nothing that is printed is a command, whoever wrote it. */
  mute(): void;
  /** Says these, although all else is muted. */
  speak(commands: readonly string[]): void;
  unmute(): void;
}

/**
 * A runner of GitHub takes each line that begins with `::` for a command, white space aside: also one that a server has sent
 * and a report shows. So it is told to take none (`stop-commands`) until it reads a word that nobody can know.
 */
export function createGithubVoice(say: (line: string) => void): GithubVoice {
  const word = randomUUID();
  const mute = () => say(`::stop-commands::${word}`);
  const unmute = () => say(`::${word}::`);
  return {
    mute,
    unmute,
    speak(commands) {
      unmute();
      commands.forEach((command) => say(command));
      mute();
    },
  };
}

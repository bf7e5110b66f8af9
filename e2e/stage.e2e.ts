import { deflateRawSync } from 'node:zlib';
import { expect, test } from './support.ts';

const CAST = `
[Client] Romeo
	jid: romeo@localhost
	password: password

-----

Romeo connects
`;

const script = (tags: string) => `# A stage\n${tags}\n${CAST}`;

/** As the page's own links carry a script. */
const linkTo = (text: string) => `./#s=${deflateRawSync(text).toString('base64url')}`;

test('a link carries what its script asks for; no code of others runs from it without a yes', async ({
  caesura,
  page,
}) => {
  await page.goto(linkTo(script('## modules: muc_moderation, announce\n## variation: no-locking')));
  await expect(caesura.script).toContainText('## modules: muc_moderation, announce');
  await caesura.run();
  const question = page.getByRole('group', { name: 'Question' });
  await expect(question).toContainText('mod_muc_moderation of Prosody’s community');
  await question.getByRole('button', { name: 'Load and run' }).click();
  await caesura.says('Passed: 1 of 1 steps');
});

import { expect, test } from './support.ts';

// So wide that no line of a script wraps.
test.use({ viewport: { width: 2200, height: 900 } });

const actor = (name: string, password: string) =>
  `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: ${password}\n`;
const room = 'garden@conference.localhost';

test('a sign-in that is to be refused, raw text, and a session that the server ends', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  await caesura.replaceScript(
    [
      '# Refusals\n## accounts: romeo@localhost:"one, two", nurse@localhost:word\n',
      actor('Romeo', 'one, two'),
      actor('Juliet', 'wrong'),
      actor('Nurse', 'word'),
      '-----\n',
      'Romeo connects\n\nNurse connects\n',
      'Juliet is refused: not-authorized\n',
      `# @raw: closed by another name\nNurse sends:\n\t<message></body>\n`,
      'Nurse is disconnected\n',
      `Romeo sends:\n\t<presence to="${room}/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>\n`,
      `Romeo receives:\n\t<presence from="${room}/Romeo"/>\n`,
    ].join('\n'),
  );
  await caesura.run();
  await caesura.says('Passed: 7 of 7 steps');
  await expect(
    page.getByRole('row', { name: /^Step 3, Juliet is refused: not-authorized/ }),
  ).toBeVisible();
  const raw = page.getByRole('row', { name: /^Step 4, Nurse sends raw text: sent/ });
  await raw.click();
  await expect(caesura.panel('Difference')).toContainText('exactly as it is written');
  await expect(
    page.getByRole('row', { name: /^Step 5, Nurse is disconnected.*: matched/ }),
  ).toBeVisible();

  // Whoever is on the list comes in: then the refusal is what fails, and a sentence says so.
  await caesura.putCursor(2, '## accounts: '.length);
  await page.keyboard.type('juliet@localhost:wrong, ');
  await caesura.run();
  await caesura.says(/^Failed at step 3 /);
  await expect(caesura.status).toContainText(
    'The server let Juliet in; the script expects that it refuses',
  );
});

test(
  'completion writes the accounts, and the condition of a refusal',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.replaceScript(
      `# Not let in\n\n${actor('Romeo', 'a, b')}\n${actor('Juliet', 'c')}\n-----\n\nJuliet \n`,
    );
    await caesura.putCursor(2, 0);
    await page.keyboard.type('## acc');
    await caesura.complete('## accounts:');
    await expect(caesura.script).toContainText('romeo@localhost:"a, b", juliet@localhost:c');
    await caesura.putCursor(13, 'Juliet '.length);
    await page.keyboard.type('is ref');
    await caesura.complete('is refused');
    await page.keyboard.type(': not-au');
    await caesura.complete('not-authorized');
    expect(await caesura.scriptText()).toContain('Juliet is refused: not-authorized');
    await caesura.script.locator('.view-line span span', { hasText: 'refused' }).first().hover();
    await expect(page.locator('.monaco-hover:visible')).toContainText('does not let the actor in');
  },
);

test('twelve minutes pass for the server and the run, and nobody waits', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  const steps = 'Romeo connects\n\n# @ 12 minutes pass\nRomeo disconnects\n';
  await caesura.replaceScript(`# Time\n${actor('Romeo', 'secret')}\n-----\n\n${steps}`);
  await caesura.run();
  await caesura.says(/Passed: 3 of 3 steps in 7[23]\d\.\d s\./);
  await page.getByRole('row', { name: 'Step 2, 12 minutes pass' }).click();
  await expect(caesura.panel('Difference')).toContainText('Time passed here');
});

import { expect, test } from './support.ts';

const ACTORS = ['Romeo', 'Juliet'].map(
  (name) => `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: password\n`,
);
const HEAD = `# Refusals\n\n${ACTORS.join('\n')}\n-----\n\nRomeo connects\n\n`;
const enters = (name: string, room: string) =>
  `${name} sends:\n\t<presence to="${room}/${name}"><x xmlns="http://jabber.org/protocol/muc"/></presence>\n\n`;
const sees = (name: string, room: string, more = '') =>
  `${name} receives:\n\t<presence from="${room}/${name}"${more}/>\n\n`;

test('a step that takes a refusal is marked, the verdict says so, and a setting makes it fail', async ({
  caesura,
  page,
}) => {
  const room = 'locked@conference.localhost';
  await caesura.open();
  await caesura.replaceScript(
    `${HEAD}${enters('Romeo', room)}${sees('Romeo', room)}Juliet connects\n\n${enters('Juliet', room)}${sees('Juliet', room)}`,
  );
  await caesura.run();
  await caesura.says(/^Passed, but step 6 took a refusal \([\w-]+\) for Juliet's presence\./);
  await expect(page.getByRole('row', { name: /^Step 6, .*: took a refusal$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('menuitemradio', { name: /^Fails/ }).click();
  await caesura.run();
  await caesura.says(/^Failed at step 6/);
  await expect(caesura.status).toContainText(
    'Juliet received an error in place of this <presence>',
  );
});

test('a refusal leads: the sentence names the host that was meant, the first repair writes it @long', async ({
  caesura,
  page,
}) => {
  const wrong = 'garden@conferense.localhost';
  await caesura.open();
  await caesura.replaceScript(
    `${HEAD}${enters('Romeo', 'hall@conference.localhost')}${enters('Romeo', wrong)}${sees('Romeo', wrong, ' type="unavailable"')}`,
  );
  await caesura.run();
  await caesura.says(/^Failed at step 4/);
  await expect(caesura.status).toContainText('Romeo received an error in place of this <presence>');
  await expect(caesura.status).toContainText(
    'no such host "conferense.localhost": step 2 used "conference.localhost"',
  );
  await expect(page.getByRole('button', { name: /Accept until green/ })).toHaveCount(0);
  await page
    .getByRole('button', { name: /^Write "conference.localhost"/ })
    .first()
    .click();
  expect(await caesura.scriptText()).not.toContain('conferense');
});

test('a mistyped nickname is named, and mended first; accepting until green says why it stops there', async ({
  caesura,
  page,
}) => {
  const room = 'garden@conference.localhost';
  const whisper = (to: string) =>
    `Romeo sends:\n\t<message to="${room}/${to}" type="chat"><body>psst</body></message>\n\n`;
  const opens = `Romeo sends:\n\t<iq to="${room}" type="set" id="o"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"/></query></iq>\n\nRomeo receives:\n\t<iq id="o" type="result"/>\n\n`;
  await caesura.open();
  await caesura.replaceScript(
    `${HEAD}${enters('Romeo', room)}${sees('Romeo', room, ' type="unavailable"')}${opens}Juliet connects\n\n${enters('Juliet', room)}${whisper('Julliet')}Juliet receives:\n\t<message from="${room}/Romeo"><body>psst</body></message>\n`,
  );
  await caesura.run();
  await caesura.says(/^Failed at step 3/);
  await page.getByRole('button', { name: 'More repairs' }).click();
  await page.getByRole('menuitem', { name: /^Accept until green/ }).click();
  await caesura.says(/^Failed at step 9/);
  const notice = page.getByRole('status', { name: 'Accept until green' });
  await expect(notice).toContainText('stopped at step 9: the server answered with an error');
  await expect(caesura.status).toContainText('no such nickname "Julliet": step 7 used "Juliet"');
  await caesura
    .panel('Difference')
    .getByRole('button', { name: /^Write "Juliet"/ })
    .first()
    .press('Enter');
  await caesura.run();
  await caesura.says(/^Passed: 9 of 9/);
  await expect(notice).toHaveCount(0);
});

import { expect, test } from './support.ts';

test('rooms as each actor knows them, beside the server’s own truth', async ({ caesura, page }) => {
  await caesura.open();
  await caesura.run();
  await caesura.says('Passed');
  await caesura.tab('Rooms').click();
  const panel = caesura.panel('Rooms');
  const room = panel.getByRole('table', { name: 'room@conference.localhost' });

  await test.step('the server has its column', async () => {
    await expect(room.getByRole('columnheader', { name: 'The server knows' })).toBeVisible();
    await expect(panel).toContainText('Both agree with the server on who is in the room.');
    await expect(panel).toContainText('Juliet was not told two things');
    await expect(room.getByRole('row', { name: /^Settings/ })).toContainText('history of 20');
  });

  await test.step('what the selected step changed is marked', async () => {
    await caesura.row(/^Step 18, Romeo sends iq/).click();
    await expect(panel).toContainText('Changed by this step: Rosaline became a member.');
    await expect(room.getByRole('row', { name: /^Rosaline/ })).toContainText('before: none');
    await caesura.row(/^Step 2, Romeo sends presence/).click();
    await expect(panel).toContainText('Changed by this step: the room was opened; Romeo came in');
    await expect(room.getByRole('row', { name: /^Rosaline/ })).toHaveCount(0);
  });

  await test.step('where each actor stands', async () => {
    await expect(panel).toContainText(/Romeo online, 2 unread; Juliet never connected/);
    await panel.getByText('Actors', { exact: true }).click();
    const actors = page.getByRole('table', { name: 'Actors' });
    await expect(actors.getByRole('row', { name: /^Romeo online user@localhost\// })).toBeVisible();
  });
});

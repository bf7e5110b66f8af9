import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support.ts';

const SCRIPT = `# From elsewhere

[Client] Romeo
	jid: romeo@localhost
	password: password

-----

Romeo connects
`;

/** Another site, on a port of its own. */
async function host(answers: boolean) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (!answers) return;
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(SCRIPT);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    name: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/x.scs`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('a script of another site is asked about before it is fetched, and then runs', async ({
  caesura,
  page,
}) => {
  const elsewhere = await host(true);
  try {
    await page.goto(`./?script=${encodeURIComponent(elsewhere.url)}`);
    const question = page.getByRole('group', { name: 'Link' });
    await expect(question).toContainText(elsewhere.name);
    await expect(question).toContainText('your own machine or network');
    expect(elsewhere.asked).toEqual([]);
    await page.getByRole('button', { name: 'Fetch the script' }).click();
    await expect(caesura.script).toContainText('From elsewhere');
    await caesura.run();
    await caesura.says('Passed: 1 of 1 steps');
    expect(elsewhere.asked).toEqual(['/x.scs']);
  } finally {
    elsewhere.close();
  }
});

test(
  'after a no nothing is fetched, and the page works',
  { tag: '@long' },
  async ({ caesura, page }) => {
    const elsewhere = await host(true);
    try {
      await page.goto(`./?script=${encodeURIComponent(elsewhere.url)}`);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await caesura.says('was not fetched, as you chose');
      await expect(caesura.script).toContainText('Affiliation changes');
      expect(elsewhere.asked).toEqual([]);
    } finally {
      elsewhere.close();
    }
  },
);

test(
  'a host that does not answer is named while it is waited for, and can be given up',
  { tag: '@long' },
  async ({ caesura, page }) => {
    const elsewhere = await host(false);
    try {
      await page.goto(`./?script=${encodeURIComponent(elsewhere.url)}`);
      await page.getByRole('button', { name: 'Fetch the script' }).click();
      await caesura.says(`Waiting for the script from ${elsewhere.name}`);
      await caesura.run();
      await caesura.says(`Waiting for the script from ${elsewhere.name}`);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await caesura.says('was not fetched, as you chose');
    } finally {
      elsewhere.close();
    }
  },
);

for (const link of ['javascript:alert(1)', 'data:text/plain,hi', 'https://me:secret@a.example/']) {
  test(
    `a link to ${link} is refused in words`,
    link.startsWith('j') ? {} : { tag: '@long' },
    async ({ caesura }) => {
      await caesura.open(`?script=${encodeURIComponent(link)}`);
      await caesura.says('was not opened');
      await expect(caesura.script).toContainText('Affiliation changes');
    },
  );
}

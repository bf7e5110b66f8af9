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

/** A site with a course of two lessons, which anybody may read. */
async function school() {
  const files: Readonly<Record<string, string>> = {
    '/verona/index':
      '# Verona\n## Doors\na.scs  Who comes\n## Ways out\nb.scs  Who goes\ngone.txt\n',
    '/verona/a.scs': `# A begin\n## goal: Romeo is there.\n${SCRIPT.slice(SCRIPT.indexOf('\n[Client]'))}`,
    '/verona/b.scs': `# An end\n## goal: Romeo goes.\n${SCRIPT.slice(SCRIPT.indexOf('\n[Client]'))}\nRomeo disconnects\n`,
  };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const text = files[request.url ?? ''];
    response
      .writeHead(text === undefined ? 404 : 200, { 'Access-Control-Allow-Origin': '*' })
      .end(text ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, url: `http://127.0.0.1:${port}/verona/index`, close: () => void server.close() };
}

test(
  'a link opens a course: a yes, its chapters beside the panes, a lesson after the other, progress kept',
  { tag: '@long' },
  async ({ caesura, page }) => {
    const course = await school();
    try {
      await page.goto(`./?course=${encodeURIComponent(course.url)}`);
      const question = page.getByRole('group', { name: 'Link' });
      await expect(question).toContainText('This link wants to open a course');
      expect(course.asked).toEqual([]);
      await question.getByRole('button', { name: 'Fetch the course' }).click();
      await expect(caesura.script).toContainText('A begin');
      const tree = page.getByRole('tree', { name: 'Scripts' });
      await expect(tree.getByRole('treeitem', { name: /^Verona/ })).toBeVisible();
      await expect(tree.getByRole('treeitem', { name: /^Doors/ })).toBeVisible();
      await expect(tree.getByRole('treeitem', { name: /^Who comes/ })).toHaveAttribute(
        'aria-selected',
        'true',
      );
      await expect(page.getByRole('status', { name: 'Course' })).toContainText('gone.txt');
      await caesura.run();
      await caesura.says('Passed: 1 of 1 steps');
      await page.keyboard.press('Control+Alt+l');
      const lesson = page.getByRole('complementary', { name: 'Lesson' });
      await expect(lesson).toContainText('Doors. Lesson 1 of 2; 1 finished');
      await lesson.getByRole('button', { name: 'Next: Who goes' }).press('Enter');
      await expect(lesson.getByRole('heading', { name: 'An end' })).toBeVisible();
      await expect(lesson).toContainText('Ways out. Lesson 2 of 2; 1 finished');
      expect(course.asked).toEqual(['/verona/index', '/verona/a.scs', '/verona/b.scs']);

      await page.reload();
      await question.getByRole('button', { name: 'Fetch the course' }).click();
      await expect(page.getByRole('treeitem', { name: /^Who goes/ })).toHaveAttribute(
        'aria-selected',
        'true',
      );
      await expect(page.getByRole('treeitem', { name: /^Who comes, .*: passed$/ })).toBeVisible();
    } finally {
      course.close();
    }
  },
);

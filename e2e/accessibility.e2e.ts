import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('finds nothing on the page before a run, and after a failed and a passed one', async ({
      caesura,
      page,
    }) => {
      const finds = async () => {
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
        );
      };
      await caesura.open('?scenario=24-affiliation-changes-broken');
      expect(await finds()).toEqual([]);
      await caesura.run();
      await caesura.says('Failed at step 8');
      await expect(caesura.script.getByText('Accept what came')).toBeVisible();
      expect(await finds()).toEqual([]);
      for (const name of ['Stanza', 'Rooms', 'Server log', 'Problems']) {
        await caesura.tab(name).click();
        await expect(caesura.panel(name)).toBeVisible();
        expect(await finds()).toEqual([]);
      }
      await caesura.open('?scenario=24-affiliation-changes');
      await caesura.run();
      await caesura.says('Passed');
      expect(await finds()).toEqual([]);
    });
  });
}

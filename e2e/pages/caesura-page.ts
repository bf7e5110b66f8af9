import { expect, test, type Locator, type Page } from '@playwright/test';

/** A file that is on no disk. */
export interface FileInHand {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The page as a person uses it: by the names that design and screen readers know. */
/** Less than a screen of lines, in px. */
const WHEEL = 150;

export class CaesuraPage {
  readonly runButton: Locator;
  readonly stepButton: Locator;
  readonly continueButton: Locator;
  readonly stopButton: Locator;
  readonly status: Locator;
  readonly script: Locator;
  readonly events: Locator;
  /** The choice of a scenario in a narrow window. */
  readonly scenario: Locator;
  /** The list of scripts, and what stands in it. */
  readonly scripts: Locator;
  readonly scriptFilter: Locator;
  /** Which script is open, in the bar at the top. */
  readonly openScript: Locator;
  readonly server: Locator;

  constructor(readonly page: Page) {
    // With somebody listening the test tool catches choosers from the start; else it might be too late for the first.
    page.on('filechooser', () => undefined);
    this.runButton = page.getByRole('button', { name: 'Run', exact: true });
    this.stepButton = page.getByRole('button', { name: 'Step', exact: true });
    this.continueButton = page.getByRole('button', { name: 'Continue', exact: true });
    this.stopButton = page.getByRole('button', { name: 'Stop', exact: true });
    this.status = page.getByRole('status', { name: 'Run status' });
    this.script = page.getByRole('region', { name: 'Script' });
    this.events = page.getByRole('grid', { name: 'Events' });
    this.scenario = page.getByRole('combobox', { name: 'Scenario' });
    this.scripts = page.getByRole('tree', { name: 'Scripts' });
    this.scriptFilter = page.getByRole('searchbox', { name: 'Filter scripts' });
    this.openScript = page.locator('[data-part="document"]');
    this.server = page.getByRole('combobox', { name: 'Server' });
  }

  /** Opens the page and waits until the editor can be typed in. */
  async open(address = ''): Promise<void> {
    await test.step(`open ${address}`, async () => {
      await this.page.goto(`./${address}`);
      await this.editorIsReady();
    });
  }

  /** Gives the script the height of the page: its editor paints what is in view. */
  async foldInspector(): Promise<void> {
    await test.step('fold the inspector away', async () => {
      await this.page.keyboard.press('Control+j');
      await expect(this.tab('Difference')).toHaveCount(0);
    });
  }

  /** Waits until the script is painted: an editor that has none yet can be typed in, too, and is then given one. */
  async editorIsReady(): Promise<void> {
    await expect(this.script.locator('.monaco-editor .view-lines')).not.toHaveText(/^\s*$/);
    await expect(this.script.locator('.monaco-editor .view-line').first()).toBeVisible();
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.framesPass();
  }

  /** Types in place of what stands in a field. Through WebDriver BiDi `fill` writes what React does not hear of. */
  async write(field: Locator, words: string): Promise<void> {
    await field.press('ControlOrMeta+a');
    await field.press('Delete');
    await field.pressSequentially(words);
  }

  async run(): Promise<void> {
    await test.step('run', () => this.runButton.click());
  }

  async step(): Promise<void> {
    await test.step('step', () => this.stepButton.click());
  }

  /** Waits for the sentence; the time-out is the expectation's own. */
  async says(sentence: string | RegExp): Promise<void> {
    await test.step(`status says ${String(sentence)}`, () =>
      expect(this.status).toContainText(sentence));
  }

  async chooseServer(address: string): Promise<void> {
    await test.step(`choose server ${address}`, async () => {
      await this.type(this.server, address);
      await this.server.press('Enter');
      await expect(this.server).toHaveValue(address);
    });
  }

  /** Types key by key, as `fill` does not reach React's fields in every browser. */
  private async type(field: Locator, text: string): Promise<void> {
    await field.click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  /** Finds a scenario or a draft by its words in the list of scripts, and opens it. */
  async chooseScenario(words: string, name: string | RegExp): Promise<void> {
    await test.step(`choose scenario ${words}`, async () => {
      await this.page.keyboard.press('Control+P');
      await expect(this.scriptFilter).toBeFocused();
      await this.page.keyboard.press('ControlOrMeta+A');
      await this.page.keyboard.type(words);
      await this.scriptItem(name).first().click();
      await this.scriptFilter.click();
      await this.page.keyboard.press('ControlOrMeta+A');
      await this.page.keyboard.press('Delete');
    });
  }

  /** A line of the list of scripts, by its whole name or a pattern. */
  scriptItem(name: string | RegExp): Locator {
    return this.scripts.getByRole('treeitem', { name, exact: true });
  }

  /** Waits until the bar at the top names that script: by its title, or by its file’s name. */
  async shows(title: string | RegExp): Promise<void> {
    await test.step(`shows ${String(title)}`, () =>
      expect(this.openScript.getByText(title, { exact: true }).first()).toBeVisible());
  }

  /** Opens a script or a saved trace from the disk, by its key. */
  async openFile(file: string | FileInHand): Promise<void> {
    await test.step(`open file ${typeof file === 'string' ? file : file.name}`, async () => {
      const chooser = this.page.waitForEvent('filechooser');
      await this.page.keyboard.press('Control+o');
      await (await chooser).setFiles(file);
    });
  }

  /** Replaces the whole script as a person does who selects everything and pastes. */
  async replaceScript(text: string): Promise<void> {
    await test.step('replace the script', async () => {
      await this.focusEditor();
      await this.page.keyboard.press('ControlOrMeta+A');
      await this.page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        // Firefox leaves what the constructor is given behind.
        Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
        document.activeElement?.dispatchEvent(paste);
      }, text);
    });
  }

  async focusEditor(): Promise<void> {
    await this.script.locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** Waits until the page has painted, and has done what it does after that. */
  async framesPass(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** Puts the cursor behind that many characters of a line. */
  async putCursor(line: number, characters: number): Promise<void> {
    await test.step(`cursor to line ${line}`, async () => {
      await this.focusEditor();
      await this.page.keyboard.press('Control+G');
      await this.page.locator('.quick-input-widget input').fill(`:${line}`);
      await this.page.keyboard.press('Enter');
      await expect(this.currentLine).toHaveText(String(line));
      for (let count = 0; count < characters; count += 1) {
        await this.page.keyboard.press('ArrowRight');
      }
    });
  }

  /** The number of the line with the cursor: the parts of one that wraps have none. */
  get currentLine(): Locator {
    return this.script.locator('.line-numbers.active-line-number').filter({ hasText: /\d/ });
  }

  /** The lines in view, TABs as wide as they are shown. */
  async scriptText(): Promise<string> {
    return this.script.locator('.view-lines').evaluate((lines) =>
      [...lines.querySelectorAll<HTMLElement>('.view-line')]
        .toSorted((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' '))
        .join('\n'),
    );
  }

  /** Asks what can be written at the cursor, and takes the first offer, which must have that label. */
  async complete(label: string): Promise<void> {
    await test.step(`complete ${label}`, async () => {
      await this.page.keyboard.press('Control+Space');
      const first = this.page.locator('.suggest-widget .monaco-list-row.focused .label-name');
      await expect(first).toHaveText(label);
      await this.page.keyboard.press('Enter');
      await expect(first).toHaveCount(0);
    });
  }

  /** Asks what can be done about the problem at the cursor, and takes the first offer of that name. */
  async repair(name: RegExp): Promise<void> {
    await test.step(`repair ${String(name)}`, async () => {
      await this.page.keyboard.press('Control+.');
      const offers = this.page.locator('.action-widget .monaco-list-row');
      await offers.filter({ hasText: name }).first().click();
      await expect(offers).toHaveCount(0);
    });
  }

  row(name: string | RegExp): Locator {
    return this.events.getByRole('row', { name });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  panel(name: string): Locator {
    return this.page.getByRole('tabpanel', { name });
  }

  /** The element that paints a line's number and glyphs, by line number. */
  line(number: number): Locator {
    return this.script.locator('.monaco-editor .margin-view-overlays > div').filter({
      has: this.page.locator('.line-numbers', { hasText: new RegExp(`^${number}$`) }),
    });
  }

  /** Scrolls the script by the wheel until a line is in view: a line beside what is in view may be painted, too. */
  private async scrollTo(number: number): Promise<void> {
    const editor = this.script.locator('.monaco-editor').first();
    const numbers = editor.locator('.line-numbers');
    await this.script.hover();
    await expect(async () => {
      const frame = await editor.boundingBox();
      const box =
        (await this.line(number).count()) > 0 ? await this.line(number).boundingBox() : null;
      const top = frame?.y ?? 0;
      const bottom = top + (frame?.height ?? 0);
      if (box !== null && box.y >= top && box.y + box.height <= bottom) return;
      const painted = (await numbers.allTextContents()).map(Number).filter((line) => line > 0);
      const isBelow = box === null ? number > Math.max(...painted) : box.y > top;
      await this.page.mouse.wheel(0, isBelow ? WHEEL : -WHEEL);
      expect(box).toBe('in view');
    }).toPass();
  }

  /** Clicks the gutter left of a line, where breakpoints stand. */
  async clickGutter(number: number): Promise<void> {
    await test.step(`click the gutter at line ${number}`, async () => {
      await this.scrollTo(number);
      // The editor paints its lines anew when it has measured its font: for a moment there is none.
      // Forced, as the hint of a breakpoint that follows the mouse lies above its line.
      await expect(async () => {
        await this.line(number).click({ position: { x: 8, y: 8 }, force: true, timeout: 2_000 });
      }).toPass();
    });
  }
}

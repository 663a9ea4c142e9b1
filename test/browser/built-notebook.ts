import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchOptions, type BrowserName } from '../browsers.mjs';
import { builtFolder } from './built-folder.ts';
import { serveFolder, type FolderServer } from '../cross-engine/serve-folder.ts';
import { openPage, waitForFullRun, type Colours, type NotebookPage } from './notebook-page.ts';

/** The notebook as it was built, served to one browser for all tests of a file. */
export interface BuiltNotebook {
  /** Opens what stands after the address, such as `#/s/uk-returnees`. */
  open(hash: string, colours?: Colours): Promise<NotebookPage>;
  /** Opens a scenario, perhaps with a query, and waits for its full run. */
  openScenario(id: string, colours?: Colours): Promise<NotebookPage>;
}

/** Starts server and browser before the tests that follow the call, and stops them after; a page lives for its test. */
export function builtNotebook(name: BrowserName = 'chromium'): BuiltNotebook {
  let server: FolderServer | undefined;
  let browser: Browser | undefined;
  const pages: Page[] = [];
  beforeAll(async () => {
    server = await serveFolder(builtFolder);
    browser = await puppeteer.launch(launchOptions(name));
  });
  afterEach(async () => {
    // a page that nobody looks at any more would go on running its variants, and storing itself for offline use
    for (const page of pages.splice(0)) await page.browserContext().close();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  const open = async (hash: string, colours?: Colours) => {
    if (!server || !browser) throw new Error('builtNotebook: pages are opened inside tests');
    const opened = await openPage(browser, `${server.address}/index.html${hash}`, colours);
    pages.push(opened.page);
    return opened;
  };
  return {
    open,
    async openScenario(id, colours) {
      const opened = await open(`#/s/${id}`, colours);
      await waitForFullRun(opened.page);
      return opened;
    },
  };
}

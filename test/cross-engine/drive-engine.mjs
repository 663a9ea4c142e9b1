import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../browsers.mjs';

const PATIENCE = 500_000;
const DISPLAY = ':97';

/**
 * Runs the built program in a shell: its source, what the shell lacks, the request and the call as one file.
 * @param {string} path    the shell
 * @param {string} folder  holds `shell.js`
 * @param {string} request
 * @param {string} [only]  kind of kernel
 */
export function reportOfShell(path, folder, request, only) {
  const print = 'typeof print === "function" ? print : console.log';
  const call = `(${print})(baserateShellReport(${JSON.stringify(request)}, ${JSON.stringify(only)}));`;
  const file = join(folder, 'program.js');
  const program = readFileSync(join(folder, 'shell.js'), 'utf8');
  writeFileSync(file, `${program}\n${call}\n`);
  const options = { encoding: 'utf8', timeout: PATIENCE, maxBuffer: 1 << 28 };
  const { status, stdout, stderr, error } = spawnSync(path, [file], options);
  if (status !== 0) throw new Error(`it ended with ${status}: ${error ?? stderr.slice(-600)}`);
  return JSON.parse(stdout);
}

/**
 * @param {'chromium' | 'firefox'} name
 * @param {string} address of a page that loads the built program
 * @param {string} request
 */
export async function reportOfBrowser(name, address, request) {
  const browser = await puppeteer.launch({ ...launchOptions(name), protocolTimeout: PATIENCE });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => 'baserateShellReport' in globalThis);
    return JSON.parse(
      await page.evaluate((wanted) => globalThis.baserateShellReport(wanted), request),
    );
  } finally {
    await browser.close();
  }
}

/** One command of the WebDriver protocol; its value. */
async function command(driver, method, path, body) {
  const response = await fetch(`${driver}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${path}: ${value.message}`);
  return value;
}

async function untilReady(driver) {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      if ((await command(driver, 'GET', '/status')).ready) return;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('its driver did not start within 10 seconds');
}

/**
 * WebKitGTK by its own WebDriver, on a screen of its own.
 * @param {string} path    of MiniBrowser
 * @param {string} address of a page that loads the built program
 * @param {string} request
 */
export async function reportOfWebKit(path, address, request) {
  const port = 8125;
  const driver = `http://127.0.0.1:${port}`;
  const screen = spawn('Xvfb', [DISPLAY, '-nolisten', 'tcp'], { stdio: 'ignore' });
  const server = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  try {
    await untilReady(driver);
    const options = { binary: path, args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const { sessionId } = await command(driver, 'POST', '/session', { capabilities });
    const session = `/session/${sessionId}`;
    await command(driver, 'POST', `${session}/timeouts`, { script: PATIENCE });
    await command(driver, 'POST', `${session}/url`, { url: address });
    const script = 'return globalThis.baserateShellReport(arguments[0])';
    const text = await command(driver, 'POST', `${session}/execute/sync`, {
      script,
      args: [request],
    });
    await command(driver, 'DELETE', session);
    return JSON.parse(text);
  } finally {
    server.kill();
    screen.kill();
  }
}

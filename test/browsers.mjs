import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

const windowsFolders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
  .map((name) => process.env[name])
  .filter((folder) => folder !== undefined);

/** Where each browser is looked for, and what installs it on Debian and Ubuntu. */
const browsers = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
    ],
    applications: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...windowsFolders.flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]),
    ],
    packages: ['chromium'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    applications: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...windowsFolders.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
    ],
    packages: ['firefox-esr', 'firefox'],
  },
};

/**
 * Path of an installed browser: its variable first, then the search path, then the usual places.
 * @param {BrowserName} name
 * @returns {string | undefined}
 */
function find(name) {
  const { variable, commands, applications } = browsers[name];
  const stated = process.env[variable];
  if (stated) {
    if (existsSync(stated)) return stated;
    throw new Error(`${variable}: must name an existing file; got ${stated}`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...applications].find((path) => existsSync(path));
}

/** Path of Chromium, Chrome or Edge, or undefined. */
export const findChromium = () => find('chromium');

/** Path of Firefox, or undefined. */
export const findFirefox = () => find('firefox');

/**
 * The browsers the tests must run in: both, unless BASERATE_BROWSERS names fewer (`chromium`).
 * @returns {readonly BrowserName[]}
 */
export function wantedBrowsers() {
  const stated = process.env.BASERATE_BROWSERS;
  if (stated === undefined) return ['chromium', 'firefox'];
  const names = stated.split(',').map((name) => name.trim());
  for (const name of names) {
    if (name !== 'chromium' && name !== 'firefox') {
      throw new Error(
        `BASERATE_BROWSERS: must list chromium, firefox or both with a comma; got "${stated}"`,
      );
    }
  }
  return /** @type {BrowserName[]} */ (names); // each name was checked
}

/**
 * Options for puppeteer's `launch`: Chromium by its own protocol, Firefox by WebDriver BiDi.
 * @param {BrowserName} name
 * @returns {import('puppeteer-core').LaunchOptions}
 * @throws when the browser is not installed; its tests then fail, and say what to do
 */
export function launchOptions(name) {
  const executablePath = find(name);
  if (executablePath === undefined) throw new Error(howToGet(name));
  return name === 'firefox'
    ? { browser: 'firefox', executablePath, headless: true, protocol: 'webDriverBiDi' }
    : {
        executablePath,
        headless: true,
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
      };
}

/** @param {BrowserName} name */
function howToGet(name) {
  const { variable } = browsers[name];
  return `${name}: not found; install it, or set ${variable} to its program, or name the browsers to test with in BASERATE_BROWSERS`;
}

/** @param {readonly string[]} packages  @returns {boolean} whether one of them could be installed */
function installWithApt(packages) {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return false;
  const options = /** @type {const} */ ({
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const apt = (/** @type {string[]} */ ...words) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=500', ...words], options).status === 0;
  apt('update', '-q');
  return packages.some((name) => apt('install', '-y', '-q', '--no-install-recommends', name));
}

/**
 * Finds the wanted browsers, and installs what is missing where that is possible (Linux, root, apt-get).
 * @returns {readonly string[]} one line for each that is still missing: what to do
 */
export function ensureBrowsers() {
  /** @type {string[]} */
  const missing = [];
  for (const name of wantedBrowsers()) {
    if (find(name) === undefined) installWithApt(browsers[name].packages);
    if (find(name) === undefined) missing.push(howToGet(name));
  }
  return missing;
}

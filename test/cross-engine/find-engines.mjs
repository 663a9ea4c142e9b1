import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium, findFirefox } from '../browsers.mjs';

/** Where Debian puts the small browser of WebKitGTK. */
const MINI_BROWSERS = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
];

const onPath = (command) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));

function versionOf(path, ...words) {
  const { stdout } = spawnSync(path, words, { encoding: 'utf8', timeout: 20_000 });
  return /\d+(\.\d+)+/.exec(stdout ?? '')?.[0] ?? '';
}

/**
 * Bun, from the search path or the npm registry: installed into `folder`, which is thrown away afterwards.
 * @param {string} folder
 */
function findBun(folder) {
  const installed = process.env.BUN_PATH ?? onPath('bun');
  if (installed) return installed;
  const words = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    folder,
    'bun@1.4.5',
  ];
  spawnSync('npm', words, { stdio: 'ignore' });
  const fetched = join(folder, 'node_modules', 'bun', 'bin', 'bun.exe'); // its name on every system
  return existsSync(fetched) ? fetched : undefined;
}

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} family   whose JavaScript and WebAssembly it runs
 * @property {string} [path]   its program, where it is installed
 * @property {string} version
 * @property {string} howToGet
 */

/**
 * Every engine that this machine may have.
 * @param {string} folder for what has to be fetched
 * @returns {readonly Engine[]}
 */
export function findEngines(folder) {
  const miniBrowser = MINI_BROWSERS.find((path) => existsSync(path));
  const webkit = onPath('WebKitWebDriver') && onPath('Xvfb') ? miniBrowser : undefined;
  const known = [
    ['node', 'V8', process.execPath, '--version', 'it runs this script'],
    ['chromium', 'V8', findChromium(), '--version', 'apt-get install chromium, or CHROMIUM_PATH'],
    [
      'firefox',
      'SpiderMonkey',
      findFirefox(),
      '--version',
      'apt-get install firefox-esr, or FIREFOX_PATH',
    ],
    ['jsc', 'JavaScriptCore', onPath('jsc'), '', 'apt-get install libjavascriptcoregtk-4.0-bin'],
    ['webkit', 'JavaScriptCore', webkit, '--version', 'apt-get install webkit2gtk-driver xvfb'],
    ['bun', 'JavaScriptCore', findBun(folder), '--version', 'npm install bun, or BUN_PATH'],
  ];
  return known.map(([name, family, path, flag, howToGet]) => ({
    name,
    family,
    path,
    version: path && flag ? versionOf(path, flag) : '',
    howToGet,
  }));
}

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { writeServiceWorker } from '../../../ui/offline/offline-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'baserate-worker-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a host serves: text by path. */
type Host = Map<string, string>;

/** A built page of one script, whose name bears its hash. */
async function build(version: string): Promise<Host> {
  const dir = join(folder, version);
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(dir, `assets/index-${version}.js`), `/* ${version} */`);
  writeFileSync(join(dir, 'index.html'), `<script src="./assets/index-${version}.js"></script>`);
  writeFileSync(join(dir, 'manifest.webmanifest'), `{"name":"${version}"}`);
  await writeServiceWorker(dir);
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file !== 'assets')
      .map((file) => [`./${file}`, readFileSync(join(dir, file), 'utf8')]),
  );
}

/** Installs the worker of a build while a host serves its files; resolves to the caches that it kept. */
async function install(
  worker: string | undefined,
  host: Host,
  caches = new Map<string, Host>(),
): Promise<Map<string, Host>> {
  let installed: Promise<void> = Promise.resolve();
  const open = (name: string) => {
    const kept = caches.get(name) ?? new Map<string, string>();
    caches.set(name, kept);
    return {
      addAll: (wanted: readonly { readonly url: string }[]) => {
        for (const { url } of wanted) {
          const text = host.get(url);
          if (text === undefined) return Promise.reject(new Error(`404: ${url}`));
          kept.set(url, text);
        }
        return Promise.resolve();
      },
      match: (file: string) => Promise.resolve(new Response(kept.get(file))),
    };
  };
  runInNewContext(worker ?? '', {
    self: {
      addEventListener: (
        kind: string,
        listen: (event: { waitUntil: (work: Promise<void>) => void }) => void,
      ) => {
        if (kind === 'install')
          listen({
            waitUntil: (work) => {
              installed = work;
            },
          });
      },
    },
    caches: {
      open: (name: string) => Promise.resolve(open(name)),
      delete: (name: string) => Promise.resolve(caches.delete(name)),
    },
    Request: class {
      readonly url: string;
      constructor(url: string) {
        this.url = url;
      }
    },
    ...{ URL, crypto, Uint8Array, ArrayBuffer },
  });
  await installed;
  return caches;
}

describe('the service worker of a built page', () => {
  it('keeps all files of its version', async () => {
    const first = await build('first');
    const caches = await install(first.get('./service-worker.js'), first);
    expect([...caches.values()].map((kept) => [...kept.keys()].sort())).toEqual([
      ['./assets/index-first.js', './index.html', './manifest.webmanifest'],
    ]);
  });

  it('keeps nothing where the next version was put up after it was fetched, on a host that keeps old files', async () => {
    const [first, second] = [await build('first'), await build('second')];
    const both: Host = new Map([...first, ...second]);
    const worker = first.get('./service-worker.js');
    await expect(install(worker, both)).rejects.toThrow(/belongs to another version/);
  });

  it('looks at every file whose name bears no hash', async () => {
    const first = await build('first');
    for (const file of ['./index.html', './manifest.webmanifest']) {
      const mixed = new Map(first).set(file, `${first.get(file) ?? ''} `);
      await expect(install(first.get('./service-worker.js'), mixed)).rejects.toThrow(file);
    }
  });

  it('leaves no cache of what it could not have in full', async () => {
    const first = await build('first');
    const worker = first.get('./service-worker.js');
    for (const page of ['', undefined]) {
      const mixed = new Map(first);
      if (page === undefined) mixed.delete('./index.html');
      else mixed.set('./index.html', page);
      const caches = new Map<string, Host>();
      await expect(install(worker, mixed, caches)).rejects.toThrow('index.html');
      expect([...caches.keys()]).toEqual([]);
    }
  });
});

import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../../ui/import/dropped-folder.ts';
import { FILE_LIMITS } from '../../../ui/import/file-limits.ts';
import { readIncoming } from '../../../ui/import/incoming-files.ts';

const file = (path: string, content: string | Uint8Array<ArrayBuffer> = 'x') => ({
  path,
  file: new File([content], path),
});
async function reasonOf(...files: readonly ReturnType<typeof file>[]): Promise<string> {
  const read = await readIncoming(files);
  return read.kind === 'refused' ? read.reason : `read ${[...read.texts.keys()].join(' ')}`;
}
const zip = () => zipSync({ 'a/scenario.yaml': strToU8('title: a\n') }).slice();

describe('files that a reader opens at once', () => {
  it('are the texts among them, or those of one .zip file', async () => {
    const read = await readIncoming([file('a/s.yaml', 'é'), file('a/b.md'), file('a/c.png')]);
    const texts = new Map([
      ['a/s.yaml', 'é'],
      ['a/b.md', 'x'],
    ]);
    expect(read).toEqual({ kind: 'texts', texts });
    const packed = await readIncoming([file('mine.ZIP', zip())]);
    expect(packed).toEqual({ kind: 'texts', texts: new Map([['a/scenario.yaml', 'title: a\n']]) });
  });

  it('are refused where they are none, too many, too large, no text or of other kinds', async () => {
    expect(await reasonOf()).toContain('no file');
    expect(await reasonOf(file('a.exe'))).toContain('must end in .zip, .yaml');
    expect(await reasonOf(file('a.zip', zip()), file('b.yaml'))).toContain('opened alone');
    expect(await reasonOf(file('a.zip', 'no zip'))).toContain('no .zip file');
    const large = new Uint8Array(FILE_LIMITS.fileBytes + 1).fill(32);
    expect(await reasonOf(file('a.yaml', large))).toContain('it has 257 KiB');
    const full = Array.from({ length: 17 }, (_, i) => file(`${String(i)}.md`, large.slice(1)));
    expect(await reasonOf(...full)).toContain('together');
    const huge = file('a.zip', new Uint8Array(FILE_LIMITS.zipBytes + 1));
    expect(await reasonOf(huge)).toContain('at most 4 MiB');
    const many = Array.from({ length: FILE_LIMITS.entries + 1 }, (_, i) => file(`${String(i)}.md`));
    expect(await reasonOf(...many)).toContain('at most 500');
    expect(await reasonOf(file('a.md', new Uint8Array([0xff])))).toContain('UTF-8');
    expect(await reasonOf(file('a.md'), file('a.md'))).toContain('two files called a.md');
    expect(await reasonOf(file('../a.md'))).toContain('its name');
  });
});

/** An entry as browsers give them for what is dropped. */
function entry(path: string, inside?: readonly FileSystemEntry[]): FileSystemEntry {
  const shared = { fullPath: path, name: path.replace(/^.*\//, ''), isFile: !inside };
  if (!inside) {
    const give = (found: (file: File) => void) => found(new File(['x'], shared.name));
    return { ...shared, isDirectory: false, file: give } as unknown as FileSystemEntry; // all that is asked of a file
  }
  // in parts of two, as browsers give a hundred at a time
  const parts = [inside.slice(0, 2), inside.slice(2), []];
  const createReader = () => ({
    readEntries: (found: (some: readonly FileSystemEntry[]) => void) => found(parts.shift() ?? []),
  });
  return { ...shared, isDirectory: true, createReader } as unknown as FileSystemEntry; // all that is asked of a folder
}

describe('a folder that is dropped', () => {
  it('gives every file below it, however many parts it comes in', async () => {
    const deep = entry('/a/b', [entry('/a/b/c.yaml')]);
    const root = entry('/a', [entry('/a/1.md'), entry('/a/2.md'), deep, entry('/a/3.md')]);
    const found = await filesOf([root, entry('/x.md')]);
    const paths = ['a/1.md', 'a/2.md', 'a/b/c.yaml', 'a/3.md', 'x.md'];
    expect(found.map(({ path }) => path)).toEqual(paths);
  });

  it('is left once it gives more than is opened at once', async () => {
    const count = FILE_LIMITS.entries + 50;
    const files = Array.from({ length: count }, (_, i) => entry(`/a/${String(i)}.md`));
    expect(await filesOf([entry('/a', files)])).toHaveLength(FILE_LIMITS.entries + 1);
  });
});

import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../ui/import/crc32.ts';
import { FILE_LIMITS } from '../../../ui/import/file-limits.ts';
import { readZip } from '../../../ui/import/read-zip.ts';

/** What a .zip file says of a file in it, whether true or not. */
interface Claimed {
  readonly name: string;
  readonly content?: Uint8Array;
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly bytes?: number;
  readonly crc?: number;
}

/** Writes a .zip file entry by entry (APPNOTE 4.3), so that it can lie. */
function zipOf(entries: readonly Claimed[]): Uint8Array {
  const own: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const {
    name,
    content = new Uint8Array(),
    method = 8,
    flags = 0x800,
    ...claimed
  } of entries) {
    const packed = claimed.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const label = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(claimed.crc ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimed.bytes ?? content.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, label, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    listed.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, place, label]));
    own.push(header);
    at += header.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...own, directory, end]);
}

const text = (words: string) => new TextEncoder().encode(words);
function reasonOf(entries: readonly Claimed[]): string {
  const read = readZip(zipOf(entries));
  return read.kind === 'refused' ? read.reason : `read ${[...read.texts.keys()].join(' ')}`;
}

describe('the checksum of a file', () => {
  it('is the check value that the catalogue of CRCs gives for 123456789', () => {
    // https://reveng.sourceforge.io/crc-catalogue/17plus.htm, CRC-32/ISO-HDLC
    expect(crc32(text('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });
});

describe('a .zip file', () => {
  it('gives its texts, stored or deflated, and leaves other files and folders alone', () => {
    const read = readZip(
      zipOf([
        { name: 'a/', method: 0 },
        { name: 'a/scenario.yaml', content: text('title: é\n') },
        { name: 'a/notebook.md', content: text('# A\n'), method: 0 },
        { name: 'a/picture.png', content: text('x') },
        { name: '__MACOSX/a/._scenario.yaml', content: text('x') },
      ]),
    );
    expect(read).toEqual({
      kind: 'texts',
      texts: new Map([
        ['a/scenario.yaml', 'title: é\n'],
        ['a/notebook.md', '# A\n'],
      ]),
    });
  });

  it('is read as other programs write it', () => {
    const files = { 'a/scenario.yaml': 'title: a\n'.repeat(500), 'b.md': '' };
    const bytes = Object.fromEntries(
      Object.entries(files).map(([name, each]) => [name, strToU8(each)]),
    );
    for (const level of [0, 9] as const) {
      const read = readZip(zipSync(bytes, { level }));
      expect(read).toEqual({ kind: 'texts', texts: new Map(Object.entries(files)) });
    }
  });

  it('is refused where a name leaves its folder', () => {
    for (const name of [
      '../scenario.yaml',
      'a/../../scenario.yaml',
      '/etc/scenario.yaml',
      'C:/scenario.yaml',
      'a\\..\\scenario.yaml',
      'a//scenario.yaml',
      './scenario.yaml',
      'a\u0000.yaml',
      '..',
    ]) {
      expect(reasonOf([{ name, content: text('x') }]), name).toContain('leads out of its folder');
    }
  });

  it('is refused where two files have one name, in letters of any size', () => {
    for (const second of ['a/scenario.yaml', 'A/Scenario.yaml']) {
      expect(reasonOf([{ name: 'a/scenario.yaml' }, { name: second }])).toContain(
        'two files called',
      );
    }
  });

  it('is refused where it unpacks to too much, whatever it claims, before it is unpacked', () => {
    const zeros = new Uint8Array(60 * 1024 * 1024);
    const packed = deflateRawSync(zeros, { level: 9 });
    const before = process.memoryUsage().arrayBuffers;
    for (const bytes of [10, zeros.length]) {
      expect(reasonOf([{ name: 'bomb.yaml', packed, bytes }])).toContain('more than 256 KiB');
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(FILE_LIMITS.totalBytes * 2);
    const content = new Uint8Array(FILE_LIMITS.fileBytes).fill(32);
    const many = Array.from({ length: 17 }, (_, i) => ({ name: `${String(i)}.yaml`, content }));
    expect(reasonOf(many)).toContain('unpacks to more than 4 MiB');
    const names = Array.from({ length: 501 }, (_, i) => ({ name: `${String(i)}.yaml` }));
    expect(reasonOf(names)).toContain('more than 500 files');
    const large = readZip(new Uint8Array(FILE_LIMITS.zipBytes + 1));
    expect(large).toMatchObject({ kind: 'refused' });
  });

  it('is refused where a file is not what the .zip file says', () => {
    const content = text('title: a\n');
    const packed = deflateRawSync(content);
    for (const lie of [
      { crc: 1 },
      { bytes: 3 },
      { packed: packed.subarray(0, 4) },
      { packed: text('no deflate') },
      { method: 12 },
    ]) {
      const name = 'scenario.yaml';
      expect(reasonOf([{ name, content, ...lie }]), JSON.stringify(lie)).toContain('is damaged');
    }
    expect(reasonOf([{ name: 'a.yaml', content, flags: 1 }])).toContain('encrypted');
    expect(reasonOf([{ name: 'a.yaml', content: new Uint8Array([0xff, 0xfe]) }])).toContain(
      'UTF-8',
    );
  });

  it('is refused, and never throws, where its bytes are cut or turned over', () => {
    const zip = zipOf([{ name: 'a/scenario.yaml', content: text('title: a\n'.repeat(20)) }]);
    for (let length = 0; length < zip.length; length++) {
      expect(readZip(zip.slice(0, length)).kind).toBe('refused');
    }
    let refusals = 0;
    for (let at = 0; at < zip.length; at++) {
      const damaged = zip.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      if (readZip(damaged).kind === 'refused') refusals += 1;
    }
    expect(refusals).toBeGreaterThan(zip.length / 3);
    expect(readZip(text('no zip file at all, of more bytes than its end has')).kind).toBe(
      'refused',
    );
  });
});

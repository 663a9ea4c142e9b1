import { inflateWithin } from '../share/inflate-within.ts';
import { zipWords } from '../words/file-words.ts';
import { crc32 } from './crc32.ts';
import { FILE_LIMITS, isSafePath, TEXT_FILE } from './file-limits.ts';

/** The texts of a folder, by path within it, or why they cannot be had, as a sentence. */
export type FolderTexts =
  | { readonly kind: 'texts'; readonly texts: ReadonlyMap<string, string> }
  | { readonly kind: 'refused'; readonly reason: string };

/** One file as the directory at the end of a .zip file lists it. */
interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its own header stands. */
  readonly at: number;
}

const [END, LISTED, OWN] = [0x06054b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];
/** Bits of an entry's flags: encrypted, or strongly so. */
const ENCRYPTED = 0x41;

/**
 * Reads the texts (`.yaml`, `.yml`, `.md`, `.json`) of a .zip file. Believes nothing that it says: names that
 * leave the folder or stand twice, sizes beyond the limits and bytes that differ from their checksum are
 * refused, whole; never throws.
 *
 * @source PKWARE, APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.12 central directory, 4.3.16 its end
 */
export function readZip(zip: Uint8Array): FolderTexts {
  if (zip.length > FILE_LIMITS.zipBytes) return refused(zipWords.tooLarge(zip.length));
  const entries = listEntries(zip);
  if (entries === undefined) return refused(zipWords.damaged);
  if (entries === 'zip64') return refused(zipWords.zip64);
  if (entries.length > FILE_LIMITS.entries) return refused(zipWords.tooMany);
  const seen = new Set<string>();
  for (const { path } of entries) {
    if (!isSafePath(path.replace(/\/$/, ''))) return refused(zipWords.unsafe(path));
    // some disks hold one file under both spellings
    const name = path.normalize('NFC').toLowerCase();
    if (seen.has(name)) return refused(zipWords.twice(path));
    seen.add(name);
  }
  return readEntries(zip, entries.filter(isText));
}

/** Texts besides what macOS adds. */
function isText({ path }: Entry): boolean {
  return TEXT_FILE.test(path) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(path);
}

function readEntries(zip: Uint8Array, entries: readonly Entry[]): FolderTexts {
  const texts = new Map<string, string>();
  let room: number = FILE_LIMITS.totalBytes;
  for (const entry of entries) {
    const { path } = entry;
    if ((entry.flags & ENCRYPTED) !== 0) return refused(zipWords.encrypted(path));
    if (entry.bytes > FILE_LIMITS.fileBytes) return refused(zipWords.fileTooLarge(path));
    const unpacked = unpack(zip, entry, Math.min(room, FILE_LIMITS.fileBytes));
    if (unpacked === 'too-large') {
      return refused(
        room < FILE_LIMITS.fileBytes ? zipWords.allTooLarge : zipWords.fileTooLarge(path),
      );
    }
    if (unpacked?.length !== entry.bytes || crc32(unpacked) !== entry.crc) {
      return refused(zipWords.fileDamaged(path));
    }
    room -= unpacked.length;
    const text = decodeText(unpacked);
    if (text === undefined) return refused(zipWords.noText(path));
    texts.set(path, text);
  }
  return { kind: 'texts', texts };
}

/** Text in UTF-8; undefined where the bytes are none. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function unpack(
  zip: Uint8Array,
  { method, at, packedBytes }: Entry,
  limit: number,
): Uint8Array | 'too-large' | undefined {
  const view = viewOf(zip);
  if (at + 30 > zip.length || view.getUint32(at, true) !== OWN) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packedBytes > zip.length) return undefined;
  const packed = zip.subarray(start, start + packedBytes);
  if (method === STORED) return packed.length > limit ? 'too-large' : packed;
  if (method !== DEFLATED) return undefined;
  const inflated = inflateWithin(packed, limit);
  if (inflated.kind === 'too-large') return 'too-large';
  return inflated.kind === 'bytes' ? inflated.bytes : undefined;
}

/** The directory of a .zip file; undefined where there is none that can be read. */
function listEntries(zip: Uint8Array): readonly Entry[] | 'zip64' | undefined {
  const view = viewOf(zip);
  // a comment of at most 65,535 bytes may follow the end
  let end = zip.length - 22;
  const first = Math.max(0, end - 0xffff);
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return 'zip64';
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== LISTED) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const next = at + 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > end) return undefined;
    const path = decodeText(zip.subarray(at + 46, at + 46 + (name ?? 0)));
    if (path === undefined) return undefined;
    entries.push({
      path,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function refused(reason: string): FolderTexts {
  return { kind: 'refused', reason };
}

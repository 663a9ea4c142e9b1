import { fileWords } from '../words/file-words.ts';
import { FILE_LIMITS, isSafePath, TEXT_FILE } from './file-limits.ts';
import { decodeText, readZip, type FolderTexts } from './read-zip.ts';

/** A file that a reader chose or dropped. */
export interface IncomingFile {
  /** Its name, with the folders in front that were dropped with it. */
  readonly path: string;
  readonly file: Pick<File, 'size' | 'arrayBuffer'>;
}

const isZip = (path: string) => /\.zip$/i.test(path);

/** The texts of what a reader opens: of one .zip file, or of files that lie side by side; never throws. */
export async function readIncoming(incoming: readonly IncomingFile[]): Promise<FolderTexts> {
  const [first] = incoming;
  if (first === undefined) return refused(fileWords.none);
  if (incoming.length > FILE_LIMITS.entries) return refused(fileWords.tooMany);
  if (incoming.some(({ path }) => isZip(path))) {
    if (incoming.length > 1) return refused(fileWords.zipAlone);
    if (first.file.size > FILE_LIMITS.zipBytes) return refused(fileWords.zipTooLarge);
    return readZip(new Uint8Array(await first.file.arrayBuffer()));
  }
  const wanted = incoming.filter(({ path }) => TEXT_FILE.test(path));
  if (wanted.length === 0) return refused(fileWords.otherKind);
  const texts = new Map<string, string>();
  let room: number = FILE_LIMITS.totalBytes;
  for (const { path, file } of wanted) {
    if (file.size > FILE_LIMITS.fileBytes) return refused(fileWords.tooLarge(file.size));
    room -= file.size;
    if (room < 0) return refused(fileWords.allTooLarge);
    if (!isSafePath(path)) return refused(fileWords.badName);
    if (texts.has(path)) return refused(fileWords.twice(path));
    const text = decodeText(new Uint8Array(await file.arrayBuffer()));
    if (text === undefined) return refused(fileWords.noText);
    texts.set(path, text);
  }
  return { kind: 'texts', texts };
}

function refused(reason: string): FolderTexts {
  return { kind: 'refused', reason };
}

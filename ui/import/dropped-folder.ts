import { FILE_LIMITS } from './file-limits.ts';
import type { IncomingFile } from './incoming-files.ts';

/** All files of what was dropped, folders walked through; stops once there are more than are opened at once. */
export async function filesOf(
  entries: readonly FileSystemEntry[],
): Promise<readonly IncomingFile[]> {
  const found: IncomingFile[] = [];
  for (const entry of entries) await collect(entry, found);
  return found;
}

async function collect(entry: FileSystemEntry, found: IncomingFile[]): Promise<void> {
  if (found.length > FILE_LIMITS.entries) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    // a folder gives its entries in parts, and none at the end
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const each of some) await collect(each, found);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

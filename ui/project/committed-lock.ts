import { readLock, type Lock } from '../../engine/index.ts';
import { readProjectFile } from './project-file.ts';

/** The committed lock of a scenario; undefined where there is none that can be read. */
export function committedLock(id: string): Lock | undefined {
  const path = `scenarios/${id}/lock.json`;
  const text = readProjectFile(path);
  if (text === undefined) return undefined;
  try {
    return readLock(path, text);
  } catch {
    return undefined; // without a readable lock the page works and verifies nothing
  }
}

import { keepWords } from '../words/keep-words.ts';
import type { KeptNotebook } from './kept-notebook.ts';

const DATABASE = 'baserate';
const STORE = 'notebooks';

/** What came of a save: kept, or another tab saved (or deleted) it since `seen`. */
export type SaveOutcome =
  | { readonly kind: 'kept'; readonly notebook: KeptNotebook }
  | { readonly kind: 'overtaken'; readonly theirs: KeptNotebook | undefined };

/** Said to the other tabs of this browser after each change of the store. */
export interface StoreMessage {
  readonly key: string;
  /** Undefined where the notebook was deleted. */
  readonly revision: number | undefined;
}

/** Tells and hears what other tabs do; nothing where the browser has no channel. */
export function openChannel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined'
    ? undefined
    : new BroadcastChannel('baserate-notebooks');
}

/** All kept notebooks, the one saved last first. */
export async function listKept(): Promise<readonly KeptNotebook[]> {
  const all = await inStore(
    'readonly',
    (store) => answerOf(store.getAll() as IDBRequest<KeptNotebook[]>), // only saveKept and putKept write here
  );
  return all.sort((a, b) => b.saved - a.saved);
}

export function readKept(key: string): Promise<KeptNotebook | undefined> {
  return inStore('readonly', (store) => get(store, key));
}

/**
 * Saves a notebook unless another tab was faster; reading and writing are one transaction. The title is the
 * reader's and stays as it is kept.
 *
 * @param seen revision that the caller read or wrote last; 0 for a new notebook
 */
export function saveKept(
  notebook: Omit<KeptNotebook, 'revision' | 'saved'>,
  seen: number,
  now: number,
): Promise<SaveOutcome> {
  return inStore<SaveOutcome>('readwrite', async (store) => {
    const kept = await get(store, notebook.key);
    if ((kept?.revision ?? 0) !== seen) return { kind: 'overtaken', theirs: kept };
    const title = kept?.title ?? notebook.title;
    const next = { ...notebook, title, revision: seen + 1, saved: now };
    await answerOf(store.put(next));
    return { kind: 'kept', notebook: next };
  });
}

/** Puts a notebook as it is: a copy, one that comes back, one whose title changed. */
export async function putKept(notebook: KeptNotebook): Promise<void> {
  await inStore('readwrite', (store) => answerOf(store.put(notebook)));
}

export async function removeKept(key: string): Promise<void> {
  await inStore('readwrite', (store) => answerOf(store.delete(key)));
}

function get(store: IDBObjectStore, key: string): Promise<KeptNotebook | undefined> {
  return answerOf(store.get(key) as IDBRequest<KeptNotebook | undefined>); // only saveKept and putKept write here
}

/** Does its work in one transaction, and is done when that is on the disk. */
async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const finished = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error(keepWords.keptNothing));
    });
    const [result] = await Promise.all([work(transaction.objectStore(STORE)), finished]);
    return result;
  } finally {
    database.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
  return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(keepWords.keptNothing));
  });
}

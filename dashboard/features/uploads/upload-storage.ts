import { atMoment, ended, type HowEnded, type RememberedUpload } from './remembered-upload.ts';

/**
 * Where unfinished uploads are remembered: localStorage, an entry for each, so that two tabs never
 * write the same one. A browser that keeps nothing remembers nothing, and uploads all the same.
 */

const prefix = 'flokraft.upload.';
/** An analysis id has no dot; who knows what a user id has. */
const keyOf = ({ analysisId, userId }: Pick<RememberedUpload, 'analysisId' | 'userId'>) =>
  `${prefix}${analysisId}.${userId}`;
const userOf = (key: string) => key.slice(key.indexOf('.', prefix.length) + 1);

/** Told of changes by this tab; the browser tells of those by others. */
const changes = new EventTarget();

/** Whether it will be known after this page has gone. */
export function rememberUpload(upload: RememberedUpload): boolean {
  return write(keyOf(upload), JSON.stringify(upload));
}

export const isRemembered = (upload: RememberedUpload): boolean => read(keyOf(upload)) !== null;

export function forgetUpload(upload: Pick<RememberedUpload, 'analysisId' | 'userId'>): void {
  write(keyOf(upload), null);
}

/** Gives its address up, and keeps what is still to be told. Nothing where it is forgotten. */
export function endUpload(upload: RememberedUpload, how: HowEnded): void {
  const key = keyOf(upload);
  if (read(key) !== null) write(key, JSON.stringify(ended(upload, how)));
}

/** As whoever signs out expects of a device that others use too. */
export function forgetAllUploads(): void {
  for (const key of keys()) write(key, null);
}

/** The uploads of this user, the newest first. What is over, broken or somebody else's goes. */
export async function readUploads(userId: string, nowMs: number): Promise<RememberedUpload[]> {
  for (const key of keys()) if (userOf(key) !== userId) write(key, null);
  if (keys().length === 0) return [];
  const { readRecord } = await import('./read-record.ts');
  const uploads = keys().flatMap((key) => {
    const stored = readRecord(read(key) ?? '');
    const isInPlace = stored !== null && keyOf(stored) === key && stored.userId === userId;
    const upload = isInPlace ? atMoment(stored, nowMs) : null;
    if (upload === null) write(key, null);
    else if (upload !== stored) write(key, JSON.stringify(upload));
    return upload ?? [];
  });
  return uploads.toSorted((one, other) => other.startedAtMs - one.startedAtMs);
}

/** Calls back after each change, in whichever tab. Answers the way to end that. */
export function onUploadsChanged(callback: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  changes.addEventListener('change', callback, { signal });
  window.addEventListener(
    'storage',
    ({ key }) => {
      if (key === null || key.startsWith(prefix)) callback();
    },
    { signal },
  );
  return () => controller.abort();
}

/** Null where the browser keeps nothing for this page. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const keys = (): string[] => Object.keys(storage() ?? {}).filter((key) => key.startsWith(prefix));

const read = (key: string): string | null => storage()?.getItem(key) ?? null;

/** Null removes. False where the browser does not take it, as when it is full. */
function write(key: string, text: string | null): boolean {
  const store = storage();
  if (store === null) return false;
  if (store.getItem(key) === text) return true;
  try {
    if (text === null) store.removeItem(key);
    else store.setItem(key, text);
  } catch {
    return false;
  }
  changes.dispatchEvent(new Event('change'));
  return true;
}

import type { CollectionReference, DocumentReference } from 'firebase-admin/firestore';
import { adminFirestore, bucket } from './admin-sdk.ts';

const atOnce = 40;

async function eachOf<T, Result>(
  items: readonly T[],
  ask: (item: T) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(ask))));
  }
  return results;
}

async function allDocuments(
  collections: readonly CollectionReference[],
): Promise<DocumentReference[]> {
  const here = (await eachOf(collections, (each) => each.listDocuments())).flat();
  if (here.length === 0) return [];
  const below = (await eachOf(here, (document) => document.listCollections())).flat();
  return [...here, ...(await allDocuments(below))];
}

/** The paths of all documents, wherever they are, that name one of the texts in path or fields. */
export async function documentsNaming(...texts: readonly string[]): Promise<string[]> {
  const all = await allDocuments(await adminFirestore.listCollections());
  const found = await eachOf(all, async (ref) => {
    const stored = await ref.get();
    const said = `${ref.path} ${JSON.stringify(stored.data() ?? {})}`;
    return texts.some((text) => said.includes(text)) ? [ref.path] : [];
  });
  return found.flat();
}

/** The names of all objects that name the text. */
export async function objectsNaming(text: string): Promise<string[]> {
  const [files] = await bucket.getFiles();
  return files.map(({ name }) => name).filter((name) => name.includes(text));
}

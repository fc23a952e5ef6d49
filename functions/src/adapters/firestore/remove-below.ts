import type { DocumentReference } from 'firebase-admin/firestore';

/** What one commit may write. */
const mostAtOnce = 500;

/** Removes all that lies below a document, whatever it is called. */
export async function removeBelow(document: DocumentReference): Promise<void> {
  for (const collection of await document.listCollections()) {
    const below = await collection.listDocuments();
    for (let from = 0; from < below.length; from += mostAtOnce) {
      const batch = document.firestore.batch();
      for (const each of below.slice(from, from + mostAtOnce)) batch.delete(each);
      await batch.commit();
    }
  }
}

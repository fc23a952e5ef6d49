import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import { bucketName, projectId } from './stack-addresses.ts';

// There is no metadata server beside the emulators: gcp-metadata warns after looking for one.
process.env['METADATA_SERVER_DETECTION'] ??= 'none';

const app = initializeApp({ projectId, storageBucket: bucketName }, 'outside-tests');

export const adminAuth = getAuth(app);
export const adminFirestore = getFirestore(app);
export const bucket = getStorage(app).bucket();

/** The names of every object that belongs to an analysis. */
export async function objectsOf(userId: string, analysisId: string): Promise<string[]> {
  const [files] = await bucket.getFiles({ prefix: `videos/${userId}/${analysisId}/` });
  return files.map((file) => file.name);
}

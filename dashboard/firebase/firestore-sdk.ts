/** What is used of Firestore. It is as heavy as most of the rest, so `connect.ts` loads it apart. */
export {
  collection,
  connectFirestoreEmulator,
  doc,
  getCountFromServer,
  getDocFromServer,
  getDocsFromServer,
  getFirestore,
  limit,
  onSnapshot,
  orderBy,
  query,
  where,
} from 'firebase/firestore';

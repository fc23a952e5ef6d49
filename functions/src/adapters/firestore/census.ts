import type { DocumentData, Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { Owner } from '../../domain/accounts/gone.ts';
import { between, unbegunWalk, type Walk } from '../../domain/accounts/walk.ts';
import { queries } from '../../domain/queries.ts';
import type { Census, KeptWork } from '../../workflows/ports/accounts.ts';
import { summaryRef } from './documents.ts';
import { findDocuments, pageOfDocuments } from './run-query.ts';

export function createCensus(firestore: Firestore): Census {
  const walkRef = (name: string) => firestore.collection('walks').doc(name);
  return {
    async readWalk(name) {
      return readWalk((await walkRef(name).get()).data());
    },
    async writeWalk(name, { position, roundBegan }) {
      await walkRef(name).set({ position, round_began: roundBegan });
    },

    async owners(kept, from, limit) {
      const among = firestore.collection(kept).select('has_account', 'removing');
      const { docs, following } = await pageOfDocuments(among, from, limit);
      const last = docs.at(-1);
      const next = following && last ? between(last.id, following.id) : null;
      return { items: docs.map(asOwner), next };
    },

    async ownersListedSince(kept, moment, limit) {
      const among = firestore.collection(kept).select('has_account', 'removing');
      const found = await findDocuments(among, queries.ownersListedSince(moment), limit);
      return found.map(asOwner);
    },

    async work(from, limit) {
      const among = firestore.collectionGroup('private').select();
      const { docs, following } = await pageOfDocuments(among, from, limit);
      return { items: docs.flatMap(asKeptWork), next: following?.ref.path ?? null };
    },

    async missing(analysisIds) {
      const ids = [...new Set(analysisIds)];
      if (ids.length === 0) return new Set();
      const refs = ids.map((id) => summaryRef(firestore, id));
      const analyses = await firestore.getAll(...refs, { fieldMask: [] });
      return new Set(analyses.filter(({ exists }) => !exists).map(({ id }) => id));
    },
  };
}

function readWalk(data: DocumentData | undefined): Walk {
  if (data === undefined) return unbegunWalk;
  return { position: data['position'], roundBegan: data['round_began']?.toDate() ?? null };
}

const asOwner = (document: QueryDocumentSnapshot): Owner => ({
  userId: document.id,
  hadAccount: document.get('has_account') === true,
  isGoing: document.get('removing') === true,
  changedAt: document.updateTime.toDate(),
});

function asKeptWork({ ref, updateTime }: QueryDocumentSnapshot): KeptWork[] {
  const analysis = ref.parent.parent;
  if (analysis?.parent.id !== 'analyses') return [];
  return [{ analysisId: analysis.id, changedAt: updateTime.toDate() }];
}

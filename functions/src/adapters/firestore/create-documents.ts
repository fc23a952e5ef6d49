import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { AppError } from '../../domain/errors.ts';
import { moveOf } from '../../domain/limits/quota.ts';
import { tallyOfCreation } from '../../domain/operations/statistics.ts';
import { issueAt } from '../../domain/requests/invalid-request.ts';
import type { Analysis, Work } from '../../domain/states/analysis.ts';
import type {
  Admission,
  Creation,
  IdempotencyClaim,
} from '../../workflows/ports/analysis-store.ts';
import { readStored, summaryRef, workRef, writeWork } from './documents.ts';
import { writeUnlessChanged } from './optimistic-write.ts';
import { withRoom } from './pending-room.ts';
import type { Count } from './statistics.ts';

/** Writes a new analysis with its claim and room, or finds what the same claim made before. */
export async function createDocuments(
  { firestore, count }: { firestore: Firestore; count: Count },
  analysisId: string,
  analysis: Analysis,
  claim: IdempotencyClaim | null,
  admission: Admission,
  finish: () => Promise<Partial<Work>> = async () => ({}),
): Promise<Creation> {
  const ref = summaryRef(firestore, analysisId);
  const claims = claim === null ? [] : [firestore.collection('idempotency').doc(claim.key)];
  // Read so that a write whose reply was lost is not taken for somebody else's when it is tried again.
  const { userId, admit } = admission;
  const terms = { ...admission, maxPendingInAll: null };
  let finished: Promise<Partial<Work>> | null = null;
  return withRoom(firestore, terms, [ref, ...claims], async ({ read, batch, moveQuota }) => {
    const [own, claimed] = read;
    if (own?.exists) return { analysisId, existing: null };
    if (claim !== null && claimed !== undefined) {
      const earlier = await findEarlier(firestore, claimed, claim, analysis.summary.timestamp);
      if (earlier !== null) return earlier;
      writeUnlessChanged(batch, claimed, {
        analysis_id: analysisId,
        fingerprint: claim.fingerprint,
        expires_at: claim.expiresAt,
      });
    }
    const now = analysis.summary.timestamp;
    moveQuota(moveOf(analysisId, null, analysis, now), admit, now);
    finished ??= finish();
    const work = { ...analysis.work, ...(await finished), slot: { userId, shard: null } };
    batch.create(ref, analysis.summary);
    batch.create(workRef(ref), writeWork(work));
    count(batch, tallyOfCreation(analysis));
    await batch.commit();
    return { analysisId, existing: null };
  });
}

async function findEarlier(
  firestore: Firestore,
  claimed: DocumentSnapshot,
  claim: IdempotencyClaim,
  now: Date,
): Promise<Creation | null> {
  const data = claimed.data();
  if (data === undefined || data['expires_at'].toDate() <= now) return null;
  requireSameRequest(claim, String(data['fingerprint']));
  const analysisId = String(data['analysis_id']);
  const ref = summaryRef(firestore, analysisId);
  const existing = readStored(...(await firestore.getAll(ref, workRef(ref))));
  return existing === null ? null : { analysisId, existing };
}

function requireSameRequest(claim: IdempotencyClaim, fingerprint: string): void {
  if (claim.fingerprint === fingerprint) return;
  throw new AppError(
    'invalid_request',
    'This idempotency key was used for a different request. Use a new key for a new analysis.',
    { issues: [issueAt([claim.field], 'belongs to a different request')] },
  );
}

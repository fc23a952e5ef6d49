import { type DocumentSnapshot, onDocumentWritten } from 'firebase-functions/firestore';
import { app, withLogContext } from '../../app.ts';
import { secrets } from '../../config.ts';
import type { Sighting } from '../../domain/states/reactions.ts';
import { reactToChange } from '../../workflows/react-to-change.ts';
import { runIn, traceOf } from './event-context.ts';

/** A run that waits gets its task, one that ended leaves no copy and is told, whoever died on the way there. */
export const onAnalysisWritten = onDocumentWritten(
  { document: 'analyses/{analysisId}', retry: true, secrets: [secrets.geminiApiKey] },
  async (event) => {
    const { data, params } = event;
    const { analysisId } = params;
    const seen = { before: sightingOf(data?.before), after: sightingOf(data?.after) };
    await withLogContext({ trace: traceOf(event), analysisId, ...runIn(data?.after) }, () =>
      reactToChange(app().ports, analysisId, seen),
    );
  },
);

function sightingOf(snapshot: DocumentSnapshot | undefined): Sighting | null {
  if (!snapshot?.exists) return null;
  return {
    status: snapshot.get('status'),
    stage: snapshot.get('stage') ?? null,
    run_id: snapshot.get('run_id') ?? '',
    progress: snapshot.get('progress') ?? 0,
    error: snapshot.get('error') ?? null,
    lease_expires_at: snapshot.get('lease_expires_at')?.toDate() ?? null,
  };
}

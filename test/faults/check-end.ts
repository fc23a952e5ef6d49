import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { codes } from '../../functions/src/contract/codes.ts';
import { adminFirestore, bucket } from '../support/admin-sdk.ts';
import { isPathOfOneRun, neverFalls } from '../support/state-diagram.ts';
import { isOver } from '../support/watched-analysis.ts';
import { clipFaults } from './clips.ts';
import { findMediaTools, scratchFolders } from './find-workers.ts';
import type { Entry, Finding, Journal } from './journal.ts';

/** What a run may fail with when workers die and the model misbehaves, whatever its video. */
const faultCodes: readonly string[] = codes.filter(
  (code) => code === 'worker_lost' || code.startsWith('analyzer_'),
);

/**
 * Everything that must hold once all is quiet. `modelFiles`: what is still stored at the model;
 * `killed`: how many workers were.
 */
export async function checkEnd(
  journal: Journal,
  modelFiles: readonly string[],
  killed: number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const find = (analysisId: string | null, what: string) => findings.push({ analysisId, what });
  for (const entry of journal.entries.values()) {
    for (const what of [...checkSeen(entry), ...(await checkStored(entry))]) {
      find(entry.analysisId, what);
    }
  }
  for (const { id } of await adminFirestore.collection('analyses').listDocuments()) {
    if (!journal.entries.has(id)) find(id, 'exists, or left something, and nobody created it');
  }
  for (const { analysisId, what } of await checkObjects(journal)) find(analysisId, what);
  for (const what of await checkCounters(killed)) find(null, what);
  for (const name of modelFiles) find(null, `the model still stores ${name}`);
  for (const { pid, text } of findMediaTools())
    find(null, `still runs: ${pid} ${text.slice(0, 120)}`);
  for (const name of scratchFolders()) find(null, `scratch folder left: ${name}`);
  return findings;
}

/** What the owner's listener saw, run by run. */
function checkSeen({ watched, cancelledRuns }: Entry): string[] {
  const seen = watched.seen();
  const problems: string[] = [];
  for (const runId of new Set(seen.map(({ run_id }) => run_id))) {
    const run = seen.filter(({ run_id }) => run_id === runId);
    const statuses = run.map(({ status }) => status);
    if (!isPathOfOneRun(statuses)) problems.push(`run ${runId} was seen as ${statuses.join(', ')}`);
    if (!neverFalls(run.map(({ progress }) => progress))) {
      problems.push(`the progress of run ${runId} fell`);
    }
    if (!neverFalls(run.map(({ attempt }) => attempt))) {
      problems.push(`the attempts of run ${runId} went back`);
    }
    if (cancelledRuns.has(runId) && statuses.includes('completed')) {
      problems.push(`run ${runId} was completed although its cancel was answered`);
    }
  }
  return problems;
}

async function checkStored(entry: Entry): Promise<string[]> {
  const reference = adminFirestore.doc(`analyses/${entry.analysisId}`);
  const [stored, reports, live, hidden] = await Promise.all([
    reference.get(),
    reference.collection('reports').get(),
    reference.collection('live').get(),
    reference.collection('private').get(),
  ]);
  if (entry.deleted) {
    if (stored.exists) return ['is there although its delete was answered'];
    return [...reports.docs, ...live.docs, ...hidden.docs].map(
      ({ ref }) => `${ref.path} outlived its analysis`,
    );
  }
  if (!stored.exists) return ['is gone and nobody deleted it'];
  return [
    ...checkSummary(stored),
    ...live.docs.map(({ ref }) => `${ref.path} outlived its run`),
    ...checkFailure(entry, stored),
    ...checkReports(entry, reports.docs),
  ];
}

function checkSummary(stored: DocumentSnapshot): string[] {
  const problems: string[] = [];
  const status = stored.get('status');
  if (!isOver({ status } as Parameters<typeof isOver>[0]))
    problems.push(`has not ended: ${status}`);
  if (stored.get('lease_expires_at') !== null) problems.push(`has a lease though it is ${status}`);
  if (stored.get('stage') !== null) problems.push(`has stage ${stored.get('stage')}`);
  if (stored.get('processed') !== (status === 'completed')) problems.push('processed does not fit');
  if ((stored.get('error') !== null) !== (status === 'failed')) problems.push('error does not fit');
  return problems;
}

/** A failed run says why, and it is a reason that this video or our faults can have given. */
function checkFailure({ life }: Entry, stored: DocumentSnapshot): string[] {
  const code: string | undefined = stored.get('error')?.code;
  const own: readonly string[] = clipFaults[life.clip];
  if (stored.get('status') === 'completed' && own.length > 0)
    return [`completed with ${life.clip}`];
  if (code === undefined || own.includes(code) || faultCodes.includes(code)) return [];
  const known = (codes as readonly string[]).includes(code) ? '' : ', which is no code at all';
  return [`failed with ${code}${known}: ${stored.get('error')?.message}`];
}

/** One report for each run that finished, and for no other. */
function checkReports({ watched }: Entry, reports: readonly DocumentSnapshot[]): string[] {
  const problems: string[] = [];
  const finished = new Map(
    watched.seen().flatMap((seen) => (seen.status === 'completed' ? [[seen.run_id, seen]] : [])),
  );
  for (const [runId, seen] of finished) {
    const report = reports.find(({ id }) => id === runId);
    if (report === undefined) problems.push(`completed run ${runId} has no report`);
    else if (report.get('total_score') !== seen.total_score) {
      problems.push(`the report of run ${runId} has another score than the analysis had`);
    }
  }
  for (const { id } of reports) {
    if (!finished.has(id)) problems.push(`run ${id} has a report and was never seen completed`);
  }
  return problems;
}

async function checkObjects(journal: Journal): Promise<Finding[]> {
  const [files] = await bucket.getFiles({ prefix: 'videos/' });
  return files.flatMap(({ name }): Finding[] => {
    const analysisId = name.split('/')[2] ?? '';
    const entry = journal.entries.get(analysisId);
    if (entry === undefined) return [{ analysisId: null, what: `${name} belongs to nothing` }];
    if (entry.deleted) return [{ analysisId, what: `${name} outlived its analysis` }];
    return [];
  });
}

/** Nothing is pending, so whatever counts what is pending stands at zero. */
async function checkCounters(killed: number): Promise<string[]> {
  const problems: string[] = [];
  for (const quota of (await adminFirestore.collection('quotas').get()).docs) {
    const pending = Object.keys(quota.get('pending') ?? {});
    if (pending.length > 0) problems.push(`${quota.ref.path} still counts ${pending.join(', ')}`);
  }
  for (const shard of (await adminFirestore.collection('capacity').get()).docs) {
    const counts = Object.values(shard.data()).filter((value) => typeof value === 'number');
    if (counts.some((count) => count !== 0)) {
      problems.push(`${shard.ref.path} still counts ${JSON.stringify(shard.data())}`);
    }
  }
  for (const day of (await adminFirestore.collection('budgets').get()).docs) {
    // What a killed worker reserved stays until it expires, and counts as spent then.
    const open = Object.keys(day.get('reserved') ?? {});
    if (open.length > killed) {
      problems.push(`${day.ref.path} has ${open.length} open reservations after ${killed} kills`);
    }
  }
  return problems;
}

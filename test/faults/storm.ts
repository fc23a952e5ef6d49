import { setTimeout as sleep } from 'node:timers/promises';
import { closeClients, signUp } from '../support/client.ts';
import type { GeminiStandIn } from '../support/gemini-stand-in/gemini-stand-in.ts';
import { type Address, functionsAddress, projectId, region } from '../support/stack-addresses.ts';
import { sweepNow } from '../support/sweep-now.ts';
import { checkEnd } from './check-end.ts';
import { makeClips } from './clips.ts';
import { disturbModel } from './disturb-model.ts';
import { beginFaultLog } from './fault-log.ts';
import { openJournal } from './journal.ts';
import { killWorkers } from './kill-workers.ts';
import { watchLeases } from './lease-watch.ts';
import { live, rerun, type World } from './live.ts';
import { type Life, planLives } from './plan-lives.ts';
import { repeatDeliveries } from './repeat-deliveries.ts';
import { retryEvents } from './retry-events.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { tellUpload } from './tell-upload.ts';

export interface StormOptions {
  seed: number;
  analyses: number;
  kills: number;
  /** Share of killed workers whose lease the harness ends at once. */
  lapsed: number;
  sweepEveryMs: number;
}

export interface StormResult {
  findings: string[];
  summary: string;
}

const analysesPerOwner = 5;
const millisecondsPerStart = 1_500;
/**
 * A worker that dies before it has claimed costs its task one of the queue's pauses, 10 s doubled up
 * to 300 s; after 10 minutes the sweep gives the run a task of its own.
 */
const runLimitMs = 11 * 60_000;
/** Objects follow a delete within a minute; the rest is quicker. */
const quietLimitMs = 60_000;

const sound: Life = {
  owner: 0,
  clip: 'silent',
  analysisType: 'solo',
  startAfterMs: 0,
  createsTwice: false,
  neverUploads: false,
  firstRun: null,
  reruns: [],
  deletedAtTheEnd: false,
};

/** One seed: analyses live their lives while everything goes wrong; then all must be in order. */
export async function runStorm(
  options: StormOptions,
  standIn: GeminiStandIn,
): Promise<StormResult> {
  const { seed, analyses, kills, lapsed } = options;
  const random = seededRandom(seed);
  const log = beginFaultLog();
  const journal = openJournal();
  const clips = await makeClips();
  const owners = await Promise.all(
    Array.from({ length: Math.ceil(analyses / analysesPerOwner) }, () => signUp()),
  );
  const functions = await functionsAddress();
  await warmUp(functions);
  const repeater = repeatDeliveries(functions, random.fork('repetitions'), log);
  const leases = watchLeases(log, { lapseSilent: lapsed === 1 });
  const { onUploaded } = repeater;
  const world: World = { clips, owners, journal, log, onUploaded, runLimitMs };
  const stopFaults = new AbortController();
  const { signal } = stopFaults;

  const sweeping = every(options.sweepEveryMs, () => sweepNow(), signal);
  const calmModel = disturbModel(standIn, random.fork('model'), log);
  const killPlan = { kills, lapsed, pause: { least: 200, most: 2_500 } };
  const killing = killWorkers(killPlan, random.fork('kills'), leases, log, signal);
  const lives = planLives(
    random.fork('lives'),
    analyses,
    owners.length,
    analyses * millisecondsPerStart,
  );
  await Promise.all(
    lives.map((life, index) =>
      live(world, life).catch((error: unknown) => {
        journal.find(null, `life ${index} (${JSON.stringify(life)}) broke off: ${error}`);
      }),
    ),
  );
  await keepBusy(world, random.fork('encore'), killing);
  stopFaults.abort();
  const killed = await killing;
  calmModel();
  await sweeping;
  await repeater.stop();
  leases.stop();

  // The stack still works, and a run clears away what dead workers left in its instance.
  const late: World = { ...world, owners: [await signUp()], onUploaded: () => {} };
  await live(late, sound);
  const last = [...journal.entries.values()].at(-1);
  if (last?.watched.seen().at(-1)?.status !== 'completed') {
    journal.find(last?.analysisId ?? null, 'a sound video after the storm did not complete');
  }
  if (killed < kills) journal.find(null, `only ${killed} of ${kills} kills met a held run`);

  const modelFiles = () => [...standIn.files.keys()];
  const retry = retryEvents(standIn.baseUrl);
  let atEnd = await checkEnd(journal, modelFiles(), killed);
  const giveUpAt = performance.now() + quietLimitMs;
  while (atEnd.length > 0 && performance.now() < giveUpAt) {
    await sleep(1_000);
    await sweepNow();
    await retry(journal);
    atEnd = await checkEnd(journal, modelFiles(), killed);
  }
  for (const { analysisId, what } of atEnd) journal.find(analysisId, what);
  const findings = describeFindings(journal, log);
  const summary = describeEnds(journal, killed, log.elapsedMs());
  await closeClients();
  return { findings, summary };
}

/** One process of each function is up before anything is counted on: a cold start is no fault. */
async function warmUp(functions: Address): Promise<void> {
  const { host, port } = functions;
  // The emulator loses an event whose function fails to start in time; the platform would retry.
  await tellUpload(functions, { name: 'nobodys-upload' });
  const names = ['createAnalysis', 'cancelAnalysis', 'rerunAnalysis', 'deleteAnalysis'];
  for (const name of [...names, 'processAnalysis', 'sweep-0']) {
    const url = `http://${host}:${port}/${projectId}/${region}/${name}`;
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: { analysisId: 'none', runId: 'none', dispatch: 0 } }),
    });
    await reply.arrayBuffer();
    if (reply.status === 404) throw new Error(`There is no function ${name}.`);
  }
}

/** While kills are left to do, owners rerun what they have. */
async function keepBusy(world: World, random: Random, killing: Promise<number>): Promise<void> {
  let killed = false;
  void killing.then(() => {
    killed = true;
  });
  const rerunsLeft = new Map(world.owners.map(({ uid }) => [uid, 5]));
  await sleep(0);
  for (;;) {
    const able = [...world.journal.entries.values()].filter(
      (entry) =>
        !entry.deleted &&
        entry.watched.seen().at(-1)?.status === 'completed' &&
        (rerunsLeft.get(entry.owner.uid) ?? 0) > 0,
    );
    const [first, ...others] = able;
    if (killed || first === undefined) return;
    const entry = random.pick([first, ...others]);
    rerunsLeft.set(entry.owner.uid, (rerunsLeft.get(entry.owner.uid) ?? 0) - 1);
    await rerun(world, entry, null);
  }
}

async function every(
  intervalMs: number,
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch(() => {});
    await sleep(intervalMs, undefined, { signal }).catch(() => {});
  }
}

function describeFindings(
  { findings, entries }: ReturnType<typeof openJournal>,
  log: ReturnType<typeof beginFaultLog>,
): string[] {
  return findings.map(({ analysisId, what }) => {
    const entry = analysisId === null ? undefined : entries.get(analysisId);
    const lines = [analysisId === null ? what : `analysis ${analysisId} ${what}`];
    if (entry) lines.push('  its life:', `    ${JSON.stringify(entry.life)}`, '  seen:');
    for (const seen of entry?.watched.seen() ?? []) {
      const { status, stage, progress, run_id: runId, attempt, message, error } = seen;
      const at = seen.updated_at.toDate().toISOString();
      const lease = seen.lease_expires_at?.toDate().toISOString() ?? 'no lease';
      const why = error ? ` ${error.code}` : '';
      lines.push(
        `    ${at} ${status}${why} ${stage} ${progress} % ${runId}/${attempt} ${lease} ${message}`,
      );
    }
    if (entry) lines.push('  done:', ...log.about(analysisId).map((line) => `    ${line}`));
    return lines.join('\n');
  });
}

function describeEnds(
  { entries }: ReturnType<typeof openJournal>,
  killed: number,
  tookMs: number,
): string {
  const counts = new Map<string, number>();
  for (const { watched, deleted } of entries.values()) {
    const last = watched.seen().at(-1);
    const end = deleted ? 'deleted' : (last?.error?.code ?? last?.status ?? 'unseen');
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  const ends = [...counts].map(([end, count]) => `${count} ${end}`).join(', ');
  return `${entries.size} analyses, ${killed} kills, ${(tookMs / 1000).toFixed(0)} s: ${ends}`;
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FunctionsError } from 'firebase/functions';
import type { Client } from '../support/client.ts';
import type { CallableName, Replies, Summary, Upload } from '../support/outward-shapes.ts';
import { put } from '../support/upload.ts';
import { isOver } from '../support/watched-analysis.ts';
import type { Clips } from './clips.ts';
import type { FaultLog } from './fault-log.ts';
import type { Entry, Journal } from './journal.ts';
import type { Life, Wish } from './plan-lives.ts';

/** Each is given up by the web SDK after 70 s. */
const maxTries = 4;

export interface World {
  clips: Clips;
  owners: readonly Client[];
  journal: Journal;
  log: FaultLog;
  /** Told of each video that has been uploaded. */
  onUploaded(objectPath: string, analysisId: string): void;
  /** How long any one run may take. */
  runLimitMs: number;
}

/** Lives one analysis to its end, through the doors that its owner has. */
export async function live(world: World, life: Life): Promise<void> {
  await sleep(life.startAfterMs);
  const owner = world.owners[life.owner];
  if (owner === undefined) throw new Error(`There is no owner ${life.owner}.`);
  const { analysisId, upload } = await create(world, life, owner);
  const entry = await world.journal.enter(analysisId, life, owner);
  world.log.note(analysisId, `created with ${life.clip} by ${owner.uid}`);
  await Promise.all([
    life.neverUploads ? undefined : send(world, entry, upload),
    fulfil(world, entry, life.firstRun),
  ]);
  if (!(await ends(world, entry))) return;
  for (const { afterMs, wish } of life.reruns) {
    await sleep(afterMs);
    if (!(await rerun(world, entry, wish))) break;
  }
  if (life.deletedAtTheEnd && !entry.deleted) {
    await fulfil(world, entry, { kind: 'delete', afterMs: 0 });
  }
}

/** Reruns an ended analysis and waits for its end; false where there is nothing left to rerun. */
export async function rerun(world: World, entry: Entry, wish: Wish | null): Promise<boolean> {
  const { analysisId } = entry;
  if (entry.deleted) return false;
  const reply = await ask(world, entry, 'rerunAnalysis', ['video_missing']);
  if (reply === null) return false;
  world.log.note(analysisId, `rerun as ${reply.runId}`);
  await fulfil(world, entry, wish);
  return ends(world, entry, reply.runId);
}

async function create(
  world: World,
  life: Life,
  owner: Client,
): Promise<{ analysisId: string; upload: Upload }> {
  const bytes = world.clips[life.clip];
  const request = {
    analysisType: life.analysisType,
    idempotencyKey: randomUUID(),
    video: { contentType: 'video/mp4', sizeBytes: bytes.byteLength },
  };
  const calls = Array.from({ length: life.createsTwice ? 2 : 1 }, () =>
    untilAnswered(() => owner.call('createAnalysis', request)),
  );
  const [first, second] = await Promise.all(calls);
  const upload = first?.upload ?? second?.upload;
  if (first === undefined || !upload) throw new Error('createAnalysis gave no upload.');
  if (second !== undefined && second.analysisId !== first.analysisId) {
    world.journal.find(second.analysisId, 'was made by an idempotency key that made another');
  }
  return { analysisId: first.analysisId, upload };
}

async function send(world: World, { analysisId, owner, life }: Entry, upload: Upload) {
  const reply = await put(upload, world.clips[life.clip]);
  await reply.arrayBuffer();
  world.log.note(analysisId, `uploaded, ${reply.status}`);
  if (!reply.ok) world.journal.find(analysisId, `the upload was answered with ${reply.status}`);
  world.onUploaded(`videos/${owner.uid}/${analysisId}/source`, analysisId);
}

async function fulfil(world: World, entry: Entry, wish: Wish | null): Promise<void> {
  if (wish === null) return;
  await sleep(wish.afterMs);
  const runId = entry.watched.seen().at(-1)?.run_id;
  if (wish.kind === 'cancel') {
    const reply = await ask(world, entry, 'cancelAnalysis', ['not_cancellable']);
    if (reply !== null && runId !== undefined) entry.cancelledRuns.add(runId);
    world.log.note(entry.analysisId, reply === null ? 'cancel came too late' : 'cancelled');
  } else if ((await ask(world, entry, 'deleteAnalysis', [])) !== null) {
    entry.deleted = true;
    world.log.note(entry.analysisId, 'deleted');
  }
}

/** Waits until the run (the first, if none is named) ends; false once the analysis is deleted. */
async function ends(world: World, entry: Entry, runId?: string): Promise<boolean> {
  const { watched, analysisId } = entry;
  if (entry.deleted) {
    await watched.untilMissing(world.runLimitMs).catch(() => {
      world.journal.find(analysisId, 'is still seen by its owner, who deleted it');
    });
    return false;
  }
  const isEnd = (summary: Summary | undefined) =>
    summary !== undefined && isOver(summary) && (runId ?? summary.run_id) === summary.run_id;
  try {
    await watched.until(isEnd, world.runLimitMs);
    return true;
  } catch (error) {
    world.journal.find(
      analysisId,
      `has not ended: ${error instanceof Error ? error.message : error}`,
    );
    return false;
  }
}

/** Calls again where no answer came in time: a cold function on a busy machine is no finding. */
async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const unanswered =
        error instanceof FunctionsError && error.code === 'functions/deadline-exceeded';
      if (!unanswered || tries === maxTries) throw error;
    }
  }
}

/** The reply; null where the call was refused with one of the codes that may be. */
async function ask<Name extends CallableName>(
  world: World,
  { owner, analysisId }: Entry,
  name: Name,
  mayRefuse: readonly string[],
): Promise<Replies[Name] | null> {
  try {
    return await untilAnswered(() => owner.call(name, { analysisId }));
  } catch (error) {
    const details = error instanceof FunctionsError ? (error.details as { code?: string }) : null;
    const code = details?.code ?? String(error);
    world.log.note(analysisId, `${name} was refused: ${code}`);
    if (!mayRefuse.includes(code)) world.journal.find(analysisId, `${name} was refused: ${code}`);
    return null;
  }
}

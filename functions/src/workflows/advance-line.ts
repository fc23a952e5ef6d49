import { AppError } from '../domain/errors.ts';
import { type Contender, type Turn, takeTurns } from '../domain/limits/turns.ts';
import { placeOf } from '../domain/states/place.ts';
import { transition } from '../domain/states/transition.ts';
import { ownStep } from './ask-admission.ts';
import type { Line } from './ports/line.ts';
import type { Ports } from './ports.ts';

export type LinePorts = Pick<Ports, 'analyses' | 'line' | 'tasks' | 'clock' | 'logger'>;

/** How many are let in by one step; the next step follows at once. */
const atOnce = 20;
/** Who goes in the place of those that cannot be sent. */
const spareUsers = 10;

/**
 * Has the line say of an analysis where it stands, also where whoever wrote it counted it nowhere, or
 * removed it by hand. Where it finds no room, the sweep tries again.
 */
export async function putRight(
  { analyses, logger }: LinePorts,
  analysisId: string,
  userId: string,
): Promise<void> {
  const nothing = { result: undefined, change: { summary: {} } };
  await analyses
    .begin(analysisId, () => nothing, ownStep(userId))
    .catch((error: unknown) => {
      if (!isFull(error)) throw error;
      logger.warn('no_room_in_line', { analysisId });
    });
}

/** Nobody waits for a worker, and one run more may be sent. */
export async function isQuiet(line: Line): Promise<boolean> {
  const [out, waiting] = await Promise.all([line.countOut(), line.waiting(1)]);
  return waiting.length === 0 && out < line.mostOut;
}

interface Round {
  running: Promise<void>;
  next: Promise<void> | null;
}
const rounds = new WeakMap<Line, Round>();

/**
 * Lets arrived videos in where there is room, and sends waiting runs where a worker will be free.
 * Harmless at any time. Many who ask at once share one round: it begins after each of them asked.
 */
export async function advanceLine(ports: LinePorts): Promise<void> {
  const round = rounds.get(ports.line);
  if (round === undefined) return begin(ports);
  round.next ??= round.running.catch(() => {}).then(() => begin(ports));
  return round.next;
}

function begin(ports: LinePorts): Promise<void> {
  const round: Round = { running: advance(ports), next: null };
  rounds.set(ports.line, round);
  const end = () => {
    if (rounds.get(ports.line) === round) rounds.delete(ports.line);
  };
  round.running.then(end, end);
  return round.running;
}

async function advance(ports: LinePorts): Promise<void> {
  const door = await Promise.allSettled([openDoor(ports)]);
  // Whatever became of the door, no worker is to wait for it.
  throwFirst([...door, ...(await Promise.allSettled([sendNext(ports)]))]);
}

function throwFirst(ends: readonly PromiseSettledResult<unknown>[]): void {
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}

async function openDoor(ports: LinePorts): Promise<void> {
  const { line, clock } = ports;
  for (;;) {
    const turns = takeTurns(await line.atTheDoor(atOnce), atOnce, clock.now());
    let letInNow = 0;
    for (const turn of turns) {
      const outcome = await letIn(ports, turn);
      if (outcome === 'full') return;
      if (outcome === 'in') letInNow += 1;
    }
    if (letInNow < atOnce) return;
  }
}

async function letIn(
  ports: LinePorts,
  { userId, analysisId }: Turn,
): Promise<'in' | 'full' | 'not there'> {
  const { analyses, clock, logger } = ports;
  try {
    const isIn = await analyses.begin(
      analysisId,
      (stored) => {
        const generation = stored?.work.sourceGeneration ?? null;
        if (stored === null || generation === null || placeOf(stored) !== 'arrived') {
          return { result: false, change: null };
        }
        const event = { kind: 'acceptUpload' as const, generation };
        return { result: true, change: transition(stored, event, clock.now()) };
      },
      ownStep(userId),
    );
    if (isIn) logger.info('let_in', { analysisId });
    else await putRight(ports, analysisId, userId);
    return isIn ? 'in' : 'not there';
  } catch (error) {
    if (isFull(error)) return 'full';
    throw error;
  }
}

export const isFull = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'at_capacity';

async function sendNext(ports: LinePorts): Promise<void> {
  const { line, clock } = ports;
  let places = line.mostOut - (await line.countOut());
  if (places <= 0) return;
  const ends: PromiseSettledResult<boolean>[] = [];
  let left = await line.waiting(places + spareUsers);
  // Whoever cannot be sent holds up nobody else.
  for (;;) {
    const turns = takeTurns(left, places, clock.now());
    if (turns.length === 0) break;
    const tried = await Promise.allSettled(turns.map((turn) => send(ports, turn)));
    ends.push(...tried);
    places -= tried.filter((end) => end.status === 'fulfilled' && end.value).length;
    left = left.map((user) => withoutThose(user, turns));
  }
  throwFirst(ends);
}

const withoutThose = (user: Contender, turns: readonly Turn[]): Contender => {
  const tried = turns.filter(({ userId }) => userId === user.userId);
  const waiting = user.waiting.filter((id) => !tried.some(({ analysisId }) => analysisId === id));
  return { ...user, waiting, holds: user.holds + tried.length };
};

/**
 * Its task first: a run that nobody marked as sent is sent again, or marked by whoever claims it.
 * False: it does not wait any more.
 */
async function send(ports: LinePorts, { userId, analysisId }: Turn): Promise<boolean> {
  const { analyses, tasks, clock, logger } = ports;
  const waiting = await analyses.read(analysisId);
  if (waiting === null || placeOf(waiting) !== 'waiting') {
    await putRight(ports, analysisId, userId);
    return false;
  }
  const task = {
    analysisId,
    runId: waiting.summary.run_id,
    dispatch: waiting.work.dispatch,
  };
  await tasks.enqueue(task);
  const isSent = await analyses.begin(
    analysisId,
    (stored) => {
      const isSame = stored?.summary.run_id === task.runId && placeOf(stored) === 'waiting';
      const change = isSame ? transition(stored, { kind: 'send' }, clock.now()) : null;
      return { result: isSame, change };
    },
    ownStep(userId),
  );
  if (isSent) logger.info('sent', { ...task });
  return isSent;
}

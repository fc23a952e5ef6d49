import type { Measurements } from '../../contract/measurements.ts';
import { type Exercise, fewestRepetitions, type Repetitions } from '../../contract/repetitions.ts';
import type { TakeCurve } from '../curve.ts';
import type { PoseTrack } from '../pose/pose-track.ts';
import { bodyAgrees } from './body-agrees.ts';
import type { Counting } from './count-repetitions.ts';
import { describeExercise } from './describe-exercise.ts';
import { bodyWithin, pictureWithin } from './evidence.ts';
import { findIn } from './find-exercises.ts';
import { joinSameExercises } from './join-same-exercises.ts';
import type { PositionTrack } from './picture-positions.ts';
import type { Evidence } from './positions.ts';
import { scenesBetween, type TimeSpan } from './scenes.ts';

type Found = Pick<
  Measurements,
  'repetitions' | 'exercises' | 'too_few_repetitions' | 'repetitions_seen'
>;

/**
 * What repeats clearly, scene by scene: by the body where one is followed, else by the picture, which
 * is asked of every scene where none shows anything. What is on both sides of a cut is no one
 * movement, but an exercise may go on after it.
 */
export function findRepetitions(
  picture: PositionTrack,
  body: PoseTrack | null,
  cutSeconds: readonly number[],
  takeCurve?: TakeCurve,
): Found {
  const scenes = scenesBetween(cutSeconds);
  const byPicture = pictureWithin(picture);
  const byBody = scenes.map((scene) => body && bodyWithin(body, scene));
  const told = scenes.flatMap((scene, index) => inScene(scene, byBody[index] ?? byPicture));
  show(told, takeCurve);
  if (told.length > 0 || byBody.every((body) => body === null)) return tell(told);
  const inPicture = scenes.flatMap((scene, index) =>
    inScene(scene, byPicture).filter((counting) => {
      const body = byBody[index] ?? null;
      return body === null || bodyAgrees(counting, scene, body);
    }),
  );
  show(inPicture, takeCurve);
  return tell(inPicture);
}

/** Two of the fastest take longer. */
const leastSceneSeconds = 2;

/** Two of a movement are an exercise where it goes on after a cut. */
function inScene(scene: TimeSpan, evidence: Evidence): Counting[] {
  return scene.end - scene.start < leastSceneSeconds ? [] : findIn(scene, evidence);
}

function show(countings: readonly Counting[], takeCurve: TakeCurve | undefined): void {
  for (const position of new Set(countings.map((counting) => counting.position))) {
    takeCurve?.({ name: 'repetition_position', ...position, threshold: null });
  }
}

/** The whole is the one that takes the most time. */
function tell(countings: readonly Counting[]): Found {
  const all = joinSameExercises(countings).map(describeExercise);
  const exercises = all.filter(({ count }) => count >= fewestRepetitions);
  const tooFew = all.filter(({ count }) => count > 1 && count < fewestRepetitions);
  const [longest] = exercises.toSorted((one, other) => secondsOf(other) - secondsOf(one));
  return {
    repetitions: longest ? withoutSpan(longest) : null,
    exercises,
    too_few_repetitions: tooFew.map(({ count, start_seconds, end_seconds }) => ({
      ...{ count, start_seconds, end_seconds },
    })),
    repetitions_seen: tooFew[0]?.count ?? null,
  };
}

function withoutSpan({ start_seconds: _start, end_seconds: _end, ...rest }: Exercise): Repetitions {
  return rest;
}

function secondsOf({ each }: Repetitions): number {
  return each.reduce((sum, { start_seconds, end_seconds }) => sum + end_seconds - start_seconds, 0);
}

import {
  type Exercise,
  fewestRepetitions,
  type Measurements,
  type Repetitions,
} from '../../contract/measurements.ts';
import type { TakeCurve } from '../curve.ts';
import type { PoseTrack } from '../pose/pose-track.ts';
import type { Counting } from './count-repetitions.ts';
import { describeExercise } from './describe-exercise.ts';
import { bodyWithin, pictureWithin } from './evidence.ts';
import { findExercises, findTwo } from './find-exercises.ts';
import { joinSameExercises } from './join-same-exercises.ts';
import type { PositionTrack } from './picture-positions.ts';
import type { Evidence } from './positions.ts';
import { scenesBetween, type TimeSpan } from './scenes.ts';

type Found = Pick<Measurements, 'repetitions' | 'exercises' | 'repetitions_seen'>;

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
  const found = exercisesOf(told);
  if (found.length > 0) return tell(found);
  const nothing: Found = { repetitions: null, exercises: [], repetitions_seen: null };
  if (told.length > 0) return { ...nothing, repetitions_seen: fewestRepetitions - 1 };
  if (byBody.every((evidence) => evidence === null)) return nothing;
  const toldByPicture = scenes.flatMap((scene) => findExercises(scene, byPicture));
  show(toldByPicture, takeCurve);
  const inPicture = exercisesOf(toldByPicture);
  return inPicture.length > 0 ? tell(inPicture) : nothing;
}

/** Two of the fastest take longer. */
const leastSceneSeconds = 2;

/** Two of a movement are an exercise where it goes on after a cut. */
function inScene(scene: TimeSpan, evidence: Evidence): Counting[] {
  if (scene.end - scene.start < leastSceneSeconds) return [];
  const exercises = findExercises(scene, evidence);
  if (exercises.length > 0 || evidence.source === 'motion') return exercises;
  return findTwo(scene, evidence);
}

function show(countings: readonly Counting[], takeCurve: TakeCurve | undefined): void {
  for (const position of new Set(countings.map((counting) => counting.position))) {
    takeCurve?.({ name: 'repetition_position', ...position, threshold: null });
  }
}

function exercisesOf(countings: readonly Counting[]): Exercise[] {
  return joinSameExercises(countings)
    .map(describeExercise)
    .filter(({ count }) => count >= fewestRepetitions);
}

/** The whole is the one that takes the most time. */
function tell(exercises: Exercise[]): Found {
  const [longest] = exercises.toSorted((one, other) => secondsOf(other) - secondsOf(one));
  return { repetitions: longest ? withoutSpan(longest) : null, exercises, repetitions_seen: null };
}

function withoutSpan({ start_seconds: _start, end_seconds: _end, ...rest }: Exercise): Repetitions {
  return rest;
}

function secondsOf({ each }: Repetitions): number {
  return each.reduce((sum, { start_seconds, end_seconds }) => sum + end_seconds - start_seconds, 0);
}

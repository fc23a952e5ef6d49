import type { RecordingQuality } from '../../contract/measurements.ts';
import { type RecordingFault, recordingFault } from '../../contract/recording-sentences.ts';
import { whyNobody } from '../judging/somebody.ts';
import type { RecordedVideo } from './recorded-video.ts';

/** About whoever is to be followed. */
export function bodyFaults(video: RecordedVideo): RecordingFault[] {
  const { profile, measurements } = video;
  const { framing, other_people: others } = measurements.recording_quality ?? {};
  // What is seen now and then may be no body at all.
  if (whyNobody(profile, measurements) !== null) return [recordingFault('nobody')];
  return [
    ...(framing ? framingFaults(framing, video) : []),
    ...(profile.dancers === 1 && others ? peopleFaults(others, profile.hasDance) : []),
  ];
}

type Framing = NonNullable<RecordingQuality['framing']>;

/** Share of the looks at somebody: whole bodies have 0 to 0.16, those cut off by the picture 0.51 to 1. */
const mostOfTheTime = 0.5;
/**
 * Heights of the picture. Shrunk step by step, three filmed bodies keep their readings down to 0.2
 * (extension off by at most 0.07); at 0.15 it is off by up to 0.15, and fewer looks show somebody.
 */
const tooSmall = 0.2;

function framingFaults(
  { size, feet_out, head_out }: Framing,
  { profile, measurements }: RecordedVideo,
): RecordingFault[] {
  if (size < tooSmall) return [recordingFault('too_small', { percent: Math.round(100 * size) })];
  // What was counted shows that the rest of the body was not needed.
  if (profile.finds === 'repetitions' && measurements.repetitions !== null) return [];
  const parts = [
    { part: 'feet', share: feet_out } as const,
    { part: 'head', share: head_out } as const,
  ].filter(({ share }) => share >= mostOfTheTime);
  if (parts.length === 2) return [recordingFault('too_close')];
  return parts.map(({ part, share }) =>
    recordingFault('cut_off', { part, percent: Math.round(100 * share) }),
  );
}

/**
 * Looks, and their share. Of 40 clips of one person 39 show nobody else in any look, one does in 0.06
 * (a row of chairs). A trio has 0.56, two at basketball 0.5, five of eight couples 0.42 to 0.83 and the
 * three others, in close hold, up to 0.13: they are not told apart.
 */
const fewestLooks = 3;
const leastShare = 0.3;

function peopleFaults(
  { looks, seen }: NonNullable<RecordingQuality['other_people']>,
  hasDance: boolean,
): RecordingFault[] {
  if (seen < fewestLooks || seen < leastShare * looks) return [];
  const advice = hasDance ? 'choose_couple_or_group' : 'film_one';
  return [recordingFault('several_people', { advice })];
}

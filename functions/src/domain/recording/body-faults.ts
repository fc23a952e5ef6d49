import type { RecordingQuality } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { type RecordingFault, recordingFault } from '../../contract/recording-sentences.ts';
import { showCompany } from '../../signal/pose/other-people.ts';
import { whyNobody } from '../judging/somebody.ts';
import type { RecordedVideo } from './recorded-video.ts';
import { severalAdviceOf } from './several-advice.ts';

/** About whoever is to be followed. */
export function bodyFaults(video: RecordedVideo): RecordingFault[] {
  const { profile, measurements } = video;
  const { framing, other_people: others } = measurements.recording_quality ?? {};
  // Of who was not named, nothing is to be said.
  if (measurements.body_absence === 'nobody_named') return [];
  // What is seen now and then may be no body at all.
  if (whyNobody(profile, measurements) !== null) return [recordingFault('nobody')];
  return [
    ...(framing ? framingFaults(framing, video) : []),
    ...(profile.dancers === 1 && others ? peopleFaults(others, profile) : []),
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

function peopleFaults(
  { looks, seen }: NonNullable<RecordingQuality['other_people']>,
  profile: Profile,
): RecordingFault[] {
  if (!showCompany({ count: looks, others: seen })) return [];
  return [recordingFault('several_people', { advice: severalAdviceOf(profile) })];
}

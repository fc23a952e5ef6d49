import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import type { Unmeasured } from '../../contract/report.ts';
import type { Scores } from '../../contract/summary.ts';
import { toldTempo } from '../dances/told-tempo.ts';
import { bodyLines, repetitionLines } from './body-lines.ts';
import { severalTimes } from './clock-time.ts';
import { isTooShortForTempo } from './not-measured.ts';
import { offBeatLines } from './off-beat-lines.ts';
import { section, unmeasuredLines } from './report-sections.ts';
import { togetherLines } from './together-lines.ts';

/** A report for people, in Markdown: what was measured, what each score rests on, what is missing. */
export function signalReport({
  profile,
  danceType,
  measurements,
  recording,
  scores,
  unmeasured,
}: {
  profile: Profile;
  danceType: string | null;
  measurements: Measurements;
  recording: readonly RecordingFault[];
  scores: Scores;
  unmeasured: readonly Unmeasured[];
}): string {
  const scored = profile.criteria.filter(({ key }) => typeof scores[key] === 'number');
  return [
    `# Measured: ${danceType ?? profile.name.toLowerCase()}`,
    'These numbers were measured from the picture and the sound themselves. No judge, human or model, has looked at this video.',
    section(
      'The recording',
      recording.map(({ text }) => text),
    ),
    section('What was measured', [
      ...musicLines(measurements, profile.hasDance ? danceType : null),
      ...offBeatLines(measurements.off_beat),
      ...motionLines(measurements),
      ...cutLines(measurements),
      ...bodyLines(measurements.body),
      ...togetherLines(measurements.together),
      ...repetitionLines(measurements),
    ]),
    section(
      'Scores',
      scored.map(
        ({ key, name, measured }) =>
          `**${name}: ${scores[key]} of 100**: rests on ${measured?.basis}.`,
      ),
    ),
    section('Not measured', unmeasuredLines(unmeasured)),
    section('Next steps', [
      ...advice(measurements),
      'For a judgement of every criterion, have the operator set the secret GEMINI_API_KEY, then run the analysis again.',
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function musicLines(measurements: Measurements, danceType: string | null): string[] {
  const { tempo_bpm: tempo, tempo_clarity: clarity, loudness_dbfs: loudness } = measurements;
  if (loudness === null) return ['Sound: none.'];
  if (isTooShortForTempo(measurements)) {
    return [`Music: too short to tell a tempo (loudness ${loudness} dBFS).`];
  }
  if (tempo === null) return [`Music: no clear pulse (loudness ${loudness} dBFS).`];
  const {
    beat_alignment: alignment,
    phase_coherence: coherence,
    beat_recall: recall,
    beat_offset_ms: offset,
  } = measurements;
  const meaning = toldTempo(measurements, danceType);
  const music = [
    `Music: ${tempo.toFixed(1)} beats a minute (clarity ${clarity} of 1), loudness ${loudness} dBFS.`,
    ...(meaning === null ? [] : [`Tempo: ${meaning.text}.`]),
  ];
  // Where nobody dances there is nothing to compare with the beats.
  if (measurements.beat_seconds.length === 0) return music;
  return [
    ...music,
    alignment === null || coherence === null || recall === null
      ? 'Timing: no clear ends of movement to compare with the beats.'
      : `Timing: beat alignment ${alignment} (1 is on every beat, 0 is chance), ${percent(recall)} of the beats answered beyond chance, steadiness within the beat ${coherence} of 1.${lateness(offset)}`,
  ];
}

/** What a person on the spot would call on the beat. */
const unnoticedMs = 25;

function lateness(offsetMs: number | null): string {
  if (offsetMs === null) return '';
  if (Math.abs(offsetMs) <= unnoticedMs) return ' Movements end on the beat.';
  return ` Movements end ${Math.abs(offsetMs)} ms ${offsetMs > 0 ? 'late' : 'early'}.`;
}

function motionLines(measurements: Measurements): string[] {
  const { motion_energy: energy, motion_dynamics: dynamics, stillness, exposure } = measurements;
  if (exposure === null) return ['Motion: too few frames.'];
  const picture = `Picture: mean brightness ${percent(exposure)}.`;
  if (energy === null || stillness === null) {
    const isOfNobody = measurements.seen_spans?.length === 0;
    return [isOfNobody ? 'Motion: nobody was seen to move.' : 'Motion: too few frames.', picture];
  }
  const contrast = dynamics === null ? '' : `, contrast ${dynamics} of 1`;
  return [
    `Motion: ${(100 * energy).toFixed(1)} % of the picture moves on average${contrast}; still ${percent(stillness)} of the time.`,
    picture,
  ];
}

function cutLines({ cut_seconds: cuts }: Measurements): string[] {
  return cuts.length === 0 ? [] : [`Cuts: ${severalTimes(cuts)}.`];
}

function advice(measurements: Measurements) {
  const { beat_alignment, phase_coherence, beat_offset_ms } = measurements;
  const lines: string[] = [];
  if (beat_alignment !== null && phase_coherence !== null) {
    if (beat_alignment < 0.2 && phase_coherence >= 0.6) {
      const change = (beat_offset_ms ?? 0) < 0 ? 'later' : 'earlier';
      lines.push(`The timing is steady but beside the beat: arrive ${change}, all the time.`);
    } else if (beat_alignment < 0.2) {
      lines.push('Practise a simple step to this music, ending each movement on a beat.');
    }
  }
  return lines;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

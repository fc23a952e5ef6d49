import { leastSeen } from '../../functions/src/signal/pose/least-seen.ts';
import type { Said } from './said.ts';
import type { ClipTruth, ExerciseTruth } from './truth.ts';

export const kinds = [
  'seen',
  'nobody',
  'bodies',
  'cuts',
  'repetitions',
  'tempo',
  'reasons',
  'recording',
] as const;
export type Kind = (typeof kinds)[number];

/** One thing that is true of a clip, and what was said of it. */
export interface Finding {
  kind: Kind;
  truth: string;
  said: string;
  isRight: boolean;
  /** What is wrong about it, in a word or two; of what is right nothing. */
  fault: string;
  /** What the sum of the kind adds up. */
  counts: Readonly<Record<string, number>>;
}

/** Of a body that is whole in the picture all the time. */
const wholeSeen = 0.85;
const tempoTolerance = 0.04;
/** What comes by less often is no repetition to a report. */
const fewestCounted = 3;

/** A finding for each thing that is known of the clip. */
export function compare(truth: ClipTruth, said: Said): Finding[] {
  return [
    ...(truth.seen ? [compareSeen(truth.seen, said)] : []),
    ...(truth.nobody ? [compareNobody(said)] : []),
    ...(truth.bodies === undefined ? [] : [compareBodies(truth.bodies, said)]),
    ...(truth.cuts ? [compareCuts(truth.cuts, truth.cut_tolerance, said)] : []),
    ...(truth.repetitions === undefined ? [] : compareRepetitions(truth.repetitions, said)),
    ...(truth.tempo === undefined ? [] : [compareTempo(truth.tempo, said)]),
    ...(truth.reasons_not ? [compareReasons(truth.reasons_not, said)] : []),
    ...(truth.recording ? [compareRecording(truth.recording, said)] : []),
  ];
}

function compareSeen(truth: NonNullable<ClipTruth['seen']>, { seen }: Said): Finding {
  const least = truth.at_least ?? (truth.whole ? wholeSeen : 0);
  const most = truth.at_most ?? 1;
  const fault = seen < least ? 'too little' : seen > most ? 'too much' : '';
  const bounds = [
    least > 0 ? `at least ${share(least)}` : '',
    most < 1 ? `at most ${share(most)}` : '',
  ];
  return finding('seen', bounds.filter(Boolean).join(', '), share(seen), fault);
}

function compareNobody({ seen, scored }: Said): Finding {
  const isSeen = seen >= leastSeen;
  const said = [isSeen ? `seen ${share(seen)}` : 'nobody', ...scored.map((key) => `score: ${key}`)];
  const faults = [isSeen ? 'somebody' : '', scored.length > 0 ? 'scored' : ''].filter(Boolean);
  return finding('nobody', 'nobody, no score', said.join(', '), faults.join(', '));
}

function compareBodies(truth: number, { bodies }: Said): Finding {
  return finding('bodies', String(truth), String(bodies), bodies === truth ? '' : 'other number');
}

function compareCuts(truth: readonly number[], tolerance: number, { cuts }: Said): Finding {
  const left = [...cuts];
  const found = truth.filter((cut) => {
    const near = left.findIndex((other) => Math.abs(other - cut) <= tolerance);
    if (near >= 0) left.splice(near, 1);
    return near >= 0;
  });
  const missed = truth.length - found.length;
  const faults = [
    missed > 0 ? `${missed} missed` : '',
    left.length > 0 ? `${left.length} false` : '',
  ];
  return finding('cuts', times(truth), times(cuts), faults.filter(Boolean).join(', '), {
    ...{ true: truth.length, found: found.length, false: left.length },
  });
}

function compareRepetitions(
  truth: number | readonly ExerciseTruth[],
  { exercises }: Said,
): Finding[] {
  if (typeof truth === 'number') {
    const all = exercises.reduce((sum, { count }) => sum + count, 0);
    return [compareCount(String(truth), truth, all)];
  }
  const rows = truth.map(({ count, name }, place) =>
    compareCount(
      `${count}${name === undefined ? '' : ` ${name}`}`,
      count,
      exercises[place]?.count ?? 0,
    ),
  );
  const more = exercises.slice(truth.length).map(({ count }) => compareCount('none', 0, count));
  return [...rows, ...more];
}

function compareCount(truth: string, count: number, said: number): Finding {
  const off = said === 0 && count < fewestCounted ? 0 : Math.abs(said - count);
  const size = off === 0 ? 'exact' : off === 1 ? 'off by one' : 'worse';
  const fault = off === 0 ? '' : off === 1 ? 'off by one' : `off by ${off}`;
  return finding('repetitions', truth, said === 0 ? 'none' : String(said), fault, { [size]: 1 });
}

function compareTempo(truth: number | null, { tempo }: Said): Finding {
  const said = tempo === null ? 'none' : tempo.toFixed(1);
  const fault = tempoFault(truth, tempo);
  return finding('tempo', truth === null ? 'none' : String(truth), said, fault);
}

function tempoFault(truth: number | null, tempo: number | null): string {
  if (truth === null) return tempo === null ? '' : 'invented';
  if (tempo === null) return 'missed';
  const isNear = (other: number) => Math.abs(tempo / other - 1) <= tempoTolerance;
  if (isNear(truth)) return '';
  return isNear(2 * truth) ? 'double' : isNear(truth / 2) ? 'half' : 'another';
}

function compareReasons(truth: readonly string[], { reasons }: Said): Finding {
  const given = reasons.filter(({ code, text }) =>
    truth.some((reason) => reason === code || text.toLowerCase().includes(reason.toLowerCase())),
  );
  const said = given.map(({ text }) => `“${text}”`).join(' ');
  const fault = given.length === 0 ? '' : `${given.length} false`;
  return finding('reasons', `not: ${truth.join(' | ')}`, said || 'not given', fault, {
    false: given.length,
  });
}

function compareRecording(truth: readonly string[], { recordingCodes }: Said): Finding {
  const missing = truth.filter((code) => !recordingCodes.includes(code));
  const fault = missing.length === 0 ? '' : `${missing.join(', ')} missing`;
  return finding('recording', truth.join(', '), recordingCodes.join(', ') || 'nothing', fault, {
    ...{ true: truth.length, found: truth.length - missing.length },
  });
}

function finding(
  kind: Kind,
  truth: string,
  said: string,
  fault: string,
  counts: Finding['counts'] = {},
): Finding {
  return { kind, truth, said, isRight: fault === '', fault, counts };
}

const share = (value: number) => `${Math.round(100 * value)} %`;
const times = (seconds: readonly number[]) =>
  seconds.length === 0 ? 'none' : seconds.map((time) => time.toFixed(2)).join(' ');

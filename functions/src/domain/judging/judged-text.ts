import { measures } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import type { Claim, Unmeasured } from '../../contract/report.ts';
import type { Coaching } from '../coaching/coach.ts';
import type { Agreed } from './agree.ts';
import { coachingSections } from './coaching-sections.ts';
import type { NameOf } from './dancer-names.ts';
import type { JudgeAnswer } from './judge-answer.ts';
import { outOfTen, withTimes } from './judged-figures.ts';
import { reasonFor } from './judged-reasons.ts';
import { section, unmeasuredLines } from './report-sections.ts';

interface Beside extends Coaching {
  profile: Profile;
  recording: readonly RecordingFault[];
  /** What was measured of the music and of who dances to it, a line each. */
  music: readonly string[];
  /** A paragraph for each of several who were followed. */
  dancers: readonly string[];
  nameOf: NameOf;
  claims: readonly Claim[];
  unmeasured: readonly Unmeasured[];
  /** What so many independent judgements come to; the words are one judge's. */
  agreed: Agreed;
  judges: number;
}

/** A report for people, in Markdown: what a model says, and where the measurements disagree. */
export function judgedText(answer: JudgeAnswer, beside: Beside): string {
  const { profile, recording, music, dancers, nameOf, claims, unmeasured } = beside;
  const { agreed, strengths, practise } = beside;
  const criteria = profile.criteria.flatMap(({ key, name }) => {
    if (answer.scores[key] === undefined) return [];
    const judged = reasonFor(key, answer, agreed.scores);
    const why = judged === null ? '' : ` ${withTimes(judged.reason, judged.at)}`;
    return [`${name}: ${scoreIn(agreed, key)}.${why}`];
  });
  return [
    aboutRecording(recording),
    answer.summary,
    ...criteria,
    basisOf(beside.judges),
    ...coachingSections({ strengths, practise }),
    section('Each dancer', dancers),
    section('The music, as measured', music),
    section(
      'Where the judge and the measurements disagree',
      claims.filter(({ contradicts }) => contradicts).map((claim) => disagreement(claim, nameOf)),
    ),
    section('Not measured', unmeasuredLines(unmeasured)),
  ]
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** No heading of its own: what follows is of the dance. */
const aboutRecording = (faults: readonly RecordingFault[]): string =>
  faults.length === 0
    ? ''
    : ['About the recording:', ...faults.map(({ text }) => `- ${text}`)].join('\n');

function scoreIn({ scores, ranges, contested }: Agreed, key: string): string {
  const [score, range] = [scores[key] ?? null, ranges[key]];
  if (score === null || range === undefined) return 'not judged';
  const between = `between ${range.low / 10} and ${range.high / 10}`;
  const differ = contested.includes(key) ? '; the judges do not agree' : '';
  return `${outOfTen(score)}, ${between}${differ}`;
}

function basisOf(judges: number): string {
  const [whose, told] =
    judges === 1
      ? ['what a model judged', '']
      : [
          `the medians of ${judges} judgements of a model`,
          ' The words are those of the one that comes nearest to them.',
        ];
  return `These scores are ${whose} by watching; no measurement is part of them. What was measured stands beside them.${told}`;
}

function disagreement(claim: Claim, nameOf: NameOf): string {
  const { measure, body_id, statement, at_seconds, claimed, measured, margin } = claim;
  const said = withTimes(`“${statement.replaceAll(/\s+/g, ' ')}”`, at_seconds);
  const name = measures[measure as keyof typeof measures].name;
  const who = body_id === null ? '' : ` of ${nameOf(body_id)}`;
  return `${said}${who}: it says ${claimed}, measured was ${told(measured)}, and they may differ by ${told(margin)} (${name}).`;
}

const told = (value: number) => Math.round(value * 100) / 100;

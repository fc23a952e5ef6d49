import { clockTime } from '../../contract/clock-time.ts';
import type { Practice, Strength } from '../../contract/verdict.ts';
import type { Coaching } from '../coaching/coach.ts';
import { section } from './report-sections.ts';

/** What went well and what to practise, each with where to see it, in Markdown; nothing of what is empty. */
export const coachingSections = ({ strengths, practise }: Coaching): string[] => [
  section('What went well', strengths.map(pointLine)),
  section(
    'What to practise',
    practise.map((point: Practice) => `${pointLine(point)} ${point.drill.text}`),
  ),
];

const pointLine = ({ sentence, moments }: Strength): string =>
  moments.length === 0 ? sentence.text : `${sentence.text} (${moments.map(inWords).join('; ')})`;

const inWords = ({ start_seconds, end_seconds }: Strength['moments'][number]) =>
  `${clockTime(start_seconds)} to ${clockTime(end_seconds)}`;

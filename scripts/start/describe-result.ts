import { profiles } from '../../functions/src/contract/profiles/all.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import { rangeInWords } from '../../functions/src/contract/score-words.ts';
import type { Range } from '../../functions/src/contract/verdict.ts';
import type { AnalysisType } from '../../functions/src/contract/vocabulary.ts';

const NOT_MEASURED = 'not measured';

/** A table of the profile's criteria, the total and the tempo; null reads "not measured". */
export function describeScores(
  type: AnalysisType,
  report: Pick<Report, 'scores' | 'score_ranges' | 'total_score' | 'total_range' | 'measurements'>,
): string[] {
  const tempo = report.measurements.tempo_bpm;
  const rows: [string, string][] = [
    ...profiles[type].criteria.map(({ key, name }): [string, string] => [
      name,
      formatScore(report.scores[key] ?? null, report.score_ranges[key] ?? null),
    ]),
    ['Total', formatScore(report.total_score, report.total_range)],
    ['Tempo', tempo === null ? NOT_MEASURED : `${tempo.toFixed(1)} BPM`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}

function formatScore(score: number | null, range: Range | null): string {
  if (score === null) return NOT_MEASURED;
  const points = `${score.toFixed(1).padStart(5)} / 100`;
  return range === null ? points : `${points} (${rangeInWords(range)})`;
}

/** Breaks each line of a text at spaces, so that none is longer than `columns` if it can be. */
export function wrapText(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (longer.length <= columns || current === '') current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current].join('\n');
}

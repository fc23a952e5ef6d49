import { expect, it } from 'vitest';
import { z } from 'zod';
import { reportItemSchema } from '../../../functions/src/contract/report.ts';
import {
  type TempoCode,
  tempoSentence,
  tempoSentences,
} from '../../../functions/src/contract/tempo-sentences.ts';
import { aReport } from '../../support/build-report.ts';
import { measured } from '../../support/measured.ts';

const danced = {
  ...aReport,
  created_at: aReport.created_at.toISOString(),
  dance: {
    ...{ style: 'waltz', name: 'slow waltz' },
    tempo: tempoSentence('within_competition', { dance: 'waltz', name: 'slow waltz', bars: 30.1 }),
  },
  measurements: measured(
    { tempo: 90.3 },
    {
      ...{ meter: 3, bars_per_minute: 30.1 },
      off_beat: [{ start_seconds: 3, end_seconds: 8, late_ms: 118, late_beats: 0.18 }],
    },
  ),
};

it('keeps in a report over HTTP the dance, its tempo, meter, bars and moments off the beat', () => {
  expect(reportItemSchema.parse(danced)).toEqual(danced);
});

it('reads a report from before dances were told', () => {
  const { dance: _, ...earlier } = danced;
  expect(reportItemSchema.parse(earlier).dance).toBeNull();
});

it('describes every code that may be said of a tempo, and refuses others', () => {
  const codes: TempoCode[] = Object.keys(tempoSentences) as TempoCode[];
  const described = JSON.stringify(z.toJSONSchema(reportItemSchema));
  for (const code of [...codes, 'off_beat', 'bars_per_minute', 'meter', 'style']) {
    expect(described).toContain(`"${code}"`);
  }
  const tempo = { ...danced.dance.tempo, code: 'brisk' };
  const unknown = { ...danced, dance: { ...danced.dance, tempo } };
  expect(reportItemSchema.safeParse(unknown).success).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../../functions/src/contract/report.ts';
import { summarySchema } from '../../../functions/src/contract/summary.ts';
import { type Conversion, convert, withVideo } from '../../../scripts/migrate/convert.ts';

const now = new Date('2026-11-22T08:00:00Z');
const createdAt = new Date('2025-01-01T00:00:00Z');
const settings = { now, scoreScale: 100 };
const old = {
  user_id: 'uid-1',
  analysis_type: 'couple',
  dance_type: 'waltz',
  status: 'completed',
  processed: true,
  timestamp: new Date('2025-03-04T05:06:07Z'),
  text: 'A fine waltz.',
  scores: { technical_quality: 80, partnering_skills: 70, charm: 100 },
  video_url: 'gs://old.appspot.com/uploads/waltz.mp4',
};

type Converted = Extract<Conversion, { kind: 'converted' }>;
function converted(
  data: Record<string, unknown>,
  changes: Partial<typeof settings> = {},
): Converted {
  const conversion = convert({ id: 'doc-1', data, createdAt }, { ...settings, ...changes });
  if (conversion.kind !== 'converted') throw new Error(`It was ${conversion.kind}.`);
  return conversion;
}
const failedWith = (status: string, more: object = {}) => {
  const { text: _text, scores: _scores, ...bare } = old;
  return converted({ ...bare, processed: false, status, ...more }).summary;
};

describe('convert', () => {
  it('moves the text into a report and out of the summary', () => {
    const { summary, report } = converted(old);
    expect(report?.text).toBe('A fine waltz.');
    expect(summary).not.toHaveProperty('text');
    expect(summarySchema.strict().parse(summary)).toMatchObject({
      status: 'completed',
      processed: true,
      progress: 100,
      dance_type: 'waltz',
      analyzer: 'gemini:unknown',
      timestamp: old.timestamp,
      updated_at: now,
    });
  });

  it("keeps the profile's scores in the summary and every score in the report", () => {
    const { summary, report } = converted(old);
    expect(summary.scores).toEqual({
      technical_quality: 80,
      movement_to_music: null,
      choreography_presentation: null,
      partnering_skills: 70,
    });
    expect(summary.total_score).toBe(75);
    expect(report?.scores).toEqual(old.scores);
  });

  it('brings scores out of 10 to 100', () => {
    const data = { ...old, scores: { technical_quality: 8.5, movement_to_music: 7.5 } };
    expect(converted(data, { scoreScale: 10 }).summary.total_score).toBe(80);
  });

  it('says that scores of 10 and less may be out of 10', () => {
    const { problems } = converted({ ...old, scores: { technical_quality: 8.5 } });
    expect(problems.join()).toContain('--score-scale 10');
  });

  it('drops a score that is no number, and says so', () => {
    const { summary, problems } = converted({ ...old, scores: { technical_quality: 'great' } });
    expect(summary.scores['technical_quality']).toBeNull();
    expect(problems.join()).toContain('technical_quality');
  });

  it('reads text and scores from within result', () => {
    const { text: _text, scores: _scores, ...bare } = old;
    const result = { analysis: 'Well led.', scores: { technical_quality: 60 }, total_score: 61 };
    const { summary, report } = converted({ ...bare, result });
    expect([report?.text, summary.total_score]).toEqual(['Well led.', 61]);
  });

  it('makes no total of the scores of fewer than half of the criteria', () => {
    const scores = { technical_quality: 60 };
    expect(converted({ ...old, scores }).summary.total_score).toBeNull();
  });

  it('keeps a result that has no text as text', () => {
    const { text: _text, ...bare } = old;
    expect(converted({ ...bare, result: { moves: ['turn'] } }).report?.text).toContain('"turn"');
  });

  it.each([
    ['failed: something odd', 'internal', true, 'something odd'],
    ['Failed - Worker was killed', 'memory_exceeded', false, 'Worker was killed'],
    ['failed: 429 Resource exhausted: quota', 'analyzer_quota_exhausted', true, '429 Resource'],
    ['failed: 429 Too Many Requests', 'analyzer_rate_limited', true, '429 Too'],
    ['failed: request timed out', 'processing_timeout', true, 'request timed out'],
    ['failed: moov atom not found', 'video_unreadable', false, 'moov atom'],
    ['failed: blocked for SAFETY', 'analyzer_blocked', false, 'blocked'],
    ['failed: 503 Service Unavailable', 'analyzer_unavailable', true, '503'],
    ['error', 'internal', true, 'without giving a reason'],
  ])('reads "%s" as %s', (status, code, retryable, message) => {
    const { summary, report } = converted({ ...old, text: '', scores: {}, status });
    expect(report).toBeNull();
    expect(summary).toMatchObject({
      status: 'failed',
      processed: false,
      error: { code, retryable },
    });
    expect(summary.error?.message).toContain(message);
    expect(summary.message).toBe(summary.error?.message);
  });

  it('keeps addresses and stack traces out of the message', () => {
    const { error } = failedWith('failed: GET https://x.example/?token=secret 403\n  at line 1');
    expect(error?.message).toBe('GET … 403');
  });

  it.each(['processing', 'processing… 40 %', 'queued', 'uploading', ''])(
    'ends "%s", which no server works on any more',
    (status) => {
      expect(failedWith(status)).toMatchObject({
        status: 'failed',
        error: { code: 'worker_lost', retryable: true },
      });
    },
  );

  it('takes a document without status for completed where it has a result', () => {
    const { status: _status, processed: _processed, ...bare } = old;
    expect(converted(bare).summary.status).toBe('completed');
  });

  it('fails a completed document without any result', () => {
    expect(failedWith('completed')).toMatchObject({
      status: 'failed',
      error: { code: 'internal' },
    });
  });

  it('keeps a cancelled one cancelled', () => {
    expect(failedWith('canceled')).toMatchObject({ status: 'cancelled', error: null });
  });

  it.each([
    ['a time', new Date('2025-03-04T05:06:07Z')],
    ['ISO 8601', '2025-03-04T05:06:07+00:00'],
    ["Python's isoformat", '2025-03-04T05:06:07.000000'],
    ['seconds', 1_741_064_767],
    ['milliseconds', 1_741_064_767_000],
  ])('reads a timestamp that is %s', (_name, timestamp) => {
    expect(converted({ ...old, timestamp }).summary.timestamp).toEqual(old.timestamp);
  });

  it("takes the document's own time where it has no timestamp", () => {
    expect(converted({ ...old, timestamp: null }).summary.timestamp).toEqual(createdAt);
  });

  it('plans the copy of the video to its place', () => {
    expect(converted(old).copy).toEqual({
      from: { object: { bucket: 'old.appspot.com', path: 'uploads/waltz.mp4' }, url: null },
      to: 'videos/uid-1/doc-1/source',
    });
  });

  it("copies no other user's video", () => {
    const { copy, problems } = converted({
      ...old,
      video_url: 'gs://b.firebasestorage.app/videos/uid-2/doc-2/source',
    });
    expect(copy).toBeNull();
    expect(problems).toContain("its video_url is another user's video");
  });

  it('cuts what is longer than the contract allows, and says so', () => {
    const { summary, problems } = converted({ ...old, title: 'x'.repeat(130) });
    expect(summary.title).toHaveLength(120);
    expect(problems.join()).toContain('title');
  });

  it('names the fields that have no place', () => {
    expect(converted({ ...old, zeta: 1, alpha: 2 }).problems).toContain(
      'fields with no new place: alpha, zeta',
    );
  });

  it.each([{ user_id: '' }, { user_id: 'a/b' }, { user_id: undefined }])(
    'refuses a document that is nobody’s: %o',
    (changes) => {
      const conversion = convert(
        { id: 'doc-1', data: { ...old, ...changes }, createdAt },
        settings,
      );
      expect(conversion.kind).toBe('refused');
    },
  );

  it('refuses an id that no function accepts', () => {
    expect(convert({ id: 'a.b', data: old, createdAt }, settings).kind).toBe('refused');
  });

  it('recognises what it has converted', () => {
    const { summary } = converted(old);
    const again = convert({ id: 'doc-1', data: { ...summary }, createdAt }, settings);
    expect(again).toEqual({ kind: 'new_already' });
  });

  it('makes valid documents of whatever the fields hold', () => {
    const fields = Object.keys({ ...old, result: 0, title: 0, error: 0, total_score: 0 });
    const data = fc.dictionary(fc.constantFrom(...fields), fc.anything());
    fc.assert(
      fc.property(data, (mess) => {
        const { summary, report } = converted({ ...mess, user_id: 'uid-1' });
        summarySchema.strict().parse(summary);
        if (report !== null) reportSchema.strict().parse(report);
        expect(summary.processed).toBe(summary.status === 'completed');
      }),
    );
  });
});

describe('withVideo', () => {
  it('leaves nothing to rerun where there is no video', () => {
    const summary = failedWith('failed: something odd');
    expect(withVideo(summary, null).error?.retryable).toBe(false);
  });
});

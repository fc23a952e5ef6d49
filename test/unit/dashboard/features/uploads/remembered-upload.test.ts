import { describe, expect, it } from 'vitest';
import {
  atMoment,
  ended,
  findMatch,
  isOpen,
  judgeAnalysis,
  type RememberedUpload,
} from '../../../../../dashboard/features/uploads/remembered-upload.ts';
import { openUpload } from './build-upload.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('a remembered upload', () => {
  it.each([
    ['goes on', 0, 'open'],
    ['goes on', 59 * minuteMs, 'open'],
    ['is over', hourMs, 'ended'],
    ['is over', 23 * hourMs, 'ended'],
    ['is forgotten', 24 * hourMs, null],
    // The clock of the device was set back since.
    ['goes on', -minuteMs, 'open'],
    ['is over', -hourMs, 'ended'],
    ['is forgotten', -24 * hourMs, null],
  ])('%s at %i ms', (_what, nowMs, kind) => {
    expect(atMoment(openUpload(), nowMs)?.state.kind ?? null).toBe(kind);
  });

  it('keeps no address once it has ended', () => {
    const late = atMoment(openUpload(), hourMs);
    expect(late?.state).toEqual({ kind: 'ended', how: 'too_late' });
    expect(JSON.stringify(late)).not.toContain('storage.example');
  });

  it('stays ended as it ended', () => {
    const arrived = ended(openUpload(), 'arrived');
    expect(atMoment(arrived, 2 * hourMs)).toBe(arrived);
  });
});

describe('judgeAnalysis', () => {
  const failed = (code: string) => ({ status: 'failed', stage: null, error: { code } }) as const;
  it.each([
    ['uploading', { status: 'uploading', stage: null, error: null } as const, 'open'],
    ['at the door', { status: 'uploading', stage: 'queued', error: null } as const, 'arrived'],
    ['gone', null, 'missing'],
    ['cancelled', { status: 'cancelled', stage: null, error: null } as const, 'withdrawn'],
    ['given up', failed('upload_incomplete'), 'too_late'],
    ['failed otherwise', failed('upload_mismatch'), 'arrived'],
    ['queued', { status: 'queued', stage: null, error: null } as const, 'arrived'],
    ['processing', { status: 'processing', stage: null, error: null } as const, 'arrived'],
    ['completed', { status: 'completed', stage: null, error: null } as const, 'arrived'],
    ['expired', { status: 'expired', stage: null, error: null } as const, 'arrived'],
  ])('of one that is %s', (_what, analysis, verdict) => {
    expect(judgeAnalysis(analysis)).toBe(verdict);
  });
});

describe('findMatch', () => {
  const { video } = openUpload();
  const { sizeBytes, headHash, tailHash } = video;
  const fingerprint = { sizeBytes, headHash, tailHash };
  const other = 'c'.repeat(64);
  const chosen = { name: video.name, sizeBytes, fingerprint };

  it.each([
    ['the same file', chosen, 'same'],
    ['the same under another name', { ...chosen, name: 'IMG_0007.MOV' }, 'same'],
    [
      'one that begins otherwise',
      { ...chosen, fingerprint: { ...fingerprint, headHash: other } },
      'namesake',
    ],
    [
      'one that ends otherwise',
      { ...chosen, fingerprint: { ...fingerprint, tailHash: other } },
      'namesake',
    ],
    ['one of another size', { ...chosen, sizeBytes: 999, fingerprint: null }, 'namesake'],
    ['one of another name and size', { name: 'x.mp4', sizeBytes: 999, fingerprint: null }, 'none'],
    ['one that cannot be read', { ...chosen, fingerprint: null }, 'none'],
  ])('knows %s', (_what, file, kind) => {
    expect(findMatch([openUpload()], file).kind).toBe(kind);
  });

  it('takes no notice of the date, which telephones make up', () => {
    const dated = openUpload({ video: { ...video, lastModifiedMs: 7 } });
    expect(findMatch([dated], chosen).kind).toBe('same');
  });

  it('prefers what can go on, and then the newest', () => {
    const uploads: RememberedUpload[] = [
      ended(openUpload({ analysisId: 'ended', startedAtMs: 9 }), 'lost'),
      openUpload({ analysisId: 'old', startedAtMs: 1 }),
      openUpload({ analysisId: 'new', startedAtMs: 2 }),
    ];
    expect(findMatch(uploads, chosen)).toMatchObject({ upload: { analysisId: 'new' } });
    const over = uploads.filter((upload) => !isOpen(upload));
    expect(findMatch(over, chosen)).toMatchObject({ upload: { analysisId: 'ended' } });
  });

  it('has nothing to say of a namesake of one that has ended', () => {
    const over = [ended(openUpload(), 'too_late')];
    expect(findMatch(over, { ...chosen, sizeBytes: 1, fingerprint: null }).kind).toBe('none');
  });
});

import { describe, expect, it } from 'vitest';
import {
  describeExported,
  describeProgress,
} from '../../../../../../dashboard/features/accounts/export/export-words.ts';

const linksEndAt = new Date(2026, 10, 29, 14, 5);

describe('what is said of an export', () => {
  it('counts what is in it, and says until when its links are good', () => {
    const exported = { json: [], analyses: 3, reports: 4, links: 2, linksEndAt };
    expect(describeExported(exported)).toMatch(
      /^3 analyses with 4 reports\. The 2 links to videos work until 2:05\sPM: /,
    );
  });

  it('counts one as one', () => {
    const exported = { json: [], analyses: 1, reports: 1, links: 1, linksEndAt };
    expect(describeExported(exported)).toMatch(
      /^1 analysis with 1 report\. The link to the video works until /,
    );
  });

  it('says so where no video is left', () => {
    const exported = { json: [], analyses: 1, reports: 0, links: 0, linksEndAt: null };
    expect(describeExported(exported)).toContain('None of them has a video any more.');
  });

  it('tells how far it is, as well as that is known', () => {
    const progress = { phase: 'reports', done: 3, of: null } as const;
    expect(describeProgress(progress, null)).toBe('Reports of analyses: 3');
    expect(describeProgress(progress, 8)).toBe('Reports of analyses: 3 of 8');
  });
});

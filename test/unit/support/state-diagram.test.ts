import { describe, expect, it } from 'vitest';
import type { Status } from '../../support/outward-shapes.ts';
import { isPathOfOneRun, neverFalls } from '../../support/state-diagram.ts';

describe('isPathOfOneRun', () => {
  it.each<Status[][]>([
    [['uploading', 'queued', 'processing', 'completed']],
    [['uploading', 'uploading', 'processing', 'processing', 'failed']],
    [['uploading', 'completed']],
    [['queued', 'cancelled', 'cancelled']],
    [['processing']],
  ])('accepts %j', (statuses) => {
    expect(isPathOfOneRun(statuses)).toBe(true);
  });

  it.each<Status[][]>([
    [['queued', 'uploading']],
    [['processing', 'queued', 'completed']],
    [['completed', 'failed']],
    [['cancelled', 'completed']],
    [['failed', 'processing']],
  ])('refuses %j', (statuses) => {
    expect(isPathOfOneRun(statuses)).toBe(false);
  });
});

describe('neverFalls', () => {
  it('accepts what stays or rises', () => {
    expect(neverFalls([0, 0, 5, 100, 100])).toBe(true);
  });

  it('refuses a single step back', () => {
    expect(neverFalls([0, 50, 49, 100])).toBe(false);
  });
});

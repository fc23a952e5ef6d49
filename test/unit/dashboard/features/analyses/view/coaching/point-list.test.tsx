// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PointList } from '../../../../../../../dashboard/features/analyses/view/coaching/point-list.tsx';
import { reportOf } from '../../../../../../../dashboard/firebase/analysis.ts';
import {
  practiceSentence,
  strengthSentence,
} from '../../../../../../../functions/src/contract/coaching-sentences.ts';
import { drillSentence } from '../../../../../../../functions/src/contract/drill-sentences.ts';
import { aReport } from '../../../../../../support/build-report.ts';
import { PlayerAround } from '../player-around.tsx';

const breaks = {
  sentence: practiceSentence('breaks', { places: 2 }),
  criterion: null,
  moments: [
    { start_seconds: 8, end_seconds: 11 },
    { start_seconds: 72, end_seconds: 75 },
  ],
  drill: drillSentence('breaks'),
};
const show = (points: Parameters<typeof PointList>[0]['points'], video: HTMLVideoElement | null) =>
  render(
    <MantineProvider>
      <PlayerAround video={video}>
        <PointList title="What to practise" points={points} />
      </PlayerAround>
    </MantineProvider>,
  );

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('what to practise', () => {
  it('has its drill, and plays each of its moments', () => {
    const video = document.createElement('video');
    video.play = vi.fn(async () => {});
    show([breaks], video);
    expect(screen.getByRole('region', { name: 'What to practise' })).toBeDefined();
    expect(screen.getByText('In 2 places you lose each other.')).toBeDefined();
    expect(screen.getByText(/let one lead alone/)).toBeDefined();
    const [, second] = screen.getAllByRole('button', { name: /^Play / });
    if (second) fireEvent.click(second);
    expect(video.currentTime).toBe(72);
    expect(video.play).toHaveBeenCalledOnce();
  });

  it('says its moments where there is no video', () => {
    const upright = strengthSentence('upright', { who: '' });
    show([{ sentence: upright, criterion: null, moments: breaks.moments }], null);
    expect(screen.getByText('0:08–0:11')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is told as often as a judge says it, and has a moment that is cited twice once', () => {
    const complaints = vi.spyOn(console, 'error');
    const [first] = breaks.moments;
    const twice = { ...breaks, moments: [...breaks.moments, ...(first ? [{ ...first }] : [])] };
    show([twice, { ...twice }], document.createElement('video'));
    expect(screen.getAllByText('In 2 places you lose each other.')).toHaveLength(2);
    expect(screen.getAllByRole('button', { name: 'Play 0:08–0:11' })).toHaveLength(2);
    expect(complaints).not.toHaveBeenCalled();
  });

  it('is not there where there is none, as in a report from before', () => {
    const { strengths, practise, ...before } = aReport;
    expect([strengths, practise]).toEqual([[], []]);
    show(reportOf(before, 'run-1').practise, null);
    expect(screen.queryByText('What to practise')).toBeNull();
  });
});

// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VerdictCard } from '../../../../../../../dashboard/features/analyses/view/verdict/verdict-card.tsx';
import { strengthSentence } from '../../../../../../../functions/src/contract/coaching-sentences.ts';
import { recordingFault } from '../../../../../../../functions/src/contract/recording-sentences.ts';
import { aReport } from '../../../../../../support/build-report.ts';

afterEach(cleanup);

type Card = Parameters<typeof VerdictCard>[0];
const scores = { technical_quality: null, movement_to_music: 63, choreography_presentation: 71.5 };
const scored = { ...aReport, total_score: 67.3, scores };
const show = (changes: Partial<Card['scored']>, others: Partial<Card> = {}) =>
  render(
    <MantineProvider env="test">
      <VerdictCard
        scored={{ ...scored, ...changes }}
        {...{ difference: null, onFollow: null, ...others }}
      />
    </MantineProvider>,
  ).container;

describe('the verdict', () => {
  it('is one number in whole points, how sure it is, and how much of the whole it is', () => {
    const said = show({ total_range: { low: 59.4, high: 75.6 } }).textContent;
    expect(said).toContain('67 of 100');
    expect(said).toContain('Most likely between 59 and 76');
    expect(said).toContain('Measured, not judged · 2 of 3 criteria');
  });

  it('says no range where none is told, as of a run from before', () => {
    const said = show({}).textContent;
    expect(said).toContain('67 of 100');
    expect(said).not.toContain('ikely');
  });

  it('says what was gained', () => {
    const difference = { points: 11, isClear: true };
    expect(show({}, { difference }).textContent).toContain('+11 since the run before');
  });

  it('is none where fewer than half of the criteria have a score', () => {
    const said = show({ total_score: null }).textContent;
    expect(said).toContain('No overall score');
    expect(said).not.toContain('of 100');
  });

  it('says why and what to do next where nothing has a score', () => {
    const recording = [recordingFault('several_people', { advice: 'choose_or_name' })];
    const onFollow = vi.fn();
    const none = { ...scored, total_score: null, scores: { technical_quality: null } };
    show({ ...none, recording }, { onFollow });
    expect(screen.getByText('No score this time')).toBeDefined();
    expect(screen.getByText(/^More than one person/)).toBeDefined();
    screen.getByRole('button', { name: 'Say whom to follow, and run again' }).click();
    expect(onFollow).toHaveBeenCalledOnce();
    expect(screen.getByRole('link', { name: 'Upload another video' })).toBeDefined();
  });

  it('has what went well and what to practise under headings, where there is any', () => {
    const point = { sentence: strengthSentence('on_beat'), criterion: null, moments: [] };
    show({ strengths: [point] });
    const headings = screen.getAllByRole('heading', { level: 2 });
    expect(headings.map(({ textContent }) => textContent)).toEqual(['Score', 'What went well']);
  });
});

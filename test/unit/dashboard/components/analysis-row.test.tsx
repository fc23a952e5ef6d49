// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { AnalysisRow } from '../../../../dashboard/components/analysis-row.tsx';
import { buildListed } from '../firebase/build-listed.ts';

describe('a row of a list', () => {
  it('is drawn again only when its own analysis changes', () => {
    const drawn = vi.fn(() => null);
    const rows = ['one', 'two', 'three'].map((id) => buildListed(id, 0, { title: id }));
    const list = (analyses: typeof rows) => (
      <MantineProvider>
        {analyses.map((analysis) => (
          <AnalysisRow key={analysis.analysisId} analysis={analysis} extras={drawn} />
        ))}
      </MantineProvider>
    );
    const { rerender } = render(list(rows));
    drawn.mockClear();
    const changed = rows.map((row) => (row.analysisId === 'two' ? { ...row, title: '2' } : row));
    rerender(list(changed));
    expect(drawn.mock.calls).toEqual([[changed[1]]]);
  });

  it('shows its picture, or leaves its place free', () => {
    const poster = 'data:image/jpeg;base64,AAAA';
    const { container } = render(
      <MantineProvider>
        <AnalysisRow analysis={buildListed('one', 0, { poster })} />
        <AnalysisRow analysis={buildListed('two', 0)} />
      </MantineProvider>,
    );
    const pictures = [...container.querySelectorAll('img')];
    expect(pictures.map((picture) => picture.getAttribute('src'))).toEqual([poster]);
    expect(container.querySelectorAll('[aria-hidden]')).toHaveLength(2);
  });

  it('says the total as the page does: in whole points, and how sure it is', () => {
    const total = { total_score: 73.6, total_range: { low: 66.8, high: 82.1 } };
    const { container } = render(
      <MantineProvider>
        <AnalysisRow analysis={buildListed('one', 0, total)} />
      </MantineProvider>,
    );
    expect(container.textContent).toContain('74 of 100most likely between 67 and 82');
  });

  it('has a name where its owner gave it none', () => {
    render(
      <MantineProvider>
        <AnalysisRow analysis={buildListed('one', 0, { analysis_type: 'couple' })} />
      </MantineProvider>,
    );
    expect(screen.getByRole('link', { name: 'Untitled couple' })).toBeDefined();
  });
});

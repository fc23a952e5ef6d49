// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DancersCard } from '../../../../../../../dashboard/features/analyses/view/dancers/dancers-card.tsx';
import { EachDancer } from '../../../../../../../dashboard/features/analyses/view/dancers/each-dancer.tsx';
import type { DancerBody } from '../../../../../../../functions/src/contract/body.ts';
import { dancerLabel } from '../../../../../../../functions/src/contract/dancer-labels.ts';
import type { Measurements } from '../../../../../../../functions/src/contract/measurements.ts';
import type { JudgedDancer } from '../../../../../../../functions/src/contract/report.ts';
import type { Together } from '../../../../../../../functions/src/contract/together.ts';
import { someTogether } from '../../../../../../support/build-report.ts';
import { twoDancers } from '../../../../../../support/measured.ts';

afterEach(cleanup);

interface Shown extends Partial<Pick<Measurements, 'together' | 'indistinct_spans'>> {
  bodies?: readonly DancerBody[];
  dancers?: readonly JudgedDancer[];
}
function show({ bodies = twoDancers, dancers, together, indistinct_spans }: Shown) {
  const measurements = {
    together: together ?? null,
    indistinct_spans: indistinct_spans ?? null,
  };
  const report = {
    ...{ dancers: dancers === undefined ? null : [...dancers], analyzer: 'gemini:some' },
    measurements,
  };
  return render(
    <MantineProvider env="test">
      <DancersCard {...{ bodies, report }} />
      <EachDancer {...{ bodies }} indistinct={measurements.indistinct_spans} />
    </MantineProvider>,
  ).container;
}

const six = Array.from({ length: 6 }, (_, index) => ({
  ...twoDancers[0],
  body_id: index + 1,
  label: dancerLabel('from_left', { number: index + 1, of: 6 }),
}));
const sure = { value: 0.7, confidence: 0.6 };
const group: Together = {
  ...someTogether,
  ...{ body_ids: [1, 2, 3, 4, 5, 6], hands: null, same_sided: sure, sides: 'same_sided' },
  dancers: six.map(({ body_id }) => ({
    ...{ body_id, synchrony: sure, unison: sure },
    late_ms: body_id === 2 ? -100 : body_id === 5 ? 200 : null,
  })),
  breaks: [{ start_seconds: 8.2, end_seconds: 10.9, body_ids: [5] }],
};
const unsure = { value: 0.9, confidence: 0.39 };
const nothingSure: Together = {
  ...someTogether,
  ...{ synchrony: unsure, limbs: unsure, rise: null, steps: unsure, mirrored: unsure },
  hands: { share: 0.5, ...unsure },
};
const headings = (card: HTMLElement) =>
  [...card.querySelectorAll('h2, h3')].map(({ textContent }) => textContent);

describe('the table of the dancers', () => {
  const rowOf = (card: HTMLElement, name: string) => {
    const body = [...card.querySelectorAll('tbody')].find((one) =>
      one.querySelector('th')?.textContent?.startsWith(name),
    );
    return [...(body?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent);
  };

  it('has a column for each, by what people know them, and each reading with how sure it is', () => {
    const [first, second] = twoDancers;
    const card = show({ bodies: [first, { ...second, smoothness: null }] });
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(heads).toEqual(['Leftin dark', 'Right']);
    expect(rowOf(card, 'Seen')).toEqual(['90 %', '80 %']);
    expect(rowOf(card, 'Posture')).toEqual(['80 %sure', '60 %fairly sure']);
    expect(rowOf(card, 'Smoothness')).toEqual(['50 %sure', 'Not measured']);
    expect(rowOf(card, 'Best moment')).toEqual(['0:11sure', 'Not measured']);
  });

  it('leaves a moment out that nobody has', () => {
    const card = show({ bodies: twoDancers.map((one) => ({ ...one, best_second: null })) });
    expect(rowOf(card, 'Best moment')).toEqual([]);
    expect(rowOf(card, 'Posture')).toHaveLength(2);
  });

  it('numbers the six of a group, and can be moved by keys where they do not fit', () => {
    const card = show({ bodies: six });
    expect(screen.getAllByRole('columnheader')[4]?.textContent).toBe('Number 5');
    expect(rowOf(card, 'Range')).toHaveLength(6);
    expect(screen.getByRole('region', { name: 'Readings of each dancer' }).tabIndex).toBe(0);
    cleanup();
    show({});
    expect(screen.queryByRole('region', { name: 'Readings of each dancer' })).toBeNull();
  });

  it('says whole numbers alone', () => {
    const card = show({ together: someTogether });
    const words = [...card.querySelectorAll('section, table')].map((one) => one.textContent).join();
    expect(words).toMatch(/\d/);
    expect(words).not.toMatch(/\d[.,]\d/);
  });
});

describe('what a model says of each', () => {
  const [{ label }, other] = twoDancers;
  const scored = { body_id: 1, label, technique: 75, presentation: 70, comment: 'A wide frame.' };

  it('is told under their names, with its scores and whose they are', () => {
    const right = { ...scored, body_id: 2, label: other.label, presentation: null };
    const card = show({ dancers: [scored, { ...right, comment: 'Soft knees.' }] });
    expect(headings(card)).toEqual(['Dancers', 'Each on their own']);
    expect(screen.getByText('Judged by Gemini')).toBeDefined();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Left, in darkTechnique 75 of 100, presentation 70 of 100.A wide frame.',
      'RightTechnique 75 of 100, presentation not scored.Soft knees.',
    ]);
    expect(screen.getByText(/^The scores of one dancer are less sure/)).toBeDefined();
  });

  it('has no score where nothing could be judged, and says of none how sure it is', () => {
    show({ dancers: [{ ...scored, technique: null, presentation: null }] });
    expect(screen.getByText('Not scored: nobody could judge it.')).toBeDefined();
    expect(screen.queryByText(/less sure/)).toBeNull();
  });

  it.each([undefined, []])('is not there where it says nothing: %j', (dancers) => {
    expect(headings(show({ ...(dancers && { dancers }) }))).toEqual([]);
  });
});

describe('what dancers do together', () => {
  const factsOf = (card: HTMLElement) =>
    Object.fromEntries(
      [...card.querySelectorAll('dl > div')].map((row) => [
        row.querySelector('dt')?.firstChild?.textContent,
        row.querySelector('dd')?.textContent,
      ]),
    );

  it('is said of a couple where it is sure, and of nothing else', () => {
    expect(factsOf(show({ together: someTogether }))).toEqual({
      'In time with each other': 'Closelyfairly sure',
      'Arms and legs': 'Very closelyfairly sure',
      'Rise and fall': 'In partfairly sure',
      Sides: 'Mirroredfairly sure',
      Hands: '79 % of the timefairly sure',
    });
    expect(screen.getByText('From the 21 s in which both are seen at once.')).toBeDefined();
  });

  it('tells strangers from partners, and one side from the other', () => {
    const together: Together = {
      ...{ ...someTogether, synchrony: { value: -0.1, confidence: 0.8 } },
      ...{ same_sided: sure, sides: 'same_sided' },
    };
    expect(factsOf(show({ together }))).toMatchObject({
      'In time with each other': 'Hardlysure',
      Sides: 'The samefairly sure',
    });
  });

  it('is unison in a group, and who is early or late', () => {
    const card = show({ bodies: six, together: group });
    expect(factsOf(card)).toMatchObject({ Unison: 'Very closelyfairly sure' });
    expect(Object.keys(factsOf(card))).not.toContain('Sides');
    expect(
      screen.getByText('Number 2: about a tenth of a second ahead of the others.'),
    ).toBeDefined();
    expect(
      screen.getByText('Number 5: about 2 tenths of a second behind the others.'),
    ).toBeDefined();
    expect(card.textContent).not.toContain('Number 3:');
    expect(screen.getByText('From the 21 s in which two at least are seen at once.')).toBeDefined();
  });

  it.each([
    ['several were not followed at once', null],
    ['nothing is sure', nothingSure],
    [
      'one was seen',
      {
        ...nothingSure,
        ...{ absence: 'one_seen', synchrony: null, limbs: null, steps: null, mirrored: null },
        ...{ sides: null, hands: null, breaks: null },
      } satisfies Together,
    ],
  ])('is not there where %s', (_, together) => {
    expect(headings(show({ together }))).toEqual([]);
  });
});

describe('the moments of several dancers', () => {
  it('are folded where they could not be told apart', () => {
    const card = show({
      indistinct_spans: [
        { start_seconds: 5.2, end_seconds: 6.9 },
        { start_seconds: 12, end_seconds: 14 },
      ],
    });
    const folded = card.querySelector('details');
    expect(folded?.open).toBe(false);
    expect(folded?.querySelector('summary')?.textContent).toBe(
      'Not told apart at 2 moments, 4 s in all',
    );
    if (folded === null) throw new Error('There is nothing to unfold.');
    expect(within(folded).getByText('0:12–0:14')).toBeDefined();
  });

  it('are not there where all were told apart', () => {
    expect(show({ indistinct_spans: [] }).querySelector('details')).toBeNull();
    cleanup();
    expect(show({}).querySelector('details')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { countRequests } from '../support/browser/count-requests.ts';
import { openDashboard } from '../support/browser/dashboard-page.ts';
import { makeUser } from '../support/browser/person.ts';
import { seedEveryState } from '../support/browser/seed-every-state.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

/** Of the page's own time: ten rounds of what once asked every 3 s. */
const watchedMs = 30_000;

describe('an open list', () => {
  it('asks for nothing while nothing changes: one listener tells it all', async () => {
    const dancer = await makeUser();
    await seedEveryState(dancer.userId);
    const { page, open, signIn } = await openDashboard('desktop');
    await page.clock.install();
    const sinceTheStart = countRequests(page);
    await open('/app');
    await signIn(dancer);
    await page.getByRole('link', { name: 'Saturday class' }).waitFor();
    const whileOpen = countRequests(page);
    await page.clock.runFor(watchedMs);
    await seedAnalysis(dancer.userId, { title: 'Heard all the same' });
    await page.getByRole('link', { name: 'Heard all the same' }).waitFor();

    expect(sinceTheStart).toMatchObject({ calls: [], channelsOpened: 1, targetsAdded: 1 });
    // Next.js may still fetch, once, what links lead to.
    expect(whileOpen.others).toEqual([...new Set(whileOpen.others)]);
  });
});

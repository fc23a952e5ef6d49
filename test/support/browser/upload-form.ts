import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type DashboardPage, openDashboard, type Size } from './dashboard-page.ts';
import { makeUser } from './person.ts';

export const startButton = (page: Page) => page.getByRole('button', { name: 'Start the analysis' });
export const videoField = (page: Page) => page.getByLabel(/^Choose (a|another) video/);

/** The form of somebody new. */
export async function openForm(size: Size): Promise<DashboardPage & { userId: string }> {
  const person = await makeUser();
  const dashboard = await openDashboard(size);
  await dashboard.open('/app/new');
  await dashboard.signIn(person);
  await startButton(dashboard.page).waitFor();
  return { ...dashboard, userId: person.userId };
}

/** Noise under the name of a video. */
export const someVideo = (sizeBytes: number) => ({
  name: 'dance.webm',
  mimeType: 'video/webm',
  buffer: randomBytes(sizeBytes),
});

/** Arguments for a moving picture that this browser can play. */
export const dancing = (seconds: number, { size = '320x180', rate = '10' } = {}) => [
  ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`],
  ...['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8'],
];

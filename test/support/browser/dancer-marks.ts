import type { Page } from 'playwright-core';

/** Where whom to follow is marked. */
export const pictureOf = (page: Page) => page.getByRole('group', { name: 'How it begins' });

export const marksOn = (page: Page) => pictureOf(page).getByRole('button', { name: /^Mark \d/ });

/** Once the picture is there. */
export const addMark = (page: Page) =>
  page.getByRole('button', { name: 'Add a mark', disabled: false });

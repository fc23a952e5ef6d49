import type { ReactNode } from 'react';

/** Lines on a square of 20, for those who see: whoever shows one names it. */
const icon = (lines: ReactNode) => (
  <svg
    aria-hidden="true"
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {lines}
  </svg>
);

export const icons = {
  play: icon(<path d="M6 4v12l10-6z" fill="currentColor" />),
  pause: icon(<path d="M7 4v12M13 4v12" strokeWidth="2.6" />),
  frameBack: icon(<path d="M14 5v10l-7-5zM5 5v10" />),
  frameForward: icon(<path d="M6 5v10l7-5zM15 5v10" />),
  loop: icon(<path d="M4 9V8a3 3 0 0 1 3-3h8m-3-3 3 3-3 3M16 11v1a3 3 0 0 1-3 3H5m3 3-3-3 3-3" />),
  mirror: icon(
    <>
      <path d="M10 3v14" strokeDasharray="2 2.5" />
      <path d="M7 6v8H2z" />
      <path d="M13 6v8h5z" fill="currentColor" />
    </>,
  ),
  skeleton: icon(
    <>
      <circle cx="10" cy="4" r="2" />
      <path d="M10 6v6m-5-3 5-2 5 2m-5 3-3 6m3-6 3 6" />
    </>,
  ),
  sound: icon(<path d="M3 8v4h3l4 3V5L6 8zM13 7.5a3.5 3.5 0 0 1 0 5M15 5a7 7 0 0 1 0 10" />),
  silence: icon(<path d="M3 8v4h3l4 3V5L6 8zM13 8l4 4m0-4-4 4" />),
  wholeScreen: icon(<path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4" />),
  close: icon(<path d="M5 5l10 10M15 5 5 15" />),
};

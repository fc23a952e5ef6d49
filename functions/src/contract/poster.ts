/** Of the data URL of a picture in a summary, in characters, which are bytes: 1.5 KiB. */
export const longestPoster = 1_536;

import chromium from '@sparticuz/chromium';

/** Before the first test: files that run side by side would start the program while it is unpacked. */
export async function setup(): Promise<void> {
  await chromium.executablePath();
}

/** On an iPhone the video alone can fill the screen, by a method of its own, which TypeScript does not know. */
type PhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

export const canFillScreen = (video: HTMLVideoElement): boolean =>
  document.fullscreenEnabled || 'webkitEnterFullscreen' in video;

/** Fills the screen with the player, controls and skeleton too, or lets go of it. */
export async function toggleWholeScreen(video: PhoneVideo): Promise<void> {
  const player = video.closest('[data-player]');
  try {
    if (document.fullscreenElement !== null) await document.exitFullscreen();
    else if (document.fullscreenEnabled) await player?.requestFullscreen();
    else video.webkitEnterFullscreen?.();
  } catch {
    // A browser may forbid it: everything is there without.
  }
}

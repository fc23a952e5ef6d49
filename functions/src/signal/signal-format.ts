/** The small picture and the sound that everything is measured on. */
export const signalFormat = {
  frameWidth: 96,
  frameHeight: 54,
  frameRate: 15,
  /** Samples a second, mono, signed 16-bit little-endian. */
  soundSampleRate: 11_025,
} as const;

export const smallFrameBytes = signalFormat.frameWidth * signalFormat.frameHeight;

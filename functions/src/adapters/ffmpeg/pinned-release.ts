/** An archive with `bin/ffmpeg` and `bin/ffprobe` in a folder that bears its name. */
export interface Release {
  url: string;
  sha256: string;
}

/**
 * What a deployed worker runs (Linux, x86-64). A newer release is these two lines: docs/runbook.md
 * says which builds last and where their hashes stand.
 */
export const pinnedRelease: Release = {
  url: 'https://github.com/BtbN/FFmpeg-Builds/releases/download/autobuild-2026-09-30-13-08/ffmpeg-n9.0.2-17-g2a571b6068-linux64-gpl-9.0.tar.xz',
  sha256: '68ee646831adaae2495618346f3bba94ff207ff83bbd34d643e7004730d66269',
};

/**
 * By platform and architecture, the ffmpeg of ffmpeg-static's release b6.1.1. Its install script
 * downloads it unchecked: what has another hash is not run.
 */
export const pinnedFfmpegStatic: Readonly<Record<string, string>> = {
  'linux-x64': 'e7e7fb30477f717e6f55f9180a70386c62677ef8a4d4d1a5d948f4098aa3eb99',
  'linux-arm64': '6bb182d0d75d23028db82e9e4f723ca69b853d055698486e6984ddb2c06fb8ce',
  'darwin-x64': 'ebdddc936f61e14049a2d4b549a412b8a40deeff6540e58a9f2a2da9e6b18894',
  'darwin-arm64': 'a90e3db6a3fd35f6074b013f948b1aa45b31c6375489d39e572bea3f18336584',
};

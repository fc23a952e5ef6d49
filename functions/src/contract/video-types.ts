interface Spellings {
  /** How a file of this type may end; each is a spelling of the type too. */
  extensions: readonly string[];
  /** What else its type is called, behind `video/` or `application/` and without `x-` or `vnd.`. */
  alsoCalled?: readonly string[];
}

/**
 * The content types that are taken, and how clients spell them: Chrome, iOS, Android, Windows, Java,
 * Python's mimetypes, mime-db, and shared-mime-info's aliases. Probing decides what a file is: a
 * spelling only has to lead to the family of containers that the client meant.
 */
const spellings = {
  'video/mp4': {
    extensions: ['mp4', 'mp4v', 'mpg4', 'f4v', 'lrv', 'insv'],
    alsoCalled: ['mpeg4', 'mpeg-4', 'mp4v-es'],
  },
  'video/x-m4v': { extensions: ['m4v'] },
  'video/quicktime': { extensions: ['mov', 'qt', 'mqv', 'moov'], alsoCalled: ['quicktime'] },
  'video/3gpp': { extensions: ['3gp', '3gpp'] },
  'video/3gpp2': { extensions: ['3g2', '3gp2', '3gpp2'] },
  'video/webm': { extensions: ['webm'] },
  'video/x-matroska': {
    extensions: ['mkv', 'mk3d'],
    alsoCalled: ['matroska', 'matroska-3d'],
  },
  'video/x-msvideo': {
    extensions: ['avi', 'divx'],
    alsoCalled: ['msvideo', 'troff-msvideo'],
  },
  'video/mpeg': {
    extensions: ['mpg', 'mpeg', 'mpe', 'm1v', 'm2v', 'mp2v', 'm2p', 'vob', 'mod'],
    alsoCalled: [
      'mpeg1',
      'mpeg-1',
      'mpeg2',
      'mpeg-2',
      'mpeg-system',
      'mp2p',
      'mpeg-ps',
      'mpegps',
      'ms-vob',
      'dvd',
    ],
  },
  'video/mp2t': {
    extensions: ['ts', 'm2t', 'm2ts', 'mts', 'tts', 'tod'],
    alsoCalled: [
      'mp2t',
      'mpegts',
      'mpeg-ts',
      'mpeg2ts',
      'mpeg-tts',
      'dlna.mpeg-tts',
      'avchd',
      'avchd-stream',
    ],
  },
  'video/x-flv': { extensions: ['flv'], alsoCalled: ['flash-video', 'adobe.flash.video'] },
} as const satisfies Record<string, Spellings>;

/** What createAnalysis reads a `contentType` as, and what an analysis says of its video. */
export type VideoContentType = keyof typeof spellings;

export const allowedContentTypes = Object.keys(spellings) as readonly VideoContentType[];

/** Types of other trees under which common machines send videos; by name as Python 3 guesses them. */
const strayTypes: Readonly<Record<string, VideoContentType>> = {
  'audio/3gpp': 'video/3gpp',
  'audio/3gpp2': 'video/3gpp2',
  'model/vnd.mts': 'video/mp2t',
  'text/vnd.trolltech.linguist': 'video/mp2t',
  'text/vnd.qt.linguist': 'video/mp2t',
  'flv-application/octet-stream': 'video/x-flv',
};

const typesByExtension = indexOf(({ extensions }) => extensions);
const typesByName = indexOf(({ extensions, alsoCalled = [] }) => [...extensions, ...alsoCalled]);

/**
 * The content type of a video, by what its sender says that it is or, where that tells no type of
 * ours, by its name; null where neither tells. A picture is believed to be one, whatever its name.
 */
export function contentTypeOf(file: { type: string; name?: string }): VideoContentType | null {
  const type = baseType(file.type);
  if (type.startsWith('image/')) return null;
  const name = /^(?:video|application)\/(?:x-|vnd\.)?(.+)$/.exec(type)?.[1] ?? '';
  return (
    typesByName.get(name) ??
    (Object.hasOwn(strayTypes, type) ? strayTypes[type] : undefined) ??
    typesByExtension.get(extensionOf(file.name ?? nameIn(file.type))) ??
    // A bare `mp4` or `.mov`, for want of a type.
    typesByExtension.get(type.replace(/^\./, '')) ??
    null
  );
}

const extensionOf = (fileName: string) =>
  /\.([^.]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';

/** Without its parameters, in small letters. */
export const baseType = (type: string) => (type.split(/[;,]/)[0] ?? '').trim().toLowerCase();

/** Of `application/octet-stream; name="dance.mov"`, as mail programs write it. */
function nameIn(type: string): string {
  const [, quoted, bare] = /;\s*name\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(type) ?? [];
  return quoted ?? bare ?? '';
}

function indexOf(spelled: (one: Spellings) => readonly string[]): Map<string, VideoContentType> {
  return new Map(
    allowedContentTypes.flatMap((type) => spelled(spellings[type]).map((name) => [name, type])),
  );
}

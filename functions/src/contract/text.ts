import { z } from 'zod';

/** Half a character, or what no text holds: NUL, escape and their like. Tabs and line breaks are text. */
const controlCharacter = /[^\P{Cc}\s]/u;

/** Every other way to begin a new line, as what a list shows would then begin one too. */
const lineSeparator = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * What nobody sees, and what makes others be read in another order: bidirectional controls and marks,
 * byte order marks, tags, fillers, soft hyphens. Variation selectors stay: they are part of the
 * character before them. So do the flags that Unicode spells with tags.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const unseen =
  /(\p{RGI_Emoji_Tag_Sequence})|[[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]--[\u200C-\u200D\u180B-\u180D\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]]/gv;

/** A joiner or non-joiner after nothing that joins: families of emoji and many scripts need theirs. */
const idleJoiner = /(?<![^\p{ASCII}\s\u200C-\u200D])[\u200C-\u200D]+/gu;

/** The same text as it is seen: what hides in it, or turns others round, is gone. */
export const asSeen = (given: string): string =>
  given
    .replaceAll(lineSeparator, '\n')
    .replaceAll(unseen, (_hidden, flag?: string) => flag ?? '')
    .replaceAll(idleJoiner, '');

const isWellFormed = (given: string) => given.isWellFormed();
const halfCharacter = 'holds half a character, such as an emoji that was cut in two';

/**
 * Text for people, at most so long as it is seen: whatever of it is free comes through here. Firestore
 * takes only well-formed Unicode. What is said of a fault goes on from the field's name.
 */
export const text = (mostCharacters: number) =>
  z
    .string()
    .overwrite(asSeen)
    .max(mostCharacters)
    .refine(isWellFormed, { error: halfCharacter })
    .refine((given) => !controlCharacter.test(given), {
      error: 'holds a control character: send plain text',
    });

/** What is compared, called or connected to, and never read: changed, it would be something else. */
export const asExact = <S extends z.ZodType<string>>(schema: S) =>
  schema.refine(isWellFormed, { error: halfCharacter }).refine(isPlain, {
    error: 'holds a character that cannot be seen: type it anew',
  });

export const exactText = (mostCharacters: number) => asExact(z.string().max(mostCharacters));

const isPlain = (given: string) => !/\p{Cc}/u.test(given) && asSeen(given) === given;

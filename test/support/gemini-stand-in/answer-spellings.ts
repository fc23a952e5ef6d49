import type { SoundContent } from './model-answer.ts';

/** How a sound answer may be spelled: its name, and what is made of the answer. */
export type Spelling = readonly [name: string, spell: (sound: SoundContent) => string];

const json = JSON.stringify;
const indented = (value: unknown) => JSON.stringify(value, null, 2);

/** Rewrites every value of the answer, the innermost first. */
function rewritten(
  value: unknown,
  change: (value: unknown, key: string) => unknown,
  key = '',
): unknown {
  if (Array.isArray(value)) {
    return change(
      value.map((each) => rewritten(each, change)),
      key,
    );
  }
  if (typeof value !== 'object' || value === null) return change(value, key);
  return change(
    Object.fromEntries(Object.entries(value).map(([k, own]) => [k, rewritten(own, change, k)])),
    key,
  );
}

const withKeys = (sound: SoundContent, name: (key: string) => string) =>
  rewritten(sound, (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, own]) => [name(key), own]))
      : value,
  );

const words = (key: string) => key.split('_');
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Those of points are spans. */
const isMoments = (value: unknown): value is string[] =>
  (value as string[]).every((time) => !time.includes('-'));

/** Every cited moment, told otherwise by its seconds. */
function cited(tell: (seconds: number) => unknown): (sound: SoundContent) => string {
  return (sound) =>
    json(
      rewritten(sound, (value, key) =>
        key === 'at' && isMoments(value) ? value.map((time) => tell(secondsOf(time))) : value,
      ),
    );
}

/** The list of cited moments as a whole, told otherwise. */
function citedAs(tell: (times: string[]) => unknown): (sound: SoundContent) => string {
  return (sound) =>
    json(
      rewritten(sound, (value, key) => (key === 'at' && isMoments(value) ? tell(value) : value)),
    );
}

function scored(tell: (score: number) => unknown): (sound: SoundContent) => string {
  return (sound) =>
    json(
      rewritten(sound, (value, key) =>
        ['low', 'high', 'score'].includes(key) ? tell(value as number) : value,
      ),
    );
}

function secondsOf(time: string): number {
  const [minutes = 0, seconds = 0] = time.split(':').map(Number);
  return 60 * minutes + seconds;
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (seconds: number) => `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
const short = (seconds: number) => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;

const python = (sound: SoundContent) =>
  json(sound).replaceAll('null', 'None').replaceAll('true', 'True');

/** As Python prints it: single quotes, which texts may hold as well. */
const singleQuoted = (sound: SoundContent) =>
  json(sound)
    .replaceAll("'", "\\'")
    .replace(/\\"|"/g, (quote) => (quote === '"' ? "'" : '"'));

const curly = (text: string) => {
  let isOpen = false;
  return text.replace(/\\"|"/g, (quote) => {
    if (quote !== '"') return '"';
    isOpen = !isOpen;
    return isOpen ? '“' : '”';
  });
};

export const wrappings: readonly Spelling[] = [
  ['within a fence', (sound) => `\`\`\`json\n${indented(sound)}\n\`\`\``],
  ['within a fence in capitals', (sound) => `\`\`\`JSON\n${json(sound)}\n\`\`\`\n`],
  ['within a fence of no language', (sound) => `\`\`\`\n${json(sound)}\n\`\`\``],
  ['within a fence of tildes', (sound) => `~~~json\n${json(sound)}\n~~~`],
  ['within a fence that is not closed', (sound) => `\`\`\`json\n${json(sound)}`],
  ['within a fence on one line', (sound) => `\`\`\`json ${json(sound)} \`\`\``],
  ['behind prose', (sound) => `Here is my judgement of the video:\n\n${json(sound)}`],
  ['before prose', (sound) => `${json(sound)}\n\nLet me know if {you} need "more"!`],
  [
    'between prose that has braces',
    (sound) => `As {JSON}, with {"segments", "scores"} and {a: 1}: ${json(sound)} {that's it}`,
  ],
  [
    'between prose that has quotes',
    (sound) => `It's "judged" as you {asked, it's 5" long\n${json(sound)}`,
  ],
  ['in a fence, between prose', (sound) => `Sure!\n\`\`\`json\n${indented(sound)}\n\`\`\`\nBye.`],
  ['behind a byte order mark', (sound) => `\ufeff${json(sound)}`],
  ['behind spaces of no width', (sound) => `\u200b\u2060 ${json(sound)}\u200b`],
  ['twice', (sound) => json(sound) + json(sound)],
  ['twice, a line between', (sound) => `${indented(sound)}\n\n${indented(sound)}`],
  ['first as a draft without scores', (sound) => `{"segments": []}\n${json(sound)}`],
  ['first broken off, then whole', (sound) => `${json(sound).slice(0, 300)}\n\n${json(sound)}`],
  ['within a list', (sound) => json([sound])],
  ['within a list of lists', (sound) => json([[sound]])],
  [
    'within a list of its parts',
    (sound) => json(Object.entries(sound).map(([k, v]) => ({ [k]: v }))),
  ],
  [
    'a line for each part',
    (sound) =>
      Object.entries(sound)
        .map(([k, v]) => json({ [k]: v }))
        .join('\n'),
  ],
  ['within a response', (sound) => json({ response: sound })],
  ['within a result that has more', (sound) => json({ status: 'ok', result: { data: sound } })],
  ['within an answer that has a summary too', (sound) => json({ summary: 'Done.', answer: sound })],
  ['as a text', (sound) => json(json(sound))],
  ['as a text within an object', (sound) => json({ answer: json(sound) })],
  ['as a text within a fence', (sound) => json({ text: `\`\`\`json\n${json(sound)}\n\`\`\`` })],
  ['with its quotes escaped', (sound) => json(json(sound)).slice(1, -1)],
  ['without its first bracket', (sound) => json(sound).slice(1)],
  ['behind a name', (sound) => `answer = ${json(sound)};`],
  ['as an argument', (sound) => `submit(${json(sound)})`],
];

export const notations: readonly Spelling[] = [
  ['indented', indented],
  ['in lines that end as on Windows', (sound) => indented(sound).replaceAll('\n', '\r\n')],
  [
    'with commas before closing brackets',
    (sound) => json(sound).replace(/([\d"}\]])(?=[}\]](?! |\.))/g, '$1,'),
  ],
  ['with commas left out at line ends', (sound) => indented(sound).replaceAll(',\n', '\n')],
  ['with comments', (sound) => indented(sound).replaceAll(',\n', ', // so "it" is, {really}\n')],
  ['with comments of the other kind', (sound) => json(sound).replaceAll(',"', ', /* "so" */ "')],
  ['with comments as in Python', (sound) => indented(sound).replaceAll(',\n', ', # {so}\n')],
  ['in single quotes', singleQuoted],
  ["with Python's words", (sound) => python({ ...sound, ...{ extra: [null, true] } })],
  ['in curly quotes', (sound) => curly(json(sound))],
  ['in quotes of low and high', (sound) => curly(json(sound)).replaceAll('“', '„')],
  ['with keys that have no quotes', (sound) => json(sound).replace(/"([a-z_]+)":/g, '$1:')],
  ['with equals signs', (sound) => json(sound).replace(/"([a-z_]+)":/g, '$1 = ')],
  ['with quotes within a text', (sound) => json(sound).replaceAll('\\"', '"')],
  ['without its last bracket', (sound) => json(sound).slice(0, -1)],
  ['without its last two brackets', (sound) => json(sound).slice(0, -2)],
  ['with a bracket too many', (sound) => `${json(sound)}}`],
  ['with times that have no quotes', (sound) => json(sound).replace(/"(\d\d:\d\d)"/g, '$1')],
  ['with an escape that is none', (sound) => json(sound).replaceAll('Land', '\\Land')],
  ['with not a number for null', (sound) => json({ ...sound, extra: 0 }).replace(':0}', ':NaN}')],
];

export const keySpellings: readonly Spelling[] = [
  ['in capitals', (sound) => json(withKeys(sound, (key) => key.toUpperCase()))],
  ['with a capital', (sound) => json(withKeys(sound, capital))],
  [
    'in camel case',
    (sound) =>
      json(
        withKeys(sound, (key) =>
          words(key)
            .map((word, at) => (at ? capital(word) : word))
            .join(''),
        ),
      ),
  ],
  ['in Pascal case', (sound) => json(withKeys(sound, (key) => words(key).map(capital).join('')))],
  ['with dashes', (sound) => json(withKeys(sound, (key) => words(key).join('-')))],
  ['with blanks', (sound) => json(withKeys(sound, (key) => words(key).map(capital).join(' ')))],
  ['with blanks around', (sound) => json(withKeys(sound, (key) => ` ${key} `))],
  [
    'with others between',
    (sound) =>
      json(
        rewritten({ ...sound, total: 71 }, (value) =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? { note: { a: [1] }, ...value, confidence: 0.7 }
            : value,
        ),
      ),
  ],
  [
    'of JavaScript itself between',
    (sound) => `{"__proto__": {"segments": 1}, "constructor": 1, ${json(sound).slice(1)}`,
  ],
];

type Point = Omit<SoundContent['practise'][number], 'drill'>;

const pointsOf = (
  { strengths, practise }: SoundContent,
  change: (point: Point) => object,
): object => ({ strengths: strengths.map(change), practise: practise.map(change) });

const inWords = (criterion: string | null | undefined) =>
  criterion && words(criterion).map(capital).join(' ');

function startAndEnd(span: string) {
  const [start, end] = span.split('-');
  return { start, end };
}

export const shapes: readonly Spelling[] = [
  [
    'with segments in another order',
    (sound) => json({ ...sound, segments: sound.segments.toReversed() }),
  ],
  [
    'with segments under their numbers',
    (sound) =>
      json({ ...sound, segments: Object.fromEntries(sound.segments.map((s) => [s.segment, s])) }),
  ],
  [
    'with segments under names of their numbers alone',
    (sound) =>
      json({
        ...sound,
        segments: Object.fromEntries(
          sound.segments.map(({ segment, ...rest }) => [`segment_${segment}`, rest]),
        ),
      }),
  ],
  ...(
    [
      ['numbered in texts', (segment) => String(segment)],
      ['numbered in words', (segment, of) => `Segment ${segment} of ${of}`],
      ['numbered from 0', (segment) => segment - 1],
      ['not numbered', () => undefined],
    ] satisfies [string, (segment: number, of: number) => unknown][]
  ).map(
    ([name, number]): Spelling => [
      `with segments ${name}`,
      ({ segments, ...rest }) =>
        json({
          ...rest,
          segments: segments.map((s) => ({ ...s, segment: number(s.segment, segments.length) })),
        }),
    ],
  ),
  [
    'with segments that nothing separates from null',
    (sound) => json({ ...sound, segments: [...sound.segments, null] }),
  ],
  [
    'with scores as a list',
    (sound) =>
      json({
        ...sound,
        scores: Object.entries(sound.scores).map(([criterion, s]) => ({ criterion, ...s })),
      }),
  ],
  [
    'with scores as a list of names for people',
    (sound) =>
      json({
        ...sound,
        scores: Object.entries(sound.scores).map(([key, s]) => ({
          name: capital(words(key).join(' ')),
          ...s,
        })),
      }),
  ],
  [
    'with each score an object of its own',
    (sound) =>
      json({ ...sound, scores: Object.entries(sound.scores).map(([key, s]) => ({ [key]: s })) }),
  ],
  ['with scores within a list', (sound) => json({ ...sound, scores: [sound.scores] })],
  ['with scores as a text', (sound) => json({ ...sound, scores: json(sound.scores) })],
  [
    'with claims under their measures',
    (sound) =>
      json({ ...sound, claims: Object.fromEntries(sound.claims.map((c) => [c.measure, c])) }),
  ],
  [
    'with measures in words',
    (sound) =>
      json({
        ...sound,
        claims: sound.claims.map((c) => ({
          ...c,
          measure: words(c.measure).map(capital).join(' '),
        })),
      }),
  ],
  [
    'with numbers as texts',
    (sound) =>
      json({ ...sound, claims: sound.claims.map((c) => ({ ...c, value: String(c.value) })) }),
  ],
  ['with practice for practise', ({ practise, ...rest }) => json({ ...rest, practice: practise })],
  [
    'with points under numbers',
    (sound) =>
      json({ ...sound, strengths: { ...sound.strengths }, practise: { ...sound.practise } }),
  ],
  ['with one strength alone', (sound) => json({ ...sound, strengths: sound.strengths[0] })],
  [
    'with criteria in words',
    (sound) =>
      json({ ...sound, ...pointsOf(sound, (p) => ({ ...p, criterion: inWords(p.criterion) })) }),
  ],
  [
    'with moments of points as objects',
    (sound) => json({ ...sound, ...pointsOf(sound, (p) => ({ ...p, at: p.at.map(startAndEnd) })) }),
  ],
  [
    'with moments of points as pairs',
    (sound) =>
      json({
        ...sound,
        ...pointsOf(sound, (p) => ({ ...p, at: p.at.map((span) => span.split('-')) })),
      }),
  ],
  [
    'with points that name no criterion as the word',
    (sound) =>
      json({ ...sound, ...pointsOf(sound, (p) => ({ ...p, criterion: p.criterion ?? 'none' })) }),
  ],
  [
    'with ranges called otherwise',
    (sound) =>
      json(withKeys(sound, (key) => ({ low: 'lower_bound', high: 'upper_bound' })[key] ?? key)),
  ],
  [
    'with ranges the other way round',
    (sound) => json(withKeys(sound, (key) => ({ low: 'high', high: 'low' })[key] ?? key)),
  ],
  ['with its summary in a list', (sound) => json({ ...sound, summary: [sound.summary] })],
  [
    'with its summary within an object',
    (sound) => json({ ...sound, summary: { text: sound.summary } }),
  ],
];

export const scoreSpellings: readonly Spelling[] = [
  ['as a text', scored(String)],
  ['with a comma', scored((score) => score.toFixed(1).replace('.', ','))],
  ['with zeros', scored((score) => score.toFixed(2))],
  ['of 10', scored((score) => `${score}/10`)],
  ['of 10 with blanks', scored((score) => `${score} / 10`)],
  ['out of 10', scored((score) => `${score} out of 10`)],
  ['in points', scored((score) => `${score} points`)],
  ['in a list', scored((score) => [score])],
  ['in bold', scored((score) => `**${score}**`)],
  ['with a remark', scored((score) => `${score} (good)`)],
];

export const timeSpellings: readonly Spelling[] = [
  ['as M:SS', cited(short)],
  ['as H:MM:SS', cited((at) => `0:${clock(at)}`)],
  ['as HH:MM:SS', cited((at) => `00:${clock(at)}`)],
  ['with a fraction', cited((at) => `${clock(at)}.500`)],
  ['with a fraction behind a comma', cited((at) => `${clock(at)},5`)],
  ['with milliseconds', cited((at) => `${clock(at)}:250`)],
  ['as HH:MM:SS with a fraction', cited((at) => `00:${clock(at)}.040`)],
  ['with frames', cited((at) => `00:${clock(at)}:12`)],
  ['in brackets', cited((at) => `[${clock(at)}]`)],
  ['in parentheses', cited((at) => `(${short(at)})`)],
  ['as 12s', cited((at) => `${at}s`)],
  ['as 12 s', cited((at) => `${at} s`)],
  ['as 12.5 sec', cited((at) => `${at}.5 sec`)],
  ['as 12 seconds', cited((at) => `${at} seconds`)],
  ['as 1m05s', cited((at) => `${Math.floor(at / 60)}m${two(at % 60)}s`)],
  ['as 1 min 5 sec', cited((at) => `${Math.floor(at / 60)} min ${at % 60} sec`)],
  ['as PT1M5S', cited((at) => `PT${Math.floor(at / 60)}M${at % 60}S`)],
  ['as 1\'05"', cited((at) => `${Math.floor(at / 60)}'${two(at % 60)}"`)],
  ['as numbers', cited((at) => at)],
  ['as numbers with a fraction', cited((at) => at + 0.25)],
  ['as numbers in texts', cited(String)],
  ['as numbers with a fraction in texts', cited((at) => `${at}.75`)],
  ['as a span', cited((at) => `${clock(at)}-${clock(at + 3)}`)],
  ['as a span with a dash', cited((at) => `${clock(at)} – ${clock(at + 600)}`)],
  ['as a span in words', cited((at) => `from ${short(at)} to ${short(at + 3)}`)],
  ['as a span in seconds', cited((at) => `${at}-${at + 3} s`)],
  ['as a span in brackets', cited((at) => `[${clock(at)}] - [${clock(at + 3)}]`)],
  ['as at 00:12', cited((at) => `at ${clock(at)}`)],
  ['as around 00:12', cited((at) => `around ${clock(at)}.`)],
  ['with a remark', cited((at) => `${clock(at)} - the turn, 3 times`)],
  ['as objects', cited((at) => ({ start: clock(at), end: clock(at + 2) }))],
  ['as objects in seconds', cited((at) => ({ start_seconds: at, end_seconds: at + 2.5 }))],
  ['as objects with a timestamp', cited((at) => ({ timestamp: clock(at), note: 'here' }))],
  [
    'as objects of minutes and seconds',
    cited((at) => ({ minutes: Math.floor(at / 60), seconds: at % 60 })),
  ],
  [
    'as objects of hours, minutes and seconds',
    cited((at) => ({ hour: 0, minute: Math.floor(at / 60), second: at % 60 })),
  ],
  ['as objects of spans', cited((at) => ({ range: `${clock(at)}-${clock(at + 3)}` }))],
  [
    'as throughout where there are none',
    citedAs((times) => (times.length > 0 ? times : ['throughout'])),
  ],
  ['as pairs', cited((at) => [at, at + 2])],
  ['in one text', citedAs((times) => times.join(', '))],
  ['in one text, twice', citedAs((times) => [...times, ...times].join(', '))],
  ['as null where there are none', citedAs((times) => (times.length > 0 ? times : null))],
  ['left out where there are none', citedAs((times) => (times.length > 0 ? times : undefined))],
];

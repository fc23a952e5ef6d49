import { expectFittingEnds } from '../support/mutated-media/expect-fitting-ends.ts';
import { smallClips } from '../support/mutated-media/small-clips.ts';

// What browsers and telephones record; test/long takes all.
const families = ['fragmented.mp4', 'vp8-vorbis.webm'];

expectFittingEnds(smallClips.filter(({ name }) => families.includes(name)));

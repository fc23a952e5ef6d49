import { describe, expect, it } from 'vitest';
import { reportBlocks } from '../../../../../../../dashboard/features/analyses/view/report/report-blocks.ts';

const plain = (words: string) => ({ words, strong: false });
const strong = (words: string) => ({ words, strong: true });

describe('reportBlocks', () => {
  it('reads headings, paragraphs and lists', () => {
    expect(reportBlocks('# Measured\n\nWell danced.\n\n- One\n* Two')).toEqual([
      { kind: 'heading', phrases: [plain('Measured')] },
      { kind: 'paragraph', phrases: [plain('Well danced.')] },
      { kind: 'list', items: [[plain('One')], [plain('Two')]] },
    ]);
  });

  it('sets apart what is strong', () => {
    expect(reportBlocks('- **Form: 60 of 100**: steady')).toEqual([
      { kind: 'list', items: [[strong('Form: 60 of 100'), plain(': steady')]] },
    ]);
  });

  it('joins the lines of a paragraph, and parts paragraphs at an empty line', () => {
    expect(reportBlocks('One\ntwo.\n\nThree.')).toEqual([
      { kind: 'paragraph', phrases: [plain('One'), plain(' two.')] },
      { kind: 'paragraph', phrases: [plain('Three.')] },
    ]);
  });

  it('leaves everything else as it is', () => {
    expect(reportBlocks('<b>2 * 3</b> #1')).toEqual([
      { kind: 'paragraph', phrases: [plain('<b>2 * 3</b> #1')] },
    ]);
  });

  it('finds nothing in an empty text', () => {
    expect(reportBlocks('\n')).toEqual([]);
  });
});

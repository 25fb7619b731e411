import { describe, expect, it } from 'vitest';
import { everyBlock } from '../../../src/chat/slack/capabilities.ts';
import { createDrawingMeans } from '../../../src/chat/slack/drawing-means.ts';

describe('what Slack is sent', () => {
  it('has every kind of block until one is turned down', () => {
    expect(createDrawingMeans().capabilities()).toEqual(everyBlock);
  });

  it('does without the newest kind that was in what was turned down', () => {
    const drawing = createDrawingMeans();
    drawing.turnedDown([{ type: 'header' }, { type: 'data_table' }, { type: 'container' }]);
    expect(drawing.capabilities()).toEqual({ ...everyBlock, dataTables: false });
    drawing.turnedDown([{ type: 'data_visualization' }]);
    expect(drawing.capabilities()).toEqual({ charts: false, dataTables: false, containers: true });
  });

  it('stays as it is when nothing new was in it', () => {
    const drawing = createDrawingMeans();
    drawing.turnedDown([{ type: 'header' }, { type: 'section' }]);
    expect(drawing.capabilities()).toEqual(everyBlock);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicCard } from '../../src/chat/card.ts';
import { hasChromium, openBrowser, openPage } from '../support/chromium.ts';
import { contrastOf } from '../support/contrast.ts';
import { leftOut } from '../support/left-out.ts';
import { boardCard } from '../support/sample-cards.ts';
import { type SamplePlayground, startSample } from '../support/sample-playground.ts';

const isLeftOut = leftOut(!hasChromium, 'the look of Lark in a browser: no Chromium found.');

/** More rows than Lark shows at a time. */
const longCard: PublicCard = {
  audience: 'public',
  title: 'Everybody',
  elements: [
    {
      kind: 'table',
      columns: [{ title: 'Name', align: 'start' }],
      rows: Array.from({ length: 23 }, (_, at) => [{ text: `Person ${at + 1}` }]),
    },
  ],
};

const blueHead = 'rgb(225, 234, 255)';

describe.skipIf(isLeftOut)('the playground in the look of Lark', () => {
  let sample: SamplePlayground;
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    sample = await startSample();
    base = `${await sample.listen(0)}/playground`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await sample.stop();
  });

  const open = (query: string, options = {}) => openPage(browser, `${base}?${query}`, options);
  const say = async (page: Page, text: string): Promise<void> => {
    await page.locator('#text').fill(text);
    await page.keyboard.press('Enter');
  };
  const headOf = async (page: Page): Promise<string> =>
    String(
      await page.evaluate("getComputedStyle(document.querySelector('.card h3')).backgroundColor"),
    );
  const post = (card: PublicCard, place: string) =>
    sample.playground.send({
      key: `${card.title} ${place}`,
      tenant: 'sample',
      locale: 'en',
      update: null,
      to: { kind: 'place', place, card },
    });

  it('is chosen in the panel, and stays for whoever one is, until the other is chosen', async () => {
    await post(boardCard('14:05'), 'sales');
    const { page, complaints } = await open('as=li-na&in=sales');
    expect(await headOf(page)).not.toBe(blueHead);
    await page.getByRole('button', { name: 'Lark’s look' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'sales', exact: true }).waitFor();
    expect(await headOf(page)).toBe(blueHead);
    await page.getByLabel('Be someone else').selectOption('maria');
    await page.locator('.persona').getByText('Maria Keller').waitFor();
    expect(await headOf(page)).toBe(blueHead);
    await page.getByRole('button', { name: '\u4e2d\u6587' }).click();
    const chosen = page.getByRole('button', { name: '\u98de\u4e66\u5916\u89c2' });
    expect(await chosen.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Upside \u5916\u89c2' }).click();
    await page.getByRole('heading', { name: '# \u9500\u552e\u5927\u5385' }).waitFor();
    expect(await headOf(page)).not.toBe(blueHead);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('has the private answer in the chat with the bot, where it can be pressed', async () => {
    const { page, complaints } = await open('as=sun-jie&in=sales&look=lark');
    await say(page, '/mybonus');
    const pointer = page.getByRole('link', { name: 'Sent to you privately.' });
    await pointer.waitFor();
    expect(await page.getByText('¥18,240').count()).toBe(0);
    expect(await page.locator('#places .count').textContent()).toBe('1');
    await pointer.click();
    await page.getByText('¥18,240').waitFor();
    await page.getByRole('button', { name: 'How is this computed?' }).click();
    await page.getByText('Page 1 of 3').waitFor();
    expect(await pointer.count()).toBe(0);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByText('Page 2 of 3').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('turns long tables over in pages, by keyboard too', async () => {
    await post(longCard, 'east');
    const { page, complaints } = await open('as=eva&in=east&look=lark');
    const rows = page.locator('tbody tr:visible');
    await expect.poll(() => rows.count()).toBe(10);
    const next = page.getByRole('button', { name: 'Next page' });
    await next.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await rows.allTextContents()).toEqual(['Person 21', 'Person 22', 'Person 23']);
    expect(await page.locator('.pager span').textContent()).toBe('3/3');
    expect(await next.isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('.pager span').textContent()).toBe('2/3');
    await page.getByRole('button', { name: 'Upside’s look' }).click();
    await expect.poll(() => rows.count()).toBe(23);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows all rows to a browser without scripts, and changes its look there too', async () => {
    await post(longCard, 'sales');
    const { page } = await open('as=omar&in=sales', { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Lark’s look' }).click();
    const card = page.getByRole('region', { name: 'Everybody' });
    expect(await card.locator('tbody tr:visible').count()).toBe(23);
    expect(await page.locator('.pager:visible').count()).toBe(0);
    await page.context().close();
  });

  it('is easy to read, where it is light and where it is dark', async () => {
    const { page } = await open('as=fiona&in=dm&look=lark');
    await say(page, '/mybonus');
    await page.getByText('¥18,240').waitFor();
    await say(page, '/pulse');
    await page.locator('.option').first().waitFor();
    const texts = '.card h3, .card p, .card .figure span, .card td, .card .bar-caption, .option';
    const around = '.said, .tag, .message time, .side a, .side h2, .panel .muted, .way button';
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const { text, ratio } of await contrastOf(page, `${texts}, ${around}`))
        expect([colorScheme, text, ratio >= 4.5]).toEqual([colorScheme, text, true]);
      // Lark's own blue under white is a little less than that.
      for (const { ratio } of await contrastOf(page, '.primary'))
        expect(ratio).toBeGreaterThan(4.2);
    }
    await page.context().close();
  });
});

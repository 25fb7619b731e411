/** How well words on a page can be told from what is behind them, as WCAG 2 reckons it: 1 is not at all, 21 black on white. */
import type { Page } from 'playwright-core';
import { z } from 'zod';

const measured = z.array(z.object({ text: z.string(), ink: z.string(), ground: z.string() }));

/** Of each element that the selector finds and that can be seen, as its first words. Grounds are plain colours. */
export async function contrastOf(
  page: Page,
  selector: string,
): Promise<{ readonly text: string; readonly ratio: number }[]> {
  const found = await page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})]
    .filter((element) => element.checkVisibility() && element.textContent.trim() !== '')
    .map((element) => {
      const isPlain = (each) => getComputedStyle(each).backgroundColor === 'rgba(0, 0, 0, 0)';
      let behind = element;
      while (behind.parentElement && isPlain(behind)) behind = behind.parentElement;
      return {
        text: element.textContent.trim().slice(0, 40),
        ink: getComputedStyle(element).color,
        ground: getComputedStyle(behind).backgroundColor,
      };
    })`);
  return measured.parse(found).map(({ text, ink, ground }) => {
    const [dark = 0, light = 0] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
    return { text, ratio: (light + 0.05) / (dark + 0.05) };
  });
}

/** Of `rgb(r, g, b)`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? [])
    .map((part) => Number(part) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// @ts-nocheck The browser’s own globals must not become known to the server’s code, which is checked with the same settings.
/** Tables in Lark are turned over in pages. Runs in the browser as it is, in Lark's look only. */
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-turn]');
  if (!button) return;
  const table = button.closest('.table');
  const pages = [...table.querySelectorAll('tbody')];
  const now = pages.findIndex((page) => page.classList.contains('shown'));
  const next = now + Number(button.dataset.turn);
  pages.forEach((page, at) => page.classList.toggle('shown', at === next));
  table.querySelector('.pager span').textContent = `${next + 1}/${pages.length}`;
  const [before, after] = table.querySelectorAll('[data-turn]');
  before.disabled = next === 0;
  after.disabled = next === pages.length - 1;
  // The focus does not get lost on a button that can be pressed no more.
  if (button.disabled) (button === before ? after : before).focus();
});

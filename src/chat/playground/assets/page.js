// @ts-nocheck The browser’s own globals must not become known to the server’s code, which is checked with the same settings.
/**
 * What htmx does not do: completion of commands by keyboard, dialogs, drawers, and keeping the newest message in sight. Runs in the
 * browser as it is.
 */
(() => {
  const byId = (id) => document.getElementById(id);
  const field = byId('text');
  const list = byId('completions');
  const scroller = document.querySelector('.conversation');

  // One name per gesture: a request that the browser repeats is recognised.
  let gestures = 0;
  document.addEventListener('htmx:config:request', (event) => {
    const { request } = event.detail.ctx;
    gestures += 1;
    if (request.method === 'POST')
      request.headers['Idempotency-Key'] = `${performance.timeOrigin}-${gestures}`;
  });

  // ---- the newest message ----
  const toEnd = () => scroller.scrollTo({ top: scroller.scrollHeight });
  let isAtEnd = true;
  let expectsAnswer = false;
  scroller.addEventListener('scroll', () => {
    isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  });
  document.addEventListener('submit', () => {
    expectsAnswer = true;
  });
  const openBefore = new Map();
  new MutationObserver((changes) => {
    for (const { removedNodes } of changes)
      for (const node of removedNodes) if (node.id) openBefore.set(node.id, openedIn(node));
    const added = changes.flatMap(({ addedNodes }) =>
      [...addedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE),
    );
    for (const node of added) reopen(node);
    const last = added.at(-1);
    if (!last) return;
    if (last === byId('messages').lastElementChild) {
      if (isAtEnd || expectsAnswer) showTop(last);
    } else if (expectsAnswer) last.scrollIntoView({ block: 'nearest' });
    expectsAnswer = false;
  }).observe(byId('messages'), { childList: true });

  /** The end, unless the answer is taller than the window: then its beginning. */
  const showTop = (message) => {
    toEnd();
    const above = message.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (above < 0) scroller.scrollBy({ top: above - 8 });
  };
  const openedIn = (node) => [...node.querySelectorAll('details')].map(({ open }) => open);
  const reopen = (node) => {
    const opened = openBefore.get(node.id) ?? [];
    openBefore.delete(node.id);
    [...node.querySelectorAll('details')].forEach((each, at) => {
      if (opened[at]) each.open = true;
    });
  };

  // ---- dialogs ----
  let focusBefore = null;
  const openDialog = () => {
    const dialog = document.querySelector('#dialog-slot dialog');
    if (!dialog) {
      if (focusBefore?.isConnected) focusBefore.focus();
      focusBefore = null;
      return;
    }
    if (dialog.open) return;
    focusBefore ??= document.activeElement;
    dialog.showModal();
    const first = dialog.querySelector('[aria-invalid]') ?? dialog.querySelector('.field [name]');
    first?.focus();
  };
  new MutationObserver(openDialog).observe(document.body, { childList: true });
  document.addEventListener('click', (event) => {
    const target = event.target;
    if (target.closest('[data-close]') || target.matches('dialog'))
      target.closest('dialog')?.close();
    const toggle = target.closest('[data-toggle]');
    for (const drawer of document.querySelectorAll('.is-open'))
      if (!drawer.contains(target) && drawer.id !== toggle?.dataset.toggle)
        drawer.classList.remove('is-open');
    if (toggle) {
      const drawer = byId(toggle.dataset.toggle);
      if (drawer.classList.toggle('is-open')) drawer.querySelector('a, select, button')?.focus();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const drawer of document.querySelectorAll('.is-open')) drawer.classList.remove('is-open');
  });

  // ---- the composer ----
  const options = [...list.children];
  let chosen = -1;
  const shown = () => options.filter((option) => !option.hidden);
  const choose = (at) => {
    const now = shown();
    chosen = now.length === 0 ? -1 : (at + now.length) % now.length;
    for (const option of options) option.setAttribute('aria-selected', 'false');
    const option = now[chosen];
    if (option) {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      field.setAttribute('aria-activedescendant', option.id);
    } else field.removeAttribute('aria-activedescendant');
  };
  const hideList = () => {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
    chosen = -1;
  };
  const complete = () => {
    const typed = field.value.toLowerCase();
    const isCommand = typed.startsWith('/') && !/\s/.test(typed);
    for (const option of options)
      option.hidden = !option.dataset.name.toLowerCase().startsWith(typed);
    const matches = isCommand ? shown() : [];
    if (matches.length === 0 || (matches.length === 1 && matches[0].dataset.name === typed))
      return hideList();
    list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    choose(0);
  };
  const take = (option) => {
    field.value = `${option.dataset.name} `;
    hideList();
    field.focus();
  };
  field.addEventListener('input', complete);
  field.addEventListener('blur', () => setTimeout(hideList, 150));
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    const option = shown()[chosen];
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Escape') hideList();
    else if ((event.key === 'Tab' || event.key === 'Enter') && option) {
      // Enter sends what is typed in full already; else it completes.
      if (event.key === 'Enter' && option.dataset.name === field.value.trim()) return hideList();
      take(option);
    } else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const option = event.target.closest('[role=option]');
    if (option) take(option);
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, textarea, select, dialog');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    field.focus();
    field.value = '/';
    complete();
  });

  const sent = new WeakMap();
  document.addEventListener('htmx:before:request', (event) => {
    if (event.target.id !== 'composer') return;
    sent.set(event.target, field.value);
    field.value = '';
    hideList();
  });
  const say = (text) => {
    const line = document.createElement('p');
    line.textContent = text;
    byId('toast').replaceChildren(line);
  };
  document.addEventListener('htmx:error', (event) => {
    const source = event.target;
    if (source.id === 'composer' && field.value === '') field.value = sent.get(source) ?? '';
    if (source.matches?.('form')) say(document.body.dataset.offline);
  });
  document.addEventListener('htmx:response:error', (event) => {
    if (event.target.id === 'composer' && field.value === '')
      field.value = sent.get(event.target) ?? '';
  });

  byId('as').addEventListener('change', (event) => event.target.form.submit());
  toEnd();
  if (matchMedia('(pointer: fine)').matches) field.focus({ preventScroll: true });
  requestAnimationFrame(() => document.body.classList.add('live'));
})();

// SPDX-License-Identifier: Apache-2.0

/// The part of the script that shows the view that the address names.
enum ScriptStart {
  static let text: StaticString = #"""
    const views = ['overview', 'posts', 'rules', 'credits', 'post'];
    let shownView = '', shownPost = '';
    const show = () => {
      const view = views.includes(read('view')) ? read('view') : 'overview';
      document.documentElement.dataset.view = view;
      for (const a of document.querySelectorAll('nav a')) {
        const isHere = a.dataset.view === view || (view === 'post' && a.dataset.view === 'posts');
        isHere ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current');
      }
      if ($('tools-' + view)) { drawTools(view); fillTools(view); }
      if (tables[view]) drawTable(view);
      if (view === 'rules') {
        drawRules();
        const open = read('open') && byId.has(read('open')) ? $('view=rules&open=' + encodeURIComponent(read('open'))) : null;
        if (open && !open.open) { open.open = true; open.scrollIntoView(); open.querySelector('summary').focus({preventScroll: true}); }
      }
      if (view === 'post' && (shownView !== 'post' || shownPost !== read('post'))) {
        drawPost(read('post')).then(() => { scrollTo(0, 0); $('post-title')?.focus({preventScroll: true}); });
      } else if (view !== shownView && !read('open')) scrollTo(0, 0);
      shownView = view;
      shownPost = read('post');
    };
    addEventListener('hashchange', show);

    $('theme').addEventListener('click', () => {
      const root = document.documentElement;
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
    });
    document.addEventListener('click', event => {
      const box = event.target.closest?.('.command');
      if (!box || !event.target.closest('button')) return;
      navigator.clipboard?.writeText(box.querySelector('code').textContent).then(() => { event.target.textContent = 'Copied'; }, () => {});
    });
    for (const box of document.querySelectorAll('.command')) box.append(el('button', {type: 'button', class: 'quiet copy'}, 'Copy'));
    // "/" goes to the search of the posts, as in other tools.
    document.addEventListener('keydown', event => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
      event.preventDefault();
      if (!$('tools-' + read('view'))) location.hash = '#view=posts';
      show();
      $('tools-' + read('view')).querySelector('input').focus();
    });
    show();
    """#
}

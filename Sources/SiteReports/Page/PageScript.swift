// SPDX-License-Identifier: Apache-2.0

/// The script of a report: views, tables, filters, the page of a post. All text goes in as text.
enum PageScript {
  static let text: StaticString = #"""
    'use strict';
    (() => {
      const data = JSON.parse(document.getElementById('data').textContent);
      const pageSize = 50, names = data.names;
      for (const post of data.posts) for (const note of post.notes) for (const key of ['rule', 'severity', 'message', 'help']) note[key] = names[note[key]];
      const $ = id => document.getElementById(id);
      const el = (name, attributes = {}, ...children) => {
        const node = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) {
          if (key === 'on') node.addEventListener('click', value);
          else if (value !== undefined && value !== null && value !== false) node.setAttribute(key, value === true ? '' : value);
        }
        for (const child of children.flat()) if (child !== undefined && child !== null) node.append(child);
        return node;
      };
      const svg = (name, attributes, ...children) => {
        const node = document.createElementNS('http://www.w3.org/2000/svg', name);
        for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
        node.append(...children);
        return node;
      };
      const band = score => score >= 90 ? 'a' : score >= 80 ? 'b' : score >= 70 ? 'c' : score >= 60 ? 'd' : 'e';
      const round = (n, digits = 0) => n === null || n === undefined ? '–' : n.toFixed(digits);
      const count = (n, one, many = one + 's') => `${n} ${n === 1 ? one : many}`;
      const folder = path => path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
      const severities = ['error', 'warning', 'suggestion'];

      const state = new URLSearchParams(location.hash.slice(1));
      const go = changes => {
        const next = new URLSearchParams(location.hash.slice(1));
        for (const [key, value] of Object.entries(changes)) value ? next.set(key, value) : next.delete(key);
        const hash = '#' + next;
        if (location.hash !== hash) history.replaceState(null, '', hash);
        show();
      };
      const link = (changes, ...text) => el('a', {href: '#' + new URLSearchParams(changes)}, ...text);
      const read = key => new URLSearchParams(location.hash.slice(1)).get(key) || '';

      const scoreCell = score => score === null
        ? el('td', {class: 'number'}, '–')
        : el('td', {class: 'number'}, el('span', {}, el('span', {class: 'band-' + band(score)}, '● '), round(score)));
      const tables = {
        posts: {
          what: 'post',
          columns: [
            {key: 'title', name: 'Post', value: p => p.title.toLowerCase(), cell: p => el('td', {}, link({view: 'post', post: p.path}, p.title), el('div', {class: 'soft'}, p.path))},
            {key: 'score', name: 'Score', number: true, value: p => p.score ?? 101, cell: p => scoreCell(p.score)},
            {key: 'findings', name: 'Findings', number: true, value: p => p.notes.length},
            {key: 'words', name: 'Words', number: true, value: p => p.words},
            ...(data.links ? [{key: 'in', name: 'Linked from', number: true, value: p => p.ledTo}, {key: 'out', name: 'Links to', number: true, value: p => p.leadsTo}] : []),
            {key: 'grade', name: 'Reading grade', number: true, value: p => p.grade ?? -1, cell: p => el('td', {class: 'number'}, round(p.grade, 1))},
            {key: 'date', name: 'Date', value: p => p.date || '', cell: p => el('td', {class: 'number'}, p.date || '–')},
            {key: 'cause', name: 'Main cause', value: p => p.cause || '', cell: p => el('td', {}, p.cause || '–')}],
          sort: 'score', filters: ['folder', 'rule', 'severity'],
          rows: () => data.posts,
          keep: (p, f) => (!f.folder || folder(p.path) === f.folder) && (!f.rule && !f.severity || p.notes.some(n => (!f.rule || n.rule === f.rule) && (!f.severity || n.severity === f.severity))),
          text: p => p.title + ' ' + p.path},
        rules: {
          what: 'rule',
          columns: [
            {key: 'rule', name: 'Rule', value: r => r.rule, cell: r => el('td', {}, link({view: 'posts', rule: r.rule}, r.rule))},
            {key: 'family', name: 'Category', value: r => r.family},
            {key: 'posts', name: 'Posts', number: true, value: r => r.posts},
            {key: 'total', name: 'Findings', number: true, value: r => r.total},
            {key: 'fixable', name: 'With a fix', number: true, value: r => r.fixable},
            {key: 'gain', name: 'Score gain', number: true, value: r => r.gain, cell: r => el('td', {class: 'number'}, round(r.gain, 2))},
            {key: 'change', name: 'Since last run', number: true, value: r => r.change ?? 0, cell: r => el('td', {class: 'number'}, r.change === null ? '–' : (r.change > 0 ? '+' : '') + r.change)}],
          sort: '-total', filters: [], rows: () => data.rules, keep: () => true, text: r => r.rule + ' ' + r.family},
        credits: {
          what: 'image',
          columns: [
            {key: 'image', name: 'Image', value: c => c.src.toLowerCase(), cell: c => el('td', {}, c.picture ? el('img', {src: c.picture, alt: '', class: 'thumb'}) : null, c.src, c.alt ? el('div', {class: 'soft'}, c.alt) : null)},
            {key: 'creator', name: 'Creator', value: c => c.creators.join(', '), cell: c => el('td', {}, c.creators.join(', ') || '–')},
            {key: 'source', name: 'Source', value: c => c.source, cell: c => el('td', {}, c.source || '–')},
            {key: 'licence', name: 'Licence', value: c => c.licence, cell: c => el('td', {}, c.licence || '–')},
            {key: 'level', name: 'Credit', value: c => c.level, cell: c => el('td', {class: c.level === 'none' ? 'error' : ''}, c.level)},
            {key: 'posts', name: 'Posts', number: true, value: c => c.posts.length, cell: c => el('td', {}, c.posts.slice(0, 3).map((p, n) => el('div', {}, link({view: 'post', post: p}, p))), c.posts.length > 3 ? `and ${c.posts.length - 3} more` : null)}],
          sort: 'image', filters: [], rows: () => credits(), keep: () => true,
          text: c => [c.src, c.alt, ...c.creators, c.source, c.licence].join(' ')}
      };
      let ledger;
      const credits = () => {
        if (ledger) return ledger;
        const known = new Map();
        for (const post of data.posts) for (const image of post.images) {
          const key = JSON.stringify([image.src, image.creators, image.source, image.licence]);
          if (!known.has(key)) known.set(key, {...image, posts: []});
          const entry = known.get(key);
          if (!entry.posts.includes(post.path)) entry.posts.push(post.path);
        }
        return ledger = [...known.values()];
      };

      const drawTable = name => {
        const table = tables[name], box = $('table-' + name);
        const filters = {folder: read('folder'), rule: read('rule'), severity: read('severity')};
        const words = read('q').toLowerCase();
        const sort = read('sort') || table.sort, down = sort.startsWith('-');
        const column = table.columns.find(c => c.key === sort.replace(/^-/, '')) || table.columns[0];
        const rows = table.rows().filter(r => table.keep(r, filters) && (!words || table.text(r).toLowerCase().includes(words)));
        const order = (a, b) => { const x = column.value(a), y = column.value(b); return x < y ? -1 : x > y ? 1 : 0; };
        rows.sort(down ? (a, b) => order(b, a) : order);
        const pages = Math.max(1, Math.ceil(rows.length / pageSize)), page = Math.min(Math.max(1, +read('page') || 1), pages);
        const head = el('tr', {}, table.columns.map(c => el('th', {scope: 'col', class: c.number ? 'number' : '', 'aria-sort': c === column ? (down ? 'descending' : 'ascending') : null},
          el('button', {type: 'button', 'data-sort': c.key, on: () => { go({sort: c === column && !down ? '-' + c.key : c.key, page: ''}); const again = box.querySelector(`[data-sort=${c.key}]`); if (again) again.focus(); }}, c.name))));
        const cell = (c, r) => { const node = c.cell ? c.cell(r) : el('td', {class: c.number ? 'number' : ''}, String(c.value(r))); node.dataset.name = c.name; return node; };
        const body = rows.slice((page - 1) * pageSize, page * pageSize).map(r => el('tr', {}, table.columns.map(c => cell(c, r))));
        box.replaceChildren(
          rows.length ? el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of ' + table.what + 's'}, el('table', {class: 'stack'}, el('thead', {}, head), el('tbody', {}, body)))
            : el('p', {class: 'soft'}, table.rows().length ? 'Nothing matches these filters.' : `No ${table.what}s to show.`),
          el('div', {class: 'pager'},
            el('span', {role: 'status'}, count(rows.length, table.what)),
            pages > 1 ? el('button', {type: 'button', disabled: page === 1, on: () => go({page: String(page - 1)})}, 'Back') : null,
            pages > 1 ? el('span', {}, `Page ${page} of ${pages}`) : null,
            pages > 1 ? el('button', {type: 'button', disabled: page === pages, on: () => go({page: String(page + 1)})}, 'Next') : null,
            name === 'credits' && rows.length ? el('button', {type: 'button', id: 'csv', on: () => download(rows)}, 'Download as CSV') : null));
      };
      const download = rows => {
        const cell = text => { let t = String(text); if (/^[=+\-@\t\r\n]/.test(t)) t = "'" + t; return /[",\r\n]/.test(t) ? '"' + t.replaceAll('"', '""') + '"' : t; };
        const lines = [['image', 'alt', 'creators', 'source', 'licence', 'links', 'level', 'posts'], ...rows.map(c => [c.src, c.alt, c.creators.join('; '), c.source, c.licence, c.links.join(' '), c.level, c.posts.join(' ')])];
        const url = URL.createObjectURL(new Blob([lines.map(l => l.map(cell).join(',')).join('\r\n') + '\r\n'], {type: 'text/csv'}));
        const a = el('a', {href: url, download: 'credits.csv'});
        document.body.append(a); a.click(); a.remove();
        setTimeout(() => URL.revokeObjectURL(url), 1000);
      };

      const drawTools = name => {
        const box = $('tools-' + name);
        if (box.childElementCount) return;
        const choice = (key, label, values) => {
          const select = el('select', {'data-key': key}, el('option', {value: ''}, 'all'), values.map(v => el('option', {value: v}, v)));
          select.addEventListener('change', () => go({[key]: select.value, page: ''}));
          return el('label', {}, label, select);
        };
        const search = el('input', {type: 'search', 'data-key': 'q', autocomplete: 'off'});
        search.addEventListener('input', () => go({q: search.value, page: ''}));
        const parts = [el('label', {}, 'Search', search)];
        if (tables[name].filters.length) parts.push(
          choice('folder', 'Folder', [...new Set(data.posts.map(p => folder(p.path)))].sort()),
          choice('rule', 'Rule', data.rules.map(r => r.rule).sort()),
          choice('severity', 'Severity', severities));
        parts.push(el('button', {type: 'button', on: () => { go({q: '', folder: '', rule: '', severity: '', page: '', sort: ''}); search.focus(); }}, 'Clear'));
        box.append(...parts);
      };
      const fill = name => { for (const input of $('tools-' + name).querySelectorAll('[data-key]')) if (document.activeElement !== input) input.value = read(input.dataset.key); };

      const cut = (text, most) => [...text].length <= most ? [text] : [[...text].slice(0, most).join(''), el('span', {class: 'soft'}, '…'), el('s', {class: 'soft'}, [...text].slice(most, most + 60).join(''))];
      const strip = lengths => {
        const most = Math.max(20, ...lengths), width = Math.max(2, Math.min(10, 600 / Math.max(lengths.length, 1)));
        return svg('svg', {viewBox: `0 0 ${Math.max(lengths.length * width, 60)} 60`, role: 'img', 'aria-label': `Words in each of ${count(lengths.length, 'sentence')}; the longest has ${most}`, preserveAspectRatio: 'none'},
          ...lengths.map((n, i) => svg('rect', {class: n > 40 ? 'band-e' : n > 25 ? 'band-d' : 'band-b', x: i * width, y: 60 - n / most * 58, width: width - 1, height: n / most * 58})));
      };
      const drawPost = path => {
        const box = $('post'), post = data.posts.find(p => p.path === path);
        if (!post) { box.replaceChildren(el('p', {}, 'This post is not in the report.')); return; }
        const on = i => { const note = $('note-' + i); if (!note) return; for (const other of box.querySelectorAll('.note.on')) other.classList.remove('on'); note.classList.add('on'); note.scrollIntoView({block: 'center'}); note.focus({preventScroll: true}); };
        const tag = kind => ({quote: 'blockquote', h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6', h6: 'h6'})[kind] || 'p';
        const shown = new Set();
        const article = el('div', {class: 'article'}, post.text.map(block => el(tag(block[0]), {class: block[0] === 'caption' ? 'caption' : block[0] === 'card' ? 'cardtext' : null},
          block[0] === 'li' ? '• ' : null,
          block.slice(1).map(part => typeof part === 'string' ? part : el('mark', {class: post.notes[part[1]] ? post.notes[part[1]].severity : null}, part[0],
            part.slice(1).filter(i => !shown.has(i) && shown.add(i)).map(i => el('button', {type: 'button', 'aria-label': `Note ${i + 1}: ${post.notes[i].message}`, on: () => on(i)}, String(i + 1))))))));
        const notes = post.notes.map((n, i) => el('div', {class: 'note is-' + n.severity, id: 'note-' + i, tabindex: -1},
          el('p', {}, el('span', {class: 'chip ' + n.severity}, n.severity), ' ', el('b', {}, String(i + 1)), ' ', link({view: 'posts', rule: n.rule}, n.rule), el('span', {class: 'soft'}, ` line ${n.line}`), n.isNew ? el('span', {class: 'chip'}, 'new') : null),
          el('p', {}, n.message), n.help ? el('p', {class: 'soft'}, n.help) : null,
          n.fix ? el('details', {}, el('summary', {}, n.safe ? 'Written by --fix' : 'Written by --fix=all'), el('pre', {}, n.fix)) : null));
        const byRule = notes => { const groups = new Map(); post.notes.forEach((n, i) => groups.has(n.rule) ? groups.get(n.rule).push(notes[i]) : groups.set(n.rule, [notes[i]])); return [...groups].flatMap(([rule, own]) => [el('h3', {}, `${rule}: ${own.length}`), ...own]); };
        let last = 1;
        const outline = post.sections.map(s => {
          const skips = s.heading && s.level > last + 1; if (s.heading) last = s.level;
          return el('tr', {}, el('td', {}, '\u00a0'.repeat(Math.max(0, s.level - 1) * 3), s.heading || 'Before the first heading', s.bold ? el('span', {class: 'soft'}, ' (bold, not a heading)') : null, skips ? el('span', {class: 'error'}, ' skips a level') : null),
            el('td', {class: 'number'}, String(s.words)), el('td', {class: 'number'}, el('span', {}, s.grade === null ? null : el('span', {class: 'band-' + (s.grade > 16 ? 'e' : s.grade > 14 ? 'd' : s.grade > 12 ? 'c' : 'b')}, '■ '), round(s.grade, 1))), el('td', {class: 'number'}, String(s.long)), el('td', {class: 'number'}, String(s.notes)));
        });
        const rules = (name, ids) => el('details', {}, el('summary', {}, `${name}: ${ids.length}`), el('p', {}, ids.join(', ') || 'none'));
        const failed = [...new Set(post.notes.map(n => n.rule))].sort();
        const card = (name, ...content) => el('section', {class: 'card', 'aria-label': name}, el('h2', {}, name), ...content);
        const lead = post.images.find(i => i.lead);
        box.replaceChildren(
          el('p', {}, link({view: 'posts'}, '← All posts')),
          el('h2', {id: 'post-title', tabindex: -1}, post.title),
          el('p', {class: 'soft'}, [post.path, post.date, post.author, count(post.words, 'word'), post.grade === null ? null : `reading grade ${round(post.grade, 1)}`].filter(Boolean).join(' · ')),
          el('div', {class: 'grid'},
            card('Score', el('div', {class: 'big'}, el('strong', {class: post.score === null ? '' : 'band-' + band(post.score)}, round(post.score)), el('span', {class: 'soft'}, 'of 100')),
              el('dl', {class: 'facts'}, Object.entries(post.categories).flatMap(([k, v]) => [el('dt', {}, k), el('dd', {}, round(v))]))),
            card('Sentences', post.sentences.length ? strip(post.sentences) : el('p', {class: 'soft'}, 'No sentences.'), el('p', {class: 'soft'}, `${count(post.sentences.length, 'sentence')}, ${post.sentences.filter(n => n > 25).length} over 25 words`)),
            card('As a search result', el('div', {class: 'preview'}, el('b', {}, cut(post.title, 60)), el('div', {}, post.description ? cut(post.description, 156) : el('span', {class: 'soft'}, 'No description.')))),
            card('As a teaser card', el('div', {class: 'preview'}, el('b', {}, post.title), el('div', {}, cut(post.excerpt, 300)))),
            card('As a social card', el('div', {class: 'preview'}, el('div', {class: 'soft'}, lead ? lead.src : 'no picture'), el('b', {}, cut(post.title, 70)), el('div', {}, cut(post.description || post.excerpt, 110)))),
            card('Images', post.images.length ? el('ul', {class: 'list'}, post.images.map(i => el('li', {}, i.picture ? el('img', {src: i.picture, alt: '', class: 'thumb'}) : null, el('div', {}, i.src), el('div', {class: 'soft'}, i.alt ? `alt: ${i.alt}` : 'no alt text'), el('div', {class: i.level === 'none' ? 'error' : ''}, i.level === 'none' ? 'no credit' : [i.creators.join(', '), i.source, i.licence].filter(Boolean).join(' · ') + ` (${i.level})`)))) : el('p', {class: 'soft'}, 'No images.')),
            card('Rules', rules('Failed', failed), rules('Passed', post.applied.map(r => names[r]).filter(r => !failed.includes(r))), rules('Not applicable', post.notApplicable.map(r => names[r])), rules('Not checked', post.unverified.map(u => `${names[u[0]]} (${names[u[1]]})`)))),
          card('Sections', post.sections.length ? el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Sections'}, el('table', {}, el('thead', {}, el('tr', {}, ['Section', 'Words', 'Grade', 'Long sentences', 'Findings'].map((n, i) => el('th', {scope: 'col', class: i ? 'number' : ''}, n)))), el('tbody', {}, outline))) : el('p', {class: 'soft'}, 'No running text.')),
          el('div', {class: 'two'},
            card('Text', post.text.length ? article : el('p', {class: 'soft'}, 'No text.')),
            card('Findings', notes.length ? byRule(notes) : el('p', {class: 'soft'}, 'No findings.'))));
      };

      const views = ['overview', 'posts', 'rules', 'credits', 'post'];
      let shownView = '', shownPost = '';
      const show = () => {
        const view = views.includes(read('view')) ? read('view') : 'overview';
        for (const name of views) $('view-' + name).hidden = name !== view;
        for (const a of document.querySelectorAll('nav a')) a.dataset.view === view || (view === 'post' && a.dataset.view === 'posts') ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current');
        if (tables[view]) { drawTools(view); fill(view); drawTable(view); }
        if (view === 'post' && (shownView !== 'post' || shownPost !== read('post'))) { drawPost(read('post')); scrollTo(0, 0); const title = $('post-title'); if (title) title.focus({preventScroll: true}); }
        shownView = view; shownPost = read('post');
      };
      addEventListener('hashchange', show);
      $('theme').addEventListener('click', () => {
        const root = document.documentElement, dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
        root.dataset.theme = dark ? 'light' : 'dark';
      });
      show();
    })();
    """#
}

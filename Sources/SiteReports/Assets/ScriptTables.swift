// SPDX-License-Identifier: Apache-2.0

/// The part of the script that filters posts and rules, and draws tables.
enum ScriptTables {
  static let text: StaticString = #"""
    const pageSize = 50;
    const go = changes => {
      const next = new URLSearchParams(location.hash.slice(1));
      for (const [key, value] of Object.entries(changes)) value ? next.set(key, value) : next.delete(key);
      const hash = '#' + next;
      if (location.hash !== hash) history.replaceState(null, '', hash);
      show();
    };

    // Which posts and rules the filters keep.
    const filters = ['q', 'family', 'rule', 'severity', 'folder', 'author', 'from', 'to', 'fresh'];
    const chosen = () => Object.fromEntries(filters.map(key => [key, read(key)]));
    const keepsPost = f => {
      const rule = f.rule ? byId.get(f.rule) : null;
      const family = f.family ? new Set(data.rules.filter(r => r.family === f.family).map(r => r.at)) : null;
      const words = f.q.toLowerCase().split(/\s+/).filter(Boolean);
      return post => words.every(word => post.text.includes(word))
        && (!f.folder || post.folder === f.folder) && (!f.author || post.author === f.author)
        && (!f.from || post.date >= f.from) && (!f.to || (post.date && post.date <= f.to))
        && (!f.severity || post[f.severity] > 0) && (!f.fresh || post.fresh > 0)
        && (!f.rule || (rule && post.rules.has(rule.at)))
        && (!family || [...post.rules.keys()].some(at => family.has(at)));
    };

    // All rows in the order of a column, sorted once: a search filters them at each key.
    const orders = new Map();
    const inOrder = (name, column, all) => {
      const key = name + ' ' + column.key;
      if (!orders.has(key)) orders.set(key, all.map(row => [column.value(row), row])
        .sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0).map(pair => pair[1]));
      return orders.get(key);
    };

    const drawTable = async name => {
      const table = tables[name], box = $('table-' + name);
      const all = await table.rows();
      if (read('view') !== name) return;
      const sort = read('sort') || table.sort, down = sort.startsWith('-');
      const column = table.columns.find(c => c.key === sort.replace(/^-/, '')) || table.columns[0];
      const rows = inOrder(name, column, all).filter(table.keep(chosen()));
      if (down) rows.reverse();
      const pages = Math.max(1, Math.ceil(rows.length / pageSize));
      const page = Math.min(Math.max(1, +read('page') || 1), pages);
      const head = el('tr', {}, table.columns.map(c => el('th',
        {scope: 'col', class: c.number ? 'number' : null, 'aria-sort': c === column ? (down ? 'descending' : 'ascending') : null},
        el('button', {type: 'button', 'data-sort': c.key, on: () => {
          go({sort: c === column && !down ? '-' + c.key : c.key, page: ''});
          box.querySelector(`[data-sort=${c.key}]`)?.focus();
        }}, c.name))));
      const cell = (c, row) => {
        const node = el('td', {class: c.number ? 'number' : c.long ? 'long' : null}, c.cell ? c.cell(row) : number(c.value(row)));
        node.dataset.name = c.name;
        return node;
      };
      const body = rows.slice((page - 1) * pageSize, page * pageSize).map(row => el('tr', {}, table.columns.map(c => cell(c, row))));
      const turn = (to, text, off) => el('button', {type: 'button', disabled: off, on: () => { go({page: String(to)}); box.scrollIntoView(); }}, text);
      box.replaceChildren(
        rows.length
          ? el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Table of ${table.what}s`},
            el('table', {class: 'stack'}, el('thead', {}, head), el('tbody', {}, body)))
          : el('p', {class: 'empty'}, all.length ? 'Nothing matches these filters.' : `There are no ${table.what}s.`),
        el('div', {class: 'pager'},
          el('span', {role: 'status'}, rows.length === all.length ? count(rows.length, table.what) : `${number(rows.length)} of ${count(all.length, table.what)}`),
          pages > 1 ? [turn(page - 1, 'Back', page === 1), el('span', {}, `Page ${number(page)} of ${number(pages)}`), turn(page + 1, 'Next', page === pages)] : null,
          rows.length ? el('button', {type: 'button', class: 'csv', on: () => download(name, [table.csv[0], ...rows.map(table.csv[1])])}, 'Download as CSV') : null));
    };

    // The rules are in the page already: filters change which are seen, and their numbers.
    const drawRules = () => {
      const f = chosen(), words = f.q.toLowerCase().split(/\s+/).filter(Boolean);
      const kept = posts.filter(keepsPost({...f, q: '', rule: '', severity: '', family: ''}));
      const totals = new Map();
      for (const post of kept) for (const [at, n] of post.rules) {
        const sum = totals.get(at) || [0, 0];
        sum[0] += n; sum[1] += 1;
        totals.set(at, sum);
      }
      const shown = [];
      for (const box of $('rules')?.children || []) {
        const rule = byId.get(box.dataset.rule), [total, own] = totals.get(rule.at) || [0, 0];
        const text = (rule.title + ' ' + rule.id + ' ' + rule.summary).toLowerCase();
        const fits = total > 0 && (!f.severity || rule.severity === f.severity) && (!f.family || rule.family === f.family)
          && (!f.rule || rule.id === f.rule) && words.every(word => text.includes(word));
        box.hidden = !fits;
        if (!fits) continue;
        shown.push([rule.id, rule.title, rule.severity, rule.family, total, own, (own / Math.max(kept.length, 1)).toFixed(4), rule.summary]);
        const share = own * 100 / Math.max(kept.length, 1);
        box.querySelector('.end').replaceChildren(el('b', {}, number(total)),
          el('span', {class: 'soft'}, ` in ${count(own, 'post')}, ${share < 1 ? 'under 1' : share > 99 && own < kept.length ? 'over 99' : Math.round(share)}%`));
      }
      $('count-rules').replaceChildren(
        `${count(shown.length, 'kind')} of finding in ${count(kept.length, 'post')} `,
        el('button', {type: 'button', class: 'csv', on: () => download('rules', [['rule', 'title', 'severity', 'kind', 'findings', 'posts', 'share', 'summary'], ...shown])}, 'Download as CSV'));
    };

    const drawTools = name => {
      const box = $('tools-' + name);
      if (box.childElementCount) return;
      const labelled = (label, control, style) => el('label', {class: style}, el('span', {}, label), control);
      const changed = (control, key) => {
        control.dataset.key = key;
        control.addEventListener(control.tagName === 'SELECT' ? 'change' : 'input', () => go({[key]: control.value, page: ''}));
        return control;
      };
      const choice = (key, label, values) => values.length < 2 ? null : labelled(label, changed(el('select', {},
        el('option', {value: ''}, 'All'), values.map(v => el('option', {value: v[0]}, v[1]))), key));
      const same = values => values.map(v => [v, v]);
      const search = changed(el('input', {type: 'search'}), 'q');
      const first = labelled('Search', search, 'search');
      if (name === 'credits') { box.append(first); return; }
      const more = [
        choice('severity', 'Severity', same(severities)), choice('family', 'Kind', same(families)),
        name === 'posts' ? choice('rule', 'Finding', data.rules.map(r => [r.id, r.title]).sort((a, b) => a[1] < b[1] ? -1 : 1)) : null,
        choice('folder', 'Folder', same(data.folders)), choice('author', 'Author', same(data.authors)),
        data.isNew ? choice('fresh', 'Since last run', [['1', 'New findings'], ['', 'All']]) : null,
        labelled('From', changed(el('input', {type: 'date'}), 'from')), labelled('To', changed(el('input', {type: 'date'}), 'to'))];
      const clear = el('button', {type: 'button', class: 'quiet', on: () => {
        go(Object.fromEntries([...filters, 'page', 'sort'].map(key => [key, ''])));
        search.focus();
      }}, 'Clear filters');
      box.append(first, ...more.filter(Boolean), clear);
    };
    const fillTools = name => {
      for (const input of $('tools-' + name).querySelectorAll('[data-key]'))
        if (document.activeElement !== input || input.type !== 'search') input.value = read(input.dataset.key);
    };

    """#
}

// SPDX-License-Identifier: Apache-2.0

/// The part of the script that holds the data, and makes elements.
enum ScriptModel {
  static let text: StaticString = #"""
    const data = JSON.parse(document.getElementById('data').textContent);
    const $ = id => document.getElementById(id);

    // Elements: attributes that are null or false are left out; children are nodes or text.
    const el = (name, attributes, ...children) => {
      const node = document.createElement(name);
      for (const [key, value] of Object.entries(attributes || {})) {
        if (key === 'on') node.addEventListener('click', value);
        else if (value !== undefined && value !== null && value !== false)
          node.setAttribute(key, value === true ? '' : value);
      }
      for (const child of children.flat(3))
        if (child !== undefined && child !== null && child !== false) node.append(child);
      return node;
    };
    const svg = (name, attributes, ...children) => {
      const node = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      node.append(...children);
      return node;
    };

    // Numbers, dates and scores as people read them.
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
    const number = n => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    const count = (n, one, many = one + 's') => `${number(n)} ${n === 1 ? one : many}`;
    const round = (n, digits = 0) => n === null || n === undefined ? '–' : n.toFixed(digits);
    const dated = text => {
      const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
      return parts ? `${+parts[3]} ${months[parts[2] - 1]} ${parts[1]}` : text;
    };
    const band = score => score >= 90 ? 'a' : score >= 80 ? 'b' : score >= 70 ? 'c' : score >= 60 ? 'd' : 'e';
    const scored = score => score === null
      ? el('span', {class: 'soft'}, '–') : el('span', {class: 'score band-' + band(score)}, round(score));
    const severities = ['error', 'warning', 'suggestion'];
    const chip = severity => el('span', {class: 'chip ' + severity}, severity);

    // A row of the index as an object, with what searching it needs.
    const posts = data.posts.map((row, at) => {
      const [path, title, author, folder, kind, date, words, score, error, warning, suggestion, fresh, into, out, address] = row;
      const post = {at, path, title: title || path, author: data.authors[author] || '', folder: data.folders[folder] || '.',
        kind, date, words, score, error, warning, suggestion, fresh, into, out, address, rules: new Map()};
      for (let i = 15; i < row.length; i += 2) post.rules.set(row[i], row[i + 1]);
      post.findings = error + warning + suggestion;
      post.text = (title + ' ' + path + ' ' + post.author).toLowerCase();
      return post;
    });
    const byPath = new Map(posts.map(post => [post.path, post]));
    data.rules.forEach((rule, at) => { rule.at = at; });
    const byId = new Map(data.rules.map(rule => [rule.id, rule]));
    const families = [...new Set(data.rules.map(rule => rule.family))].sort();

    // What is packed, unpacked once.
    const opened = new Map();
    const unpack = id => {
      if (!opened.has(id)) opened.set(id, (async () => {
        const bytes = Uint8Array.from(atob($(id).textContent), c => c.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
        return JSON.parse(await new Response(stream).text());
      })());
      return opened.get(id);
    };
    const details = async post => {
      let block = 0;
      while (block + 1 < data.starts.length && data.starts[block + 1] <= post.at) block += 1;
      if (opened.size > 40) opened.clear();
      return (await unpack('block-' + block))[post.at - data.starts[block]];
    };

    // The address after # holds the state, so that a view can be sent to somebody.
    const read = key => new URLSearchParams(location.hash.slice(1)).get(key) || '';
    const link = (changes, ...text) => el('a', {href: '#' + new URLSearchParams(changes)}, ...text);
    const postLink = post => link({view: 'post', post: post.path}, post.title);
    const safe = address => /^https?:\/\//i.test(address) ? address : null;
    const editLink = (path, line) => data.edit && safe(data.edit)
      ? data.edit.replaceAll('{path}', encodeURI(path).replace(/[?#]/g, encodeURIComponent)).replaceAll('{line}', String(line)) : null;
    const outward = (address, text, label) => el('a', {href: address, rel: 'noopener noreferrer', target: '_blank', 'aria-label': label}, text);

    const download = (name, rows) => {
      const cell = value => {
        let text = String(value);
        if (/^[=+\-@\t\r\n]/.test(text)) text = "'" + text;
        return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
      };
      const text = rows.map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
      const url = URL.createObjectURL(new Blob([text], {type: 'text/csv'}));
      const a = el('a', {href: url, download: name + '.csv'});
      document.body.append(a);
      a.click();
      a.remove();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    };

    """#
}

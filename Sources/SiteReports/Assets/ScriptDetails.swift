// SPDX-License-Identifier: Apache-2.0

/// The part of the script that shows what is below a post: its cards, images, links, sections and suppressions.
enum ScriptDetails {
  static let text: StaticString = #"""
    const cut = (text, most) => {
      const all = [...text];
      return all.length <= most ? text : [all.slice(0, most).join('').trimEnd(), '…'];
    };
    const card = (title, ...content) => el('section', {class: 'card', 'aria-label': title}, el('h2', {}, title), content);
    const picture = image => image?.picture ? el('img', {src: image.picture, alt: '', loading: 'lazy', decoding: 'async'}) : null;

    // How the post is met elsewhere.
    const previews = (post, detail) => {
      const lead = detail.images.find(i => i.lead) || detail.images[0];
      const short = detail.description || detail.excerpt;
      const host = safe(post.address) ? new URL(post.address).host : data.name;
      return card('How it looks elsewhere', el('div', {class: 'previews'},
        el('figure', {}, el('figcaption', {}, 'Search result'), el('div', {class: 'preview result'},
          el('span', {class: 'soft'}, host), el('b', {}, cut(post.title, 60)),
          el('span', {}, detail.description ? cut(detail.description, 156) : el('span', {class: 'soft'}, 'No description: search engines choose a passage.')))),
        el('figure', {}, el('figcaption', {}, 'Teaser'), el('div', {class: 'preview'},
          el('b', {}, post.title), el('span', {}, detail.excerpt ? cut(detail.excerpt, 300) : el('span', {class: 'soft'}, 'No excerpt.')))),
        el('figure', {}, el('figcaption', {}, 'Social card'), el('div', {class: 'preview social'},
          el('div', {class: 'frame'}, picture(lead) || el('span', {class: 'soft'}, lead ? lead.src : 'No image')),
          el('b', {}, cut(post.title, 70)), el('span', {class: 'soft'}, short ? cut(short, 110) : '')))));
    };

    const pictures = detail => detail.images.length ? card(`Images (${detail.images.length})`, el('ul', {class: 'pictures'}, detail.images.map(image => el('li', {},
      el('div', {class: 'frame'}, picture(image) || el('span', {class: 'soft'}, 'No preview')),
      el('div', {}, el('code', {}, image.src), image.lead ? [' ', el('span', {class: 'chip'}, 'lead')] : null),
      el('div', {class: 'soft'}, image.alt ? 'Alt text: ' + image.alt : 'No alt text'),
      el('div', {}, image.level === 'none' ? el('span', {class: 'soft'}, 'No credit')
        : [[image.creators.join(', '), image.source].filter(Boolean).join(' / '), image.licence ? [' ', el('span', {class: 'chip'}, image.licence)] : null]))))) : null;

    const verdicts = {ok: 'works', moved: 'redirects', broken: 'broken', external: 'not checked', unknown: 'not checked'};
    const order = ['broken', 'moved', 'ok', 'unknown', 'external'];
    const linkList = (post, detail) => {
      if (!detail.links.length) return null;
      const links = [...detail.links].sort((a, b) => order.indexOf(a[2]) - order.indexOf(b[2]) || a[1] - b[1]);
      const tally = order.map(v => [v, links.filter(l => l[2] === v).length]).filter(v => v[1]).map(v => `${number(v[1])} ${v[0] === 'external' ? 'to other sites' : verdicts[v[0]]}`);
      const row = ([address, line, verdict, target]) => el('tr', {}, el('td', {}, el('span', {class: 'verdict is-' + verdict}, verdicts[verdict])),
        el('td', {}, safe(address) ? outward(address, address) : address, target && verdict !== 'ok' ? el('div', {class: 'soft'}, 'goes to ' + target) : null),
        el('td', {class: 'number'}, number(line)));
      const table = rows => el('table', {}, el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, 'Verdict'), el('th', {scope: 'col'}, 'Link'), el('th', {scope: 'col', class: 'number'}, 'Line'))), el('tbody', {}, rows.map(row)));
      return card(`Links (${number(links.length)})`, el('p', {class: 'note'}, tally.join(', ')), el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Links'}, table(links)));
    };

    const strip = lengths => {
      const most = Math.max(20, ...lengths), width = 600 / Math.max(lengths.length, 20);
      return svg('svg', {viewBox: '0 0 600 60', width: 600, height: 60, role: 'img', class: 'strip', preserveAspectRatio: 'none',
        'aria-label': `Words in each of ${count(lengths.length, 'sentence')}; the longest has ${most}`},
        ...lengths.map((n, i) => svg('rect', {class: n > 40 ? 'band-e' : n > 25 ? 'band-d' : 'band-b', x: i * width, y: 60 - n / most * 58, width: Math.max(width - 1, 0.5), height: n / most * 58})));
    };
    const outline = detail => {
      if (!detail.sections.length) return null;
      const long = detail.sentences.filter(n => n > 25).length;
      return card('Sections and sentences',
        detail.sentences.length ? [el('p', {class: 'note'}, `Words in each sentence, in order: ${count(detail.sentences.length, 'sentence')}, ${number(long)} over 25 words`), strip(detail.sentences)] : null,
        el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Sections'}, el('table', {},
          el('thead', {}, el('tr', {}, ['Section', 'Words', 'Reading grade', 'Long sentences', 'Findings'].map((n, i) => el('th', {scope: 'col', class: i ? 'number' : null}, n)))),
          el('tbody', {}, detail.sections.map(s => el('tr', {}, el('td', {}, s.level > 2 ? el('span', {role: 'img', 'aria-label': `Level ${s.level}: `}, '– '.repeat(s.level - 2)) : null, s.heading || el('span', {class: 'soft'}, 'Before the first heading'), s.bold ? el('span', {class: 'soft'}, ' (bold, not a heading)') : null),
            [number(s.words), round(s.grade, 1), number(s.long), number(s.notes)].map(n => el('td', {class: 'number'}, n))))))));
    };

    const checks = detail => card('Checks',
      el('p', {}, `${count(detail.passed, 'rule')} passed.`),
      detail.silenced.length ? [el('h3', {}, 'Suppressed here'), el('ul', {class: 'list'}, detail.silenced.map(([title, ...lines]) => el('li', {}, title, el('span', {class: 'soft'}, ` line ${lines.slice(0, 12).map(number).join(', ')}${lines.length > 12 ? ' …' : ''}`))))] : el('p', {class: 'soft'}, 'Nothing is suppressed.'),
      detail.unverified.length ? el('details', {}, el('summary', {}, `${count(detail.unverified.length, 'rule')} not checked`), el('ul', {class: 'list'}, detail.unverified.map(([title, reason]) => el('li', {}, title, el('span', {class: 'soft'}, ` ${reason}`))))) : null,
      detail.similar.length ? [el('h3', {}, 'Much the same as'), el('ul', {class: 'list'}, detail.similar.map(path => el('li', {}, byPath.has(path) ? postLink(byPath.get(path)) : path)))] : null);

    const moreOf = (post, detail) => [previews(post, detail), pictures(detail), linkList(post, detail), outline(detail), checks(detail)].filter(Boolean);

    """#
}

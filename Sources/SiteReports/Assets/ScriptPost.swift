// SPDX-License-Identifier: Apache-2.0

/// The part of the script that shows a post: its text with the findings marked, and the findings beside it.
enum ScriptPost {
  static let text: StaticString = #"""
    // What a fix takes away and brings, with the part that differs marked.
    const differences = fix => {
      const lines = fix.split('\n'), old = lines.filter(l => l[0] === '-').map(l => l.slice(1)), fresh = lines.filter(l => l[0] === '+').map(l => l.slice(1));
      const side = (texts, others, name, tag) => texts.length ? el('div', {class: 'side ' + tag}, el('span', {class: 'label'}, name),
        el('pre', {}, texts.map((text, i) => {
          const other = others[i];
          if (other === undefined || texts.length !== others.length) return [el(tag, {}, text), '\n'];
          let start = 0, end = 0;
          while (start < text.length && start < other.length && text[start] === other[start]) start += 1;
          while (end < text.length - start && end < other.length - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end += 1;
          const from = start > 60 ? start - 50 : 0, to = end > 60 ? text.length - end + 50 : text.length;
          return [from ? '…' : '', text.slice(from, start), start < text.length - end ? el(tag, {}, text.slice(start, text.length - end)) : '',
            text.slice(text.length - end, to), to < text.length ? '…' : '', '\n'];
        }))) : null;
      return [side(old, fresh, 'Before', 'del'), fresh.length ? side(fresh, old, 'After', 'ins') : el('p', {class: 'soft'}, 'The text is removed.')];
    };

    // The findings of one rule: the rule in words, why, how to fix, and each place.
    const findingGroup = (post, notes) => {
      const rule = data.rules[notes[0].rule], helps = new Set(notes.map(n => n.help));
      const worst = severities.find(s => notes.some(n => n.severity === s));
      const help = helps.size === 1 ? notes[0].help : '';
      const item = (note, place) => {
        const edit = editLink(post.path, note.line);
        return el('li', {class: 'finding', id: 'note-' + note.at, tabindex: -1},
          el('p', {}, note.marked
              ? el('a', {class: 'at', href: '#', 'aria-label': `Show finding ${note.at + 1} in the text`, on: event => { event.preventDefault(); reveal('mark-' + note.at); }}, String(note.at + 1))
              : el('span', {class: 'at'}, String(note.at + 1)),
            ' ', note.message, note.isNew ? [' ', el('span', {class: 'chip fresh'}, 'new')] : null, ' ',
            el('span', {class: 'soft line'}, edit ? outward(edit, `line ${number(note.line)}`, `Edit line ${note.line}`) : `line ${number(note.line)}`)),
          note.help && !help ? el('p', {class: 'help'}, note.help[0].toUpperCase() + note.help.slice(1)) : null,
          note.fix ? el('details', {class: 'fix', open: place === 0}, el('summary', {}, note.safe ? 'Show the fix (--fix applies it)' : 'Show a suggested fix'), differences(note.fix)) : null);
      };
      const first = notes.slice(0, 10).map(item), rest = notes.slice(10).map((note, i) => item(note, i + 10));
      return el('section', {class: 'group is-' + worst, 'aria-label': rule.title},
        el('h3', {}, chip(worst), ' ', rule.title, notes.length > 1 ? el('span', {class: 'soft'}, ` ${notes.length}`) : null),
        rule.summary ? el('p', {class: 'goal'}, rule.summary) : null,
        help ? el('p', {class: 'help'}, el('b', {}, 'To fix: '), help) : null,
        el('ul', {class: 'findings'}, first),
        rest.length ? el('details', {class: 'more'}, el('summary', {}, `${rest.length} more`), el('ul', {class: 'findings'}, rest)) : null,
        rule.why ? el('details', {class: 'why'}, el('summary', {}, 'Why it matters'),
          el('p', {}, rule.why),
          el('p', {}, link({view: 'rules', open: rule.id}, 'Read more about this rule'))) : null);
    };

    const reveal = id => {
      const node = $(id);
      if (!node) return;
      for (let box = node.parentElement; box; box = box.parentElement) if (box.tagName === 'DETAILS') box.open = true;
      for (const other of $('post').querySelectorAll('.on')) other.classList.remove('on');
      node.classList.add('on');
      node.scrollIntoView({block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
      node.focus({preventScroll: true});
    };

    // The text, with a mark and a number where a finding is.
    const articleText = detail => {
      // A post's headings may skip levels, so they are none of this page.
      const tags = {quote: 'blockquote'};
      const shown = new Set();
      const part = piece => {
        if (typeof piece === 'string') return piece;
        const [text, ...notes] = piece;
        const severity = severities.find(s => notes.some(i => detail.notes[i]?.severity === s));
        const fresh = notes.filter(i => detail.notes[i] && !shown.has(i) && shown.add(i));
        for (const i of fresh) detail.notes[i].marked = true;
        return el('mark', {class: severity}, text, fresh.map(i => el('button', {type: 'button', id: 'mark-' + i, class: 'at',
          'aria-label': `Finding ${i + 1}: ${detail.notes[i].message}`, on: () => reveal('note-' + i)}, String(i + 1))));
      };
      const styles = {caption: 'caption', card: 'cardtext', li: 'item', table: 'cell', h1: 'head first', h2: 'head second',
        h3: 'head third', h4: 'head', h5: 'head', h6: 'head'};
      return el('div', {class: 'article'}, detail.text.map(([kind, ...pieces]) => el(tags[kind] || 'p', {class: styles[kind]}, pieces.map(part))));
    };

    const drawPost = async path => {
      const box = $('post'), post = byPath.get(path);
      if (!post) { box.replaceChildren(el('p', {class: 'empty'}, 'This post is not in the report.')); return; }
      let detail;
      try { detail = structuredClone(await details(post)); } catch {
        box.replaceChildren(el('p', {class: 'empty'}, 'This browser cannot unpack the posts of this report; a newer one can.'));
        return;
      }
      if (read('view') !== 'post' || read('post') !== path) return;
      detail.notes.forEach((note, at) => { note.at = at; });
      const text = articleText(detail);
      const groups = new Map();
      for (const note of detail.notes) groups.has(note.rule) ? groups.get(note.rule).push(note) : groups.set(note.rule, [note]);
      const rank = notes => Math.min(...notes.map(n => severities.indexOf(n.severity)));
      const sorted = [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.length - a.length);
      const edit = editLink(post.path, 1);
      const meta = [post.path, post.date ? dated(post.date) : null, post.author || null, count(post.words, 'word'),
        detail.grade === null ? null : `reading grade ${round(detail.grade, 1)}`, post.kind || null].filter(Boolean).join(' · ');
      const total = severities.filter(s => post[s]).map(s => count(post[s], s)).join(', ');
      box.replaceChildren(
        el('p', {class: 'back'}, link({view: 'posts'}, '← All posts')),
        el('div', {class: 'card posthead'},
          el('div', {class: 'dial'}, el('strong', {class: post.score === null ? null : 'band-' + band(post.score)}, round(post.score)), el('span', {}, post.score === null ? 'not scored' : 'out of 100')),
          el('div', {class: 'lead'},
            el('h2', {id: 'post-title', tabindex: -1}, post.title),
            el('p', {class: 'soft'}, meta),
            el('p', {class: 'soft'}, safe(post.address) ? [outward(post.address, 'Open the page'), ' '] : null, edit ? outward(edit, 'Edit the source') : null),
            detail.categories.length ? el('ul', {class: 'facts small'}, detail.categories.map((name, i) => i % 2 ? null
              : el('li', {}, el('span', {}, name), el('b', {}, scored(detail.categories[i + 1]))))) : null)),
        el('div', {class: 'two'},
          el('section', {class: 'card text', 'aria-label': 'Text'}, el('h2', {}, 'Text'), data.isShort ? el('p', {class: 'note'}, 'Headings and the passages with findings; this site is too large for whole texts.') : null, detail.text.length ? text : el('p', {class: 'soft'}, 'This post has no text.')),
          el('section', {class: 'findingslist', 'aria-label': 'Findings'},
            el('h2', {}, total || 'No findings'), sorted.length ? sorted.map(notes => findingGroup(post, notes)) : el('p', {class: 'soft'}, 'There is nothing to fix in this post.'))),
        ...moreOf(post, detail));
    };

    """#
}

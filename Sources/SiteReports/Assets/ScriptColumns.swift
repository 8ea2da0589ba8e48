// SPDX-License-Identifier: Apache-2.0

/// The part of the script that says what the tables show.
enum ScriptColumns {
  static let text: StaticString = #"""
    const tables = {
      posts: {
        what: 'post', sort: 'score',
        rows: async () => posts,
        keep: keepsPost,
        columns: [
          {key: 'title', name: 'Post', value: p => p.title.toLowerCase(), cell: p => [postLink(p), el('div', {class: 'soft'}, p.path, p.kind ? el('span', {class: 'kind'}, p.kind) : null)]},
          {key: 'score', name: 'Score', number: true, value: p => p.score ?? 101, cell: p => scored(p.score)},
          ...severities.map(s => ({key: s, name: s[0].toUpperCase() + s.slice(1) + 's', number: true, value: p => p[s], cell: p => p[s] ? number(p[s]) : el('span', {class: 'none'}, '0')})),
          ...(data.isNew ? [{key: 'fresh', name: 'New', number: true, value: p => p.fresh}] : []),
          {key: 'words', name: 'Words', number: true, value: p => p.words},
          ...(data.links ? [{key: 'into', name: 'Linked from', number: true, value: p => p.into}] : []),
          ...(data.authors.length > 1 ? [{key: 'author', name: 'Author', value: p => p.author.toLowerCase(), cell: p => p.author || '–'}] : []),
          {key: 'date', name: 'Date', number: true, value: p => p.date, cell: p => p.date ? dated(p.date) : '–'}],
        csv: [['path', 'title', 'author', 'date', 'words', 'score', 'errors', 'warnings', 'suggestions', 'new', 'linked from', 'links to'],
          p => [p.path, p.title, p.author, p.date, p.words, p.score ?? '', p.error, p.warning, p.suggestion, p.fresh, p.into, p.out]]},
      credits: {
        what: 'image', sort: 'image',
        rows: () => unpack('ledger'),
        keep: f => {
          const words = f.q.toLowerCase().split(/\s+/).filter(Boolean);
          return image => {
            image.text ??= [image.src, image.alt, ...image.creators, image.source, image.licence].join(' ').toLowerCase();
            return words.every(word => image.text.includes(word));
          };
        },
        columns: [
          {key: 'image', name: 'Image', value: c => c.src.toLowerCase(), cell: c => [cut(c.src, 100), c.alt ? el('div', {class: 'soft'}, c.alt) : null]},
          {key: 'creator', name: 'Creator', value: c => c.creators.join(', ').toLowerCase(), cell: c => c.creators.join(', ') || '–'},
          {key: 'source', name: 'Source', value: c => c.source.toLowerCase(), cell: c => c.source || '–'},
          {key: 'licence', name: 'Licence', value: c => c.licence.toLowerCase(), cell: c => c.licence || '–'},
          {key: 'level', name: 'Credit', value: c => c.level, cell: c => credited(c.level)},
          {key: 'posts', name: 'Posts', long: true, value: c => c.posts.length, cell: c => [
            c.posts.slice(0, 2).map(at => el('div', {}, postLink(posts[at]))), c.posts.length > 2 ? `and ${number(c.posts.length - 2)} more` : null]}],
        csv: [['image', 'alt', 'creators', 'source', 'licence', 'links', 'credit', 'posts'],
          c => [c.src, c.alt, c.creators.join('; '), c.source, c.licence, c.links.join(' '), c.level, c.posts.map(at => posts[at].path).join(' ')]]}
    };
    const credited = level => ({none: 'none', 'label-only': 'label only', 'source-only': 'source', 'creator-only': 'creator',
      'creator+source': 'creator and source', linked: 'with links', licence: 'with licence'})[level] || level;

    """#
}

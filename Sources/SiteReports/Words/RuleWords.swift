// SPDX-License-Identifier: Apache-2.0

/// What each rule reports, as a noun that editors use: "3 broken links", not "3 of internal-links".
package enum RuleWords {
  /// The title of a rule: what it reports, with a capital letter. A rule of a project's own has its id in words.
  package static func title(_ rule: String) -> String {
    let text = nouns[rule]?.many ?? rule.replacing("-", with: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `count` findings of `rule`: "1 broken link", "1,204 broken links".
  package static func counted(_ count: Int, _ rule: String) -> String {
    let number = ReportText.number(count)
    guard let noun = nouns[rule] else {
      return "\(number) \(count == 1 ? "finding" : "findings") of \(rule)"
    }
    return "\(number) \(count == 1 ? noun.one : noun.many)"
  }

  /// Whether the words for `rule` are known.
  package static func knows(_ rule: String) -> Bool { nouns[rule] != nil }

  private static let nouns = Dictionary(
    table.split(separator: "\n").map { line in
      let parts = line.split(separator: "|").map(String.init)
      return (parts[0], (one: parts[1], many: parts.count > 2 ? parts[2] : parts[1] + "s"))
    }, uniquingKeysWith: { first, _ in first })

  /// A line for each rule: its id, the noun for one finding, and that for several where an "s" does not make it.
  private static let table = """
    acronyms|unexplained abbreviation
    address-broken|malformed address|malformed addresses
    address-private|private or tracking link
    article-json-ld|page without article metadata|pages without article metadata
    bold-heading|bold line used as a heading|bold lines used as headings
    caption-place|caption outside its figure|captions outside their figures
    code-unclosed|unclosed code block
    complex-words|post with many long words|posts with many long words
    conflict-markers|leftover merge conflict marker
    content-doubt|page whose article is uncertain|pages whose article is uncertain
    control-name|control without a name|controls without a name
    date-style|date with st, nd, rd or th|dates with st, nd, rd or th
    double-space|double space
    doubled-words|redundant phrase
    element-misspelt|misspelled HTML element
    element-obsolete|obsolete HTML element
    embed-title|video or frame without a title|videos or frames without a title
    evidence|claim without a source|claims without a source
    excerpt-cut|excerpt that breaks off|excerpts that break off
    excerpt-length|excerpt of the wrong length|excerpts of the wrong length
    excerpt-missing|missing excerpt
    excerpt-opening|excerpt that opens with something else|excerpts that open with something else
    excerpt-stale|outdated card text
    external-links|dead external link
    fake-list|list typed by hand|lists typed by hand
    figure-content|empty figure
    footnote-undefined|missing footnote
    front-matter|front matter mistake
    heading-balance|group of uneven sections|groups of uneven sections
    heading-case|heading in a different case|headings in a different case
    heading-density|long stretch without headings|long stretches without headings
    heading-duplicate|repeated heading
    heading-empty|empty heading
    heading-generic|heading that says too little|headings that say too little
    heading-in-link|heading inside a link|headings inside links
    heading-length|heading of the wrong length|headings of the wrong length
    heading-levels|wrong heading level
    heading-punctuation|heading with closing punctuation|headings with closing punctuation
    headline-length|long headline
    headline-sentence-case|headline not in sentence case|headlines not in sentence case
    headline-shout|headline with an exclamation mark|headlines with an exclamation mark
    headline-stop|headline that ends in a full stop|headlines that end in a full stop
    headline-title-case|headline not in title case|headlines not in title case
    house-terms|inconsistent term
    html-dropped|piece of text lost in HTML|pieces of text lost in HTML
    id-duplicate|duplicate id
    image-ai-note|unlabelled AI image
    image-alt|missing alt text
    image-alt-text|poor alt text
    image-credit|missing image credit
    image-credit-format|credit not in house format|credits not in house format
    image-credit-hidden|hidden image credit
    image-credit-link|image credit without its links|image credits without their links
    image-credit-placeholder|placeholder credit
    image-file|missing image file
    image-licence|incomplete image licence
    image-size|image of the wrong size|images of the wrong size
    image-src|image without an address|images without an address
    inclusive-language|term that may exclude readers|terms that may exclude readers
    internal-links|broken internal link
    lead-image|missing lead image
    leftover-text|leftover draft note
    link-count|post with few links|posts with few links
    link-empty|empty link
    link-insecure|insecure link
    link-placeholder|placeholder link
    link-text|unclear link text
    link-tracking|link with tracking parameters|links with tracking parameters
    list-empty|empty list
    list-of-one|list with one link|lists with one link
    markdown-error|Markdown mistake
    markup-error|HTML mistake
    meta-description|missing or unsuitable description
    meta-in-body|metadata element in the text|metadata elements in the text
    minimising-words|word that plays down difficulty|words that play down difficulty
    mixed-content|file loaded without HTTPS|files loaded without HTTPS
    nested-interactive|link or button inside another|links or buttons inside others
    no-content|page without an article|pages without an article
    numbers-in-words|small number in digits|small numbers in digits
    open-graph|page with incomplete sharing data|pages with incomplete sharing data
    orphan-post|post that no other links to|posts that no other links to
    page-language|page without a language|pages without a language
    page-links|ambiguous or broken page link
    paragraph-length|long paragraph
    passive-voice|post with much passive voice|posts with much passive voice
    per-cent|inconsistent percentage
    person-first|term that puts the condition first|terms that put the condition first
    plain-words|long word with a short alternative|long words with a short alternative
    post-dates|wrong date
    post-duplicate|duplicate post
    post-length|short post
    post-title|missing or unsuitable title
    readability|post that is hard to read|posts that are hard to read
    reference-broken|broken character reference
    reference-duplicate|duplicate reference label
    reference-undefined|undefined reference link
    reference-unused|unused link definition
    related-links|broken related link
    repeated-word|repeated word
    said|loaded word for "said"|loaded words for "said"
    section-empty|empty section
    sentence-length|long sentence
    sentence-openings|run of sentences that open alike|runs of sentences that open alike
    stock-phrases|cliché
    suicide-reporting|phrase on suicide to reword|phrases on suicide to reword
    table-cells|table row with the wrong number of cells|table rows with the wrong number of cells
    table-header|table without a header|tables without a header
    table-scope|table header with a wrong scope|table headers with a wrong scope
    text-duplicate|repeated passage
    time-style|redundant time of day|redundant times of day
    time-words|statement that will become outdated|statements that will become outdated
    title-agreement|title that differs between places|titles that differ between places
    transition-words|post with few transition words|posts with few transition words
    typography|inconsistent quote, ellipsis or space|inconsistent quotes, ellipses or spaces
    unreadable-post|unreadable file
    unused-suppression|unused suppression
    victim-framing|phrase that calls people victims|phrases that call people victims
    video-captions|video without captions|videos without captions
    word-overuse|overused word
    wordy-phrases|wordy phrase
    """
}

// SPDX-License-Identifier: Apache-2.0

extension Construct {
  static let blocks: [Construct] = [
    Construct(
      "a tight list", "- a\n- 🐟",
      """
      ul~ ⟩⟨
        li - ⟩⟨
          p~ ⟩⟨
            'a'
        li - ⟩⟨
          p~ ⟩⟨
            '🐟'
      """),
    Construct(
      "a loose list", "*  a\n\n*  b\n\n   c",
      """
      ul ⟩⟨
        li *  ⟩⟨
          p ⟩⟨
            'a'
        li *  ⟩⟨
          p ⟩⟨
            'b'
          p ⟩⟨
            'c'
      """),
    Construct(
      "an ordered list", "03. a\n04. b",
      """
      ol~ ⟩⟨ start=3
        li 03. ⟩⟨
          p~ ⟩⟨
            'a'
        li 04. ⟩⟨
          p~ ⟩⟨
            'b'
      """),
    Construct(
      "a list in a list", "- a\n  1) b\n- c",
      """
      ul~ ⟩⟨
        li - ⟩⟨
          p~ ⟩⟨
            'a'
          ol~ ⟩⟨
            li 1) ⟩⟨
              p~ ⟩⟨
                'b'
        li - ⟩⟨
          p~ ⟩⟨
            'c'
      """),
    Construct(
      "task list items", "- [ ] a\n- [x] 🐟",
      """
      ul~ ⟩⟨
        li - ⟩⟨
          p~ ⟩⟨
            input [ ]⟩⟨ disabled= type=[ ]→checkbox
            ' a'
        li - ⟩⟨
          p~ ⟩⟨
            input [x]⟩⟨ checked= disabled= type=[x]→checkbox
            ' 🐟'
      """),
    Construct(
      "a quotation", "> 🐟 *a*\n>b\n>\n>  c",
      """
      blockquote > ⟩⟨
        p ⟩⟨
          '🐟 '
          em *⟩⟨*
            'a'
          '␊>b'→'␊b'
        p ⟩⟨
          'c'
      """, markers: ["blockquote >", "blockquote >", "blockquote > "]),
    Construct(
      "a quotation with a lazy line", "> a\nb",
      """
      blockquote > ⟩⟨
        p ⟩⟨
          'a␊b'
      """),
    Construct(
      "an alert", "> [!NOTE]\n> a",
      """
      blockquote > ⟩⟨ class=NOTE→markdown-alert markdown-alert-note
        p ⟩⟨
          'a'
      """, markers: ["blockquote [!NOTE]", "blockquote > "]),
    Construct(
      "fenced code", "```swift x\n🐟\n\n  b\n```\nc",
      """
      pre ```swift x⟩⟨```
        code ⟩⟨ class=swift→language-swift
          '🐟␊␊  b␊'
      p ⟩⟨
        'c'
      """),
    Construct(
      "indented fenced code", "c\n\n  ~~~\n  a\n    b\n  ~~~",
      """
      p ⟩⟨
        'c'
      pre ~~~⟩⟨~~~
        code ⟩⟨
          'a␊    b␊'→'a␊  b␊'
      """),
    Construct(
      "fenced code that is not closed", "~~~\na",
      """
      pre ~~~⟩⟨
        code ⟩⟨
          'a'→'a␊'
      """),
    Construct(
      "a blank line of fenced code in a list", "- ```\n  a\n    \n  ```",
      """
      ul~ ⟩⟨
        li - ⟩⟨
          pre ```⟩⟨```
            code ⟩⟨
              'a␊    ␊'→'a␊  ␊'
      """),
    Construct(
      "indented code", "a\n\n    🐟\n      b\n\nc",
      """
      p ⟩⟨
        'a'
      pre ⟩⟨
        code ⟩⟨
          '🐟␊      b'→'🐟␊  b␊'
      p ⟩⟨
        'c'
      """),
    Construct(
      "a table", "| 🐟 | b |\n|---|:-:|\n| `c` |\n d | e",
      """
      table ⟩⟨
        thead ⟩⟨
          tr ⟩⟨
            th ⟩⟨
              '🐟'
            th ⟩⟨ align=:-:→center
              'b'
        tbody ⟩⟨
          tr ⟩⟨
            td ⟩⟨
              code `⟩⟨`
                'c'
            td ⟩⟨ align=:-:→center
          tr ⟩⟨
            td ⟩⟨
              'd'
            td ⟩⟨ align=:-:→center
              'e'
      """,
      markers: [
        "tr |", "tr |", "tr |", "table |---|:-:|", "tr |", "tr |", "tr |",
      ]),
    Construct(
      "footnotes", "🐟[^1]\n\n[^1]: b\n    c",
      """
      p ⟩⟨
        '🐟'
        sup [^⟩⟨]
          a ⟩⟨ href=1→#fn-1
            '1'
      div [^1]: ⟩⟨ id=1→fn-1
        p ⟩⟨
          'b␊    c'→'b␊c'
      """),
    Construct(
      "a footnote behind an exclamation mark", "a![^1] ![^1](b)\n\n[^1]: c",
      """
      p ⟩⟨
        'a!'
        sup [^⟩⟨]
          a ⟩⟨ href=1→#fn-1
            '1'
        ' '
        img ![⟩⟨](b) src=b alt=^1
      div [^1]: ⟩⟨ id=1→fn-1
        p ⟩⟨
          'c'
      """),
    Construct(
      "definitions in front of a paragraph", "[a]: /b\n[c]: /d\n'e'\nf [a]",
      """
      p ⟩⟨
        'f '
        a [⟩⟨] href=/b
          'a'
      """, markers: ["document [a]: /b", "document [c]: /d␊'e'"]),
  ]

  static let rawHTML: [Construct] = [
    Construct(
      "an HTML block", "<div id=x>\n*🐟*\n</div>\n\na",
      """
      div <div id=x>⟩⟨</div> id=x
        '␊*🐟*␊'
      '␊'
      p ⟩⟨
        'a'
      """),
    Construct(
      "Markdown between HTML blocks", "<div>\n\n*a*\n\n</div>",
      """
      div <div>⟩⟨</div>
        '␊'
        p ⟩⟨
          em *⟩⟨*
            'a'
      """),
    Construct(
      "inline HTML", "🐟 *a* <b class=\"c\">d</b><br/>",
      """
      p ⟩⟨
        '🐟 '
        em *⟩⟨*
          'a'
        ' '
        b <b class="c">⟩⟨</b> class=c
          'd'
        br <br/>⟩⟨
      """),
    Construct(
      "an inline tag over two lines", "a <b\nclass='c'>d</b>",
      """
      p ⟩⟨
        'a '
        b <b␊class='c'>⟩⟨</b> class=c
          'd'
      """),
    Construct(
      "comments", "<!-- a -->\n\n🐟 <!-- b --> c",
      """
      comment ' a '
      p ⟩⟨
        '🐟 '
        comment ' b '
        ' c'
      """),
    Construct(
      "a comment over two lines", "a <!-- 🐟\nb --> c",
      """
      p ⟩⟨
        'a '
        comment ' 🐟␊b '
        ' c'
      """),
  ]
}

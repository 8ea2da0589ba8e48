// SPDX-License-Identifier: Apache-2.0

import MarkdownReading

// Definition lists, formulas, and what belongs to site generators.

extension Construct {
  static let glossaries: [Construct] = [
    Construct(
      "a definition", "🐟 *a*\n: b\n  c",
      """
      dl~ ⟩⟨
        dt ⟩⟨
          '🐟 '
          em *⟩⟨*
            'a'
        dd : ⟩⟨
          p~ ⟩⟨
            'b␊  c'→'b␊c'
      """),
    Construct(
      "terms far apart whose list became loose before", "a\n: b\n\n  c\n\nd\n: e",
      """
      dl ⟩⟨
        dt ⟩⟨
          'a'
        dd : ⟩⟨
          p ⟩⟨
            'b'
          p ⟩⟨
            'c'
        dt ⟩⟨
          'd'
        dd : ⟩⟨
          p ⟩⟨
            'e'
      """),
    Construct(
      "terms with several definitions", "a\nb\n:   c\n:   d\n\ne\n: f\n\ng",
      """
      dl~ ⟩⟨
        dt ⟩⟨
          'a'
        dt ⟩⟨
          'b'
        dd :   ⟩⟨
          p~ ⟩⟨
            'c'
        dd :   ⟩⟨
          p~ ⟩⟨
            'd'
        dt ⟩⟨
          'e'
        dd : ⟩⟨
          p~ ⟩⟨
            'f'
      p ⟩⟨
        'g'
      """),
    Construct(
      "a loose definition with blocks", "a\n\n: b\n\n  - c",
      """
      dl ⟩⟨
        dt ⟩⟨
          'a'
        dd : ⟩⟨
          p ⟩⟨
            'b'
          ul~ ⟩⟨
            li - ⟩⟨
              p~ ⟩⟨
                'c'
      """),
    Construct(
      "a colon that defines nothing", "a\n\n\n: b",
      """
      p ⟩⟨
        'a'
      p ⟩⟨
        ': b'
      """),
  ]

  static let formulas: [Construct] = [
    Construct(
      "formulas", "a $x_1*y*$ b $$c*d*e$$ $n$ \\\\(f_g_h\\\\) $`i*j*k`$",
      """
      p ⟩⟨
        'a '
        opaque '$x_1*y*$'
        ' b '
        opaque '$$c*d*e$$'
        ' '
        opaque '$n$'
        ' '
        opaque '\\\\(f_g_h\\\\)'
        ' '
        opaque '$`i*j*k`$'
      """),
    Construct(
      "a formula on lines of its own", "a\n\n$$\nb*c*\n\nd\n$$\n\ne",
      """
      p ⟩⟨
        'a'
      opaque '$$␊b*c*␊␊d␊$$'
      p ⟩⟨
        'e'
      """),
    Construct(
      "dollars", "From $5 to $10, *$HOME* and a US$ b $",
      """
      p ⟩⟨
        'From $5 to $10, '
        em *⟩⟨*
          '$HOME'
        ' and a US$ b $'
      """),
    Construct(
      "wiki links", "a [[b_c_d|*e*]] ![[f.png]] [[g]](h)",
      """
      p ⟩⟨
        'a '
        opaque '[[b_c_d|*e*]]'
        ' '
        opaque '![[f.png]]'
        ' '
        a [⟩⟨](h) href=h
          '[g]'
      """),
  ]

  static let templates: [Construct] = [
    Construct(
      "tags of Hugo and Liquid", "{{% a *b* %}} c {{ d_e_f }} {% g *h* %} {: .i}",
      """
      p ⟩⟨
        opaque '{{% a *b* %}}'
        ' c '
        opaque '{{ d_e_f }}'
        ' '
        opaque '{% g *h* %}'
        ' '
        opaque '{: .i}'
      """),
    Construct(
      "a tag alone", "{{< figure src=\"a\" >}}\n\nb",
      "opaque '{{< figure src=\"a\" >}}'\np ⟩⟨\n  'b'"),
    Construct(
      "a tag with a blank line inside", "{{< a\n\nb=\"*c*\" >}}\nd",
      """
      opaque '{{< a␊␊b="*c*" >}}'
      p ⟩⟨
        'd'
      """),
    Construct(
      "raw text", "{% raw %}\n# a\n\n*b* {{ c }}\n{%- endraw -%} d\n\ne",
      """
      opaque '{% raw %}␊# a␊␊*b* {{ c }}␊{%- endraw -%}'
      p ⟩⟨
        'd'
      p ⟩⟨
        'e'
      """),
    Construct(
      "raw text in a line", "a {% raw %}*b*{% endraw %} c",
      """
      p ⟩⟨
        'a '
        opaque '{% raw %}*b*{% endraw %}'
        ' c'
      """),
    Construct(
      "highlighted code", "a\n{% highlight ruby %}\nb\n\n# c\n{% endhighlight %}\nd",
      """
      p ⟩⟨
        'a'
      opaque '{% highlight ruby %}␊b␊␊# c␊{% endhighlight %}'
      p ⟩⟨
        'd'
      """),
    Construct(
      "a paired shortcode of code", "{{< highlight go >}}\n*a*\n\n- b\n{{< /highlight >}}",
      "opaque '{{< highlight go >}}␊*a*␊␊- b␊{{< /highlight >}}'"),
    Construct(
      "a paired shortcode of prose", "{{< note >}}\n\n*a*\n\n{{< /note >}}",
      """
      opaque '{{< note >}}'
      p ⟩⟨
        em *⟩⟨*
          'a'
      opaque '{{< /note >}}'
      """),
    Construct(
      "a comment of kramdown", "{::comment}\n*a*\n\nb\n{:/comment}\n\nc",
      """
      opaque '{::comment}␊*a*␊␊b␊{:/comment}'
      p ⟩⟨
        'c'
      """),
    Construct(
      "raw text that never ends", "{% raw %}\n*a*",
      """
      p ⟩⟨
        opaque '{% raw %}'
        '␊'
        em *⟩⟨*
          'a'
      """),
    Construct(
      "tags with quotes inside an inline tag",
      "a <a href=\"{{ \"/b\" | c: \"d\" }}\" {% if e %}class='f'{% endif %}>g</a>",
      """
      p ⟩⟨
        'a '
        a <a href="{{ "/b" | c: "d" }}" {% if e %}class='f'{% endif %}>⟩⟨</a> href={{ "/b" | c: "d" }} class=f
          'g'
      """),
    Construct(
      "tags inside an HTML block", "<p title=\"{{ \"a\" }}\">\n{% b \"<i>\" %} c\n</p>",
      """
      p <p title="{{ "a" }}">⟩⟨</p> title={{ "a" }}
        '␊'
        opaque '{% b "<i>" %}'
        ' c␊'
      """),
  ]

  static let jsx: [Construct] = [
    Construct(
      "an expression with a blank line", "a\n\n{\n  b(\"}\")\n\n  // don't }\n}\n\n*c*",
      """
      p ⟩⟨
        'a'
      opaque '{␊  b("}")␊␊  // don't }␊}'
      p ⟩⟨
        em *⟩⟨*
          'c'
      """, dialect: .mdx),
    Construct(
      "components", "<Tabs a={[\n\n1]}>\n<div id=\"b\">\n*c* <B.C d /> {e_f_g}\n</div>\n</Tabs>",
      """
      opaque '<Tabs a={[␊␊1]}>'
      div <div id="b">⟩⟨</div> id=b
        p ⟩⟨
          em *⟩⟨*
            'c'
          ' '
          opaque '<B.C d />'
          ' '
          opaque '{e_f_g}'
      opaque '</Tabs>'
      """, dialect: .mdx),
    Construct(
      "indented text is no code", "<A>\n\n    *b*\n\n</A>",
      """
      opaque '<A>'
      p ⟩⟨
        em *⟩⟨*
          'b'
      opaque '</A>'
      """, dialect: .mdx),
  ]
}

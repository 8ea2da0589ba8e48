#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Posts of a Jekyll and a Hugo site that hold what the two read in their own ways: constructs.py FOLDER

Each text is one post of both sites, unless its name begins with the generator's.
"""

import os
import sys

POSTS = r"""
=== paragraphs
The ferry leaves at six. It is *late* on Mondays, **very late** on Sundays, and ***never*** early.
A line that goes on,  
and one that breaks.

Another with `code`, ``a ` tick`` and a \* star.
=== headings
# The ferry

Text.

## Its *crew* and `engine`

Text.

### Closed ###

Text.

The pier
========

Text.

The boats
---------

Text.
=== heading-ids
## The fares {#fares}

See [the fares](#fares).

## The boats {#boats .wide}

Text.
=== links
See [the fares](/fares/), [the boats](/boats/ "All of them"), [both](</a b/>) and [the *old* pier](/pier/#north).

See [the list][list], [list][] and [list], but not [nothing].

[list]: /list/ "The list"

Mail <ann@harbour.org> or read <https://harbour.org/a?b=c&d=e>.
=== images
![A boat](boat.png)

![A *red* boat](red.png "The boat") and ![](empty.png) stand in a line.

[![A pier](pier.png)](/pier/)
=== lists
- tea
- milk
  - warm
  - cold
- bread

1. one
2. two

   A paragraph of two.

3. three

* a

* b
=== tasks
- [ ] open
- [x] done
=== quotes
> A quotation
> of two lines.
>
> - with a list
>
> > and another inside
=== fences
```ruby
puts "**no**"
```

~~~
[no](link)
~~~

Text.

    indented **code**

Text.
=== tables
| Day | Ferry |
|-----|:-----:|
| Mon | six   |
| Tue | `a|b` |

Text.
=== tables-lean
Day | Ferry
--- | -----
Mon | [six](/six/)
Tue | *seven*
=== footnotes
The ferry[^a] is old[^b].

[^a]: Built in *1920*.
[^b]: See [the list](/list/).

More text.
=== definitions
Ferry
: A boat that goes and comes.

Pier
: Where it waits.
: And where we wait.
=== strikethrough
It leaves ~~at five~~ at six, and H~2~O is wet.
=== typography
"The tide," she said, 'is high' -- it's late... and --- so what?

He said “curly” and it’s "straight".
=== entities
Fish &amp; chips &copy; 2024 &mdash; &lt;b&gt; &#8212; &notanentity; AT&T.
=== escapes
\*a\* \_b\_ \[c\](d) \`e\` \# f \\ g
=== emphasis
*a* _b_ **c** __d__ snake_case_word 2*3*4 **bold**text and * not * this.
=== emphasis-links
*See [the fares](/fares/) first.* **[The boats](/boats/)** and [**bold** link](/c/).
=== comment-line
Intro.

<!-- a comment -->

Text *here*.
=== comment-more
Intro text.

<!--more-->

The rest has [a link](/rest/).
=== comment-more-glued
Intro text.

<!--more-->There is [a link](/glued/) and **bold** text.
=== comment-inside
A line <!-- with a comment --> goes *on*.
=== comment-long
<!-- a comment

over *several* lines -->

Text *here*.
=== div-block
<div class="note">

A *paragraph* with [a link](/a/).

</div>

After *it*.
=== div-tight
<div>A *star* and [a link](/a/).</div>

After *it*.
=== div-tail
<div>inside</div> after *it* [a](/a/).

Text.
=== div-nested
<div>
<div>
a *b*
</div>

c *d*
</div>

*e*
=== paragraph-tag
<p>A *star* and [a link](/a/).</p>

After *it*.
=== span-line
<span>A *star*</span> and [a link](/a/).
=== anchor-line
<a name="x"></a>A *star*.

<a href="/b/">b</a> at the start of *a line*.
=== image-tag
<img src="a.png" alt="A boat">

Text with <img src="b.png" alt="B *c*"> inside.
=== details
<details>
<summary>More of *it*</summary>

Hidden *text* and [a link](/a/).

- a list

</details>

After *it*.
=== figure
<figure>
  <img src="a.png" alt="A boat">
  <figcaption>A boat by *Ann*</figcaption>
</figure>

After *it*.
=== figure-blank
<figure>

![A boat](a.png)

<figcaption>A boat by *Ann*</figcaption>

</figure>
=== html-table
<table>
<tr><td>

*a*

</td><td>b</td></tr>
</table>

After *it*.
=== iframe
<iframe src="https://harbour.org/map" title="A map"></iframe>

After *it*.
=== video
<video src="a.mp4" controls></video>

After *it*.
=== script
<script>
var a = "<b>*no*</b>";

var b = 1;
</script>

After *it*.
=== style
<style>
p { color: red }

b { color: blue }
</style>

After *it*.
=== pre-tag
<pre>
*no* [no](/no/)

no
</pre>

After *it*.
=== kbd
Press <kbd>Ctrl</kbd> and <code>*x*</code> then <b>*bold*</b> or <em>**both**</em>.
=== br
A line<br>and another<br/>and *one*.

<br>

<hr>

After *it*.
=== html-after-text
A line of text
<div>then *html*</div>

After *it*.
=== html-in-list
- a

  <div>b *c*</div>

- d *e*
=== html-in-quote
> <div>a *b*</div>
>
> c *d*
=== html-headings
<h2>A *heading*</h2>

Text.

<h3 id="x">Another <em>one</em></h3>

Text.
=== center
<center>A *star*</center>

After *it*.
=== inline-blocks
A line with <sup>*up*</sup>, <sub>down</sub> and <small>*small*</small>.
=== unclosed-inline
A line with <b>bold and *star*.

Another line.
=== pipes-in-text
Choose tea | coffee at the pier.
=== pipes-in-link
See [the list | all of it](/list/) before you go.
=== pipes-in-code
Run `a | b` and go.
=== pipes-lines
a | b
c | d
=== pipes-head-only
| a | b |
|---|---|

Text.
=== pipes-no-head
|---|---|
| a | b |

Text.
=== pipes-after-text
Text:
| a | b |
|---|---|
| c | d |
=== list-after-text
Text:
- a
- b

More:
1. c
2. d
=== list-numbers
Text of the year
2016. It was a good one.
=== heading-after-text
Text
## A heading
more text
=== heading-no-space
##A heading?

#Another
=== rule
Text

---

More

***

Text
=== rule-after-lines
One line
and another
---
more
=== fence-unclosed
Text

```
never closed *star*
=== fence-words
```text and more
*no*
```

After *it*.
=== nested-fences
````md
```
*no*
```
````

After *it*.
=== reference-titles
See [a][1], [b][2] and [c][3].

[1]: /one/
[2]: /two/ 'Two'
[3]: </three/>
=== link-parens
See [a](/a_(b)) and [c](/c\_d), ([e](/e/)).
=== bare-addresses
See https://harbour.org/a and www.harbour.org, or (https://harbour.org/b) too.
=== bare-mail
Write to ann@harbour.org today.
=== long-mix
# Notes from the pier

Intro with [a link](/a/ "A"), `code`, *star* and ![an image](a.png).

1. First
   - inner [link](/b/)
2. Second

   > quoted *star*

| a | b |
|---|---|
| [c](/c/) | `d` |

The end[^z].

[^z]: A *note*.
=== jekyll-markdown-attribute
<div markdown="1">
A *star* and [a link](/a/).

- a list
</div>

After *it*.
=== jekyll-markdown-nested
<section>
<div markdown="1">
*inside*
</div>
*literal*
</section>

After *it*.
=== jekyll-attributes
Text *here*.
{: .note}

![A boat](a.png){: width="300" .right}

## A heading
{: #own .no_toc}

- a list
{: .wide}
=== jekyll-abbreviations
*[HTML]: Hyper Text Markup Language

We write HTML and *HTML*.
=== jekyll-extensions
{::comment}
nobody sees *this*
{:/comment}

Text {::comment}*x*{:/} here.
=== jekyll-liquid
{% include figure.html src="a.png" %}

Text {{ page.title }} and [a]({{ site.baseurl }}/a/) and [b]({% link b.md %}).

{% if page.x %}
*inside*
{% endif %}

{% highlight ruby %}
puts "*no*"
{% endhighlight %}
=== jekyll-math
$$
a_1 * b_1
$$

Text with $$a * b$$ inside.
=== jekyll-end-marker
- a
^
- b
=== hugo-shortcodes
{{< figure src="a.png" alt="A boat" >}}

Text {{< ref "a.md" >}} and [a]({{< relref "b.md" >}}).

{{< details title="More" >}}
Hidden *text*.
{{< /details >}}

{{% note %}}
A *note*.
{{% /note %}}
=== hugo-attributes
## A heading {#own .wide}

A paragraph.
{.note}

> A quotation
{.wide}
=== hugo-alert
> [!NOTE]
> A *note*.
=== hugo-emoji-text
Not an emoji here :smile but *text*.
"""


def posts():
    """The name and the text of each post."""
    for part in POSTS.split("\n=== ")[1:]:
        name, _, text = part.partition("\n")
        yield name, text + "\n"


def main(folder: str) -> None:
    generators = ("jekyll", "hugo")
    for name, text in posts():
        for generator in generators:
            if name.startswith(tuple(other for other in generators if other != generator)):
                continue
            os.makedirs(os.path.join(folder, generator), exist_ok=True)
            with open(os.path.join(folder, generator, name + ".md"), "w", encoding="utf-8") as file:
                file.write('---\ntitle: "' + name.replace("-", " ") + '"\n---\n\n' + text)


if __name__ == "__main__":
    main(sys.argv[1])

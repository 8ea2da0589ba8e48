// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import SourceText
import Testing
import WebAddresses

@Suite("Links")
struct LinkTests {
  func article(_ text: String, path: String = "post.html", url: String? = nil) throws -> Article {
    var options = ArticleOptions()
    options.siteURL = url
    let format = try #require(ArticleReader.format(ofPath: path))
    return try ArticleReader(options).read(SourceText(path: path, text), format: format)
  }

  // MARK: Addresses

  @Test(
    "An address is taken apart as browsers do it",
    arguments: [
      ("https://Ann:x@WWW.Ferry.NET.:8080/a/b?c=d#e", "https", "www.ferry.net", "/a/b", "c=d", "e"),
      ("//ferry.net", "", "ferry.net", "", nil, nil),
      (" HTTP://ferry.net?x ", "http", "ferry.net", "", "x", nil),
      ("java\nscript:alert(1)", "javascript", "", "alert(1)", nil, nil),
      ("/a:b/c#d?e", "", "", "/a:b/c", nil, "d?e"),
      ("mailto:ann@ferry.net?subject=a", "mailto", "", "ann@ferry.net", "subject=a", nil),
      ("http://[::1]:80/a", "http", "[::1]", "/a", nil, nil),
      ("http:\\\\ferry.net\\a", "http", "ferry.net", "\\a", nil, nil),
      ("2024:a", "", "", "2024:a", nil, nil),
      ("", "", "", "", nil, nil),
    ] as [(String, String, String, String, String?, String?)])
  func parts(
    _ text: String, _ scheme: String, _ host: String, _ path: String, _ query: String?,
    _ fragment: String?
  ) {
    let address = WebAddress(text)
    #expect(address.scheme == scheme)
    #expect(address.host == host)
    #expect(address.text(address.path) == path)
    #expect(address.query.map(address.text) == query)
    #expect(address.fragment.map(address.text) == fragment)
  }

  @Test("A port is known from the colons of an IPv6 address")
  func ports() {
    #expect(WebAddress("http://ferry.net:8080/").hasPort)
    #expect(WebAddress("http://[::1]:80").hasPort)
    #expect(!WebAddress("http://[::1]").hasPort)
    #expect(!WebAddress("http://ferry.net:/").hasPort)
  }

  @Test(
    "What a template writes is opaque",
    arguments: [
      ("{{ site.url }}/a", true), ("{% link a.md %}", true), ("<%= url %>", true),
      ("https://ferry.net/${id}", true), ("{url}", true), ("https://ferry.net/{id}", false),
      ("https://ferry.net/a%7Bb", false),
    ])
  func opaque(_ text: String, _ isOpaque: Bool) {
    #expect(WebAddress(text).isOpaque == isOpaque)
  }

  @Test("Two spellings of one page are equal, and two pages are not")
  func pages() {
    let page = WebAddress("https://ferry.net/a").page
    for text in [
      "http://www.ferry.net/a/", "//FERRY.net/a/index.html", "https://ferry.net/%61#times",
      "https://ferry.net/./b/../a",
    ] {
      #expect(WebAddress(text).page == page)
    }
    for text in ["https://ferry.net/A", "https://ferry.net/a?b", "/a", "https://bus.net/a"] {
      #expect(WebAddress(text).page != page)
    }
    #expect(WebAddress("https://ferry.net").page == WebAddress("http://ferry.net/#x").page)
    #expect(WebAddress("../b/./c/").page == "../b/c")
    #expect(WebAddress("mailto:a").page != WebAddress("a").page)
  }

  @Test(
    "A host that readers cannot reach is known by its name or number",
    arguments: [
      ("example.com", .example), ("www.example.org", .example), ("a.example", .example),
      ("your-domain.com", .example), ("192.0.2.7", .example), ("[2001:db8::1]", .example),
      ("localhost", .local), ("app.localhost", .local), ("printer.local", .local),
      ("intranet", .local), ("127.0.0.1", .local), ("[::1]", .local),
      ("[::ffff:127.0.0.1]", .local),
      ("10.1.2.3", .privateNetwork), ("172.31.0.1", .privateNetwork),
      ("192.168.1.1", .privateNetwork), ("[fd12::1]", .privateNetwork),
      ("[fe80::1]", .privateNetwork),
      ("staging.ferry.net", .staging), ("app-staging.ferry.net", .staging),
      ("ferry.net", nil), ("example.ferry.net", nil), ("examples.com", nil), ("staging.net", nil),
      ("172.32.0.1", nil), ("8.8.8.8", nil), ("1.2.3.4.net", nil), ("[2606:4700::1111]", nil),
      ("localhost.ferry.net", nil), ("", nil),
    ] as [(String, UnreachableHost?)])
  func unreachable(_ host: String, _ reason: UnreachableHost?) {
    #expect(UnreachableHost.of(host) == reason)
  }

  @Test("A link leads to the page, the site, another site or no page")
  func targets() throws {
    let text = """
      <!doctype html><html><head><link rel="canonical" href="https://www.ferry.net/a/"></head>\
      <body><main><p>x</p></main></body></html>
      """
    let known = OwnSite(try article(text))
    for head in [
      "<meta property=og:url content=https://ferry.net/a/>",
      "<link rel=alternate type=application/rss+xml href=https://ferry.net/feed>",
    ] {
      let page =
        "<!doctype html><html><head>\(head)</head><body><main><p>x</p></main></body></html>"
      #expect(OwnSite(try article(page)).target(WebAddress("https://ferry.net/b")) == .own)
    }
    let set = OwnSite(try article("<p>x</p>", url: "https://ferry.net"))
    for site in [known, set] {
      #expect(site.isKnown)
      for (address, target) in [
        ("#a", .page), ("/b/", .own), ("b.html", .own), ("?p=1", .own),
        ("http://ferry.net/b", .own), ("//www.ferry.net", .own), ("https://bus.net/", .outbound),
        ("https://sub.ferry.net/", .outbound), ("mailto:a@ferry.net", .other),
        ("{{ page.url }}", .opaque),
      ] as [(String, LinkTarget)] {
        #expect(site.target(WebAddress(address)) == target, "\(address)")
      }
    }
    let unknown = OwnSite(try article("<p>x</p>"))
    #expect(!unknown.isKnown)
    #expect(unknown.target(WebAddress("https://ferry.net/b")) == .outbound)
  }

  // MARK: Names

  @Test(
    "A link's name is what assistive technology says",
    arguments: [
      ("<a href=x> The\n ferry </a>", "The ferry"),
      ("<a href=x><b>The</b> <i>ferry</i></a>", "The ferry"),
      ("<a href=x><img src=a alt='The ferry'> leaves</a>", "The ferry leaves"),
      ("<a href=x><img src=a aria-label='The ferry'></a>", "The ferry"),
      ("<a href=x><img src=a title='The ferry'></a>", "The ferry"),
      ("<a href=x title='The ferry'><img src=a alt=''></a>", "The ferry"),
      ("<a href=x title='Title'>Text</a>", "Text"),
      ("<a href=x aria-label='Label' title='Title'>Text</a>", "Label"),
      ("<a href=x aria-label=' '>Text</a>", "Text"),
      ("<a href=x aria-labelledby='b a'>Text</a><i id=a>ferry</i><b id=b>The</b>", "The ferry"),
      ("<a href=x aria-labelledby=none>Text</a>", "Text"),
      ("<a href=x aria-labelledby=h>Text</a><p id=h hidden>The ferry</p>", "The ferry"),
      ("<a href=x><svg><title>The ferry</title><desc>Blue</desc></svg></a>", "The ferry"),
      ("<a href=x><svg aria-label='The ferry'><title>A</title></svg></a>", "The ferry"),
      ("<a href=x><span aria-hidden=true>→</span> Text</a>", "Text"),
      ("<a href=x><span style='display: none'>A</span>Text</a>", "Text"),
      ("<a href=x><span class=screen-reader-text>Text</span></a>", "Text"),
      ("<a href=x><i class=icon title='The ferry'></i></a>", "The ferry"),
      (
        "<a href=x><picture><source srcset=b><img src=a alt='The ferry'></picture></a>", "The ferry"
      ),
      ("<a href=x>a<br>b<div>c</div>d</a>", "a b c d"),
      ("<map name=m><area href=x alt='The ferry'></map>", "The ferry"),
      ("<a href=x>&nbsp;&#8203;\u{FEFF}</a>", ""),
      ("<a href=x><img src=a alt=''></a>", ""),
      ("<a href=x><img src=a></a>", ""),
      ("<a href=x><i class=icon></i></a>", ""),
      ("<a href=x><script>a</script><style>b</style><template>c</template></a>", ""),
      ("<a href=x title=''></a>", ""),
      ("<a href=x><svg><desc>Blue</desc><defs><text>a</text></defs></svg></a>", ""),
    ])
  func names(_ text: String, _ name: String) throws {
    let article = try article("<div>" + text + "</div>")
    let link = try #require(article.links.first)
    var names = LinkNames(article.document)
    let found = names.name(of: link)
    #expect(found.text == name)
    #expect(found.isEmpty == name.isEmpty)
  }

  @Test("What is filled in later may be a name")
  func filledLater() throws {
    for (path, text) in [
      ("a.md", "[{{ title }}](x)"), ("a.html", "<a href=x><my-icon></my-icon></a>"),
    ] {
      let article = try article(text, path: path)
      var names = LinkNames(article.document)
      let found = names.name(of: try #require(article.links.first))
      #expect(found.isFilledLater)
      #expect(!found.isEmpty)
    }
  }

  @Test("Links nested deep, and labels of ten thousand links, are named in time")
  func hostileNames() throws {
    let texts = [
      String(repeating: "<a href=x><object>", count: 2000),
      "<p id=a>" + String(repeating: "<i></i>", count: 3000) + "</p>"
        + String(repeating: "<a href=x aria-labelledby='a a a a'></a>", count: 2000),
    ]
    for text in texts {
      let article = try article(text)
      var names = LinkNames(article.document)
      let seconds = ContinuousClock().measure {
        for link in article.links { _ = names.name(of: link) }
      }
      #expect(article.links.count >= 2000)
      #expect(seconds < .seconds(20))
    }
  }

  // MARK: Credits and captions

  @Test("A credit's links are known, inside the content and in the lead image's caption")
  func credits() throws {
    let markdown = try article(
      """
      ![A pier](/pier.jpg)
      *Photo by [Ann Lee](https://unsplash.com/@ann) on [Unsplash](https://unsplash.com)*

      The [ferry](/ferry/) leaves at six.
      """, path: "a.md")
    #expect(markdown.links.map(\.isInCredit) == [true, true, false])
    let page = try article(
      """
      <!doctype html><html><body class="content-style-boxed">\
      <figure class="article-post-thumbnail"><img src="a.jpg" alt="A pier"></figure>\
      <p class="article-post-thumbnail-caption">Photo by <a href="/ann/">Ann Lee</a> on Unsplash</p>\
      <div class="entry-content single-content"><p>The <a href="/ferry/">ferry</a>.</p></div>\
      </body></html>
      """)
    #expect(page.preset == "kadence")
    #expect(page.links.map(\.address) == ["/ann/", "/ferry/"])
    #expect(page.links.map(\.isInCredit) == [true, false])
  }

  @Test("The address of a Markdown definition is one place, however many links use it")
  func definitions() throws {
    let article = try article("[a], [b][a], [c](/d)\n\n[a]: /a\n", path: "a.md")
    #expect(article.links.map(\.address) == ["/a", "/a", "/d"])
    #expect(article.addresses.map(\.address) == ["/a", "/d"])
  }
}

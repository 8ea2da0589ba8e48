// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Foundation
import Language
import Linting
import RulePacks
import SourceText
import Synchronization
import Testing

@Suite("XPath over posts")
struct XPathTests {
  static func document(_ text: String, _ format: DocumentFormat = .html) throws -> Document {
    try ArticleReader().read(SourceText(text), format: format).document
  }

  // MARK: What is handed over

  @Test(
    "An expression's names say which posts can be judged without looking",
    arguments: [
      ("//a//h2", "a > h2 &"),
      ("//a//*[self::h1 or self::h2]", "a > h1|h2 &"),
      ("//*[self::h1 or self::h2][ancestor::a[@href]]", "a > h1|h2 & a"),
      ("//ul[not(li)]", "ul &"),
      ("//ul[not(li)] | //dl", "ul & ; dl &"),
      ("//table[.//th and (td or tr)]", "table & th, td|tr"),
      ("//a/@href", "a &"),
      ("//h2/preceding::p", "h2 & p"),
      ("//p[b = 'x']", "p & b"),
      ("//p[(b = 'x') = false()]", "p &"),
      ("//p[count(b) = 0]", "p &"),
      ("//p[boolean(b)]", "p & b"),
      ("(//a | //b)[1]/i", "a & i ; b & i"),
      ("//text()", "&"),
      ("//*[@id]", "&"),
      ("/descendant-or-self::p/i", "i & p"),
    ])
  func prefilter(_ expression: String, _ asked: String) throws {
    let found = try XPathRule(expression).prefilter.alternatives.map { alternative in
      let chain = alternative.chain.map { $0.joined(separator: "|") }.joined(separator: " > ")
      let rest = alternative.anywhere.map { $0.joined(separator: "|") }.joined(separator: ", ")
      return [chain, "&", rest].filter { !$0.isEmpty }.joined(separator: " ")
    }
    #expect(found.joined(separator: " ; ") == asked)
  }

  @Test(
    "A post is handed over only when the names in it can match",
    arguments: [
      ("<p>Words</p>", XPathPrefilter.Verdict.absent),
      ("<a href='x'>y</a>", .absent),
      ("<h2><a href='x'>y</a></h2>", .impossible),
      ("<a href='x'>y</a><h2>z</h2>", .impossible),
      ("<a href='x'><div><h2>y</h2></div></a>", .possible),
      (
        "<a>1</a><p><a>2</a></p><section><a><i>3</i></a><a><b><h1>4</h1></b></a></section>",
        .possible
      ),
    ])
  func verdict(_ text: String, _ verdict: XPathPrefilter.Verdict) throws {
    let rule = try XPathRule("//a//*[self::h1 or self::h2]")
    #expect(rule.prefilter.look(at: try Self.document(text)) == verdict)
  }

  @Test(
    "What the names rule out, the expression does not find",
    arguments: [
      "//a//h2", "//p[b or i]//em", "//h2/following-sibling::p/b", "//li/parent::*[self::ul]",
      "//*[self::b and parent::p]", "(//b | //i)/ancestor::p", "//p/@class/..", "//div//a[img]",
      "//p[not(b)]", "//p[b != 'x']", "//b/self::b/i", "//descendant-or-self::p/b",
    ])
  func soundness(_ expression: String) throws {
    let rule = try XPathRule(expression)
    for text in [
      "<p class=x><b>1<i>2<em>3</em></i></b></p>", "<div><a><img><h2>4</h2></a></div><p><b>5</b>",
      "<ul><li>6</ul><h2>7</h2><p><b>8</b></p>", "<i>9</i><p>10", "<b><p><em>11</em></p></b>",
      "<table><a><h2>12</h2></a><tr><td><p><b>13</table>", "",
    ] {
      let document = try Self.document(text)
      let found = rule.evaluate(document).matches
      if rule.prefilter.look(at: document) != .possible { #expect(found == [], "\(text)") }
    }
  }

  @Test("Inner text of a template is not part of the page; shortcodes are left out")
  func leftOut() throws {
    let rule = try XPathRule("//b | //text()")
    let html = try Self.document("<template><b>1</b></template><b>2</b>")
    #expect(rule.evaluate(html).matches.count == 2)
    let markdown = try Self.document("{{< figure src=\"x\" >}}\n\n**b**\n", .markdown)
    #expect(
      rule.evaluate(markdown).matches.allSatisfy { markdown.kind($0.node) != .opaque })
  }

  @Test("Of an attribute that stands twice, the first counts, as in a browser")
  func duplicates() throws {
    let document = try Self.document("<p class=a class=b>1</p>")
    #expect(try XPathRule("//p[@class = 'a']").evaluate(document).matches.count == 1)
    #expect(try XPathRule("//p[@class = 'b']").evaluate(document).matches == [])
  }

  @Test("Bytes that are no UTF-8, and zeros, harm nothing")
  func badBytes() throws {
    let bytes = Array("<p title='a\u{0}".utf8) + [0xFF, 0xC3] + Array("z'>".utf8) + [0xFE, 0x80]
    let article = try ArticleReader().read(SourceText(bytes: bytes + [0]), format: .html)
    let rule = try XPathRule("//p[contains(@title, 'z') and string-length(.) > 1]")
    #expect(rule.evaluate(article.document).matches.count == 1)
  }

  // MARK: Limits

  static let hostileExpressions = [
    "//*[count(//*[count(//*) > 1]) > 1]",
    "//*//*//*//*//*//*",
    "//node()/following::node()/preceding::node()/following::node()",
    "//*[contains(string(/), 'zz')]",
    "//*[. = //*]",
    "//*[//text() = //@*]",
    "//*[//* != //*]",
    "//p/following-sibling::*/preceding-sibling::*",
    "//*/ancestor::*/descendant::p/following::*",
    "//*[(//p | //b)[last()]]",
    "(//p | //b | //@class | //text())[last()]",
    "//node()/..",
    "//text()[. = ..]",
    "//comment()",
  ]

  static let hostilePosts = [
    "paragraphs": String(
      repeating: "<p class='some words'>Some <b>more <i>words</i></b> here</p>", count: 10_000),
    "comments": String(repeating: "<!-- a --> b ", count: 30_000),
    "deep": String(repeating: "<div><b>1</b>", count: 500)
      + String(repeating: "word ", count: 100_000),
  ]

  @Test(
    "An expression that would take too long is stopped, and says so",
    arguments: hostileExpressions, hostilePosts.keys.sorted())
  func hostile(_ expression: String, _ post: String) throws {
    let rule = try XPathRule(expression)
    let document = try Self.document(try #require(Self.hostilePosts[post]))
    let result = rule.evaluate(document)
    if let reason = result.reason {
      #expect(reason == "the expression takes too many steps on this post")
      #expect(result.matches == [])
    }
  }

  @Test("A rule that was stopped is not verified")
  func stopped() throws {
    let document = try Self.document(Self.hostilePosts["paragraphs"] ?? "")
    let result = try XPathRule("//*[count(//*[count(//*) > 1]) > 1]").evaluate(document)
    #expect(result.reason == "the expression takes too many steps on this post")
    #expect(result.matches == [])
  }

  @Test("A deep tree is cut at 512, and the rule says that it did not see all")
  func deep() throws {
    let text = String(repeating: "<div>", count: 5_000) + "<ul></ul>"
    let document = try Self.document("<ul></ul>" + text)
    let result = try XPathRule("//ul[not(ancestor::p)]").evaluate(document)
    #expect(result.matches.count >= 1)
    if document.depth > 512 {
      #expect(result.reason == "the post is nested more than 512 levels deep")
    }
  }

  @Test(
    "The roles of the article are attributes",
    arguments: [
      ("//*[@stet:lead-image]", ["<img src=\"a.jpg\" alt=\"A boat\">"]),
      ("//img[not(@stet:lead-image)]/@alt", ["A sail"]),
      ("//h1[@stet:title]", ["<h1>"]),
      ("//p[ancestor::*[@stet:content]]", ["<p>", "<p>"]),
      ("//*[@stet:card]", []),
    ])
  func roles(_ expression: String, _ found: [String]) throws {
    let source = SourceText(
      """
      <html lang="en"><body><main><article><h1>Boats</h1><img src="a.jpg" alt="A boat"><p>One.</p>
      <p>Two.</p><img src="b.jpg" alt="A sail"></article></main></body></html>
      """)
    let article = try ArticleReader().read(source, format: .html)
    let page = PackPage(
      path: "rules/house/role.md",
      "---\nkind: xpath\nmessage: '%s'\nexpression: '\(expression)'\n---\n")
    let rule = try #require(PackLoader().load([page]).rules.first)
    let report = RulePacksTests.report(rule, article)
    #expect(report.findings.map { source.string($0.range) } == found)
  }

  @Test("A role that is none is told, and so is one that is no attribute")
  func wrongRole() {
    #expect(throws: XPathMistake.self) { try XPathRule("//*[@stet:cart]") }
    #expect(throws: XPathMistake.self) { try XPathRule("//stet:card") }
    #expect(throws: XPathMistake.self) { try XPathRule("//*[@other:card]") }
  }

  @Test("An expression that takes too many steps is stopped within a second, and a finding says so")
  func tooManySteps() throws {
    let source = SourceText(String(repeating: "<p>Words.</p>\n", count: 20_000))
    let article = try ArticleReader().read(source, format: .html)
    let page = PackPage(
      path: "rules/house/slow.md",
      "---\nkind: xpath\nmessage: no\nexpression: //p[count(preceding::p)>3]\n---\n")
    let rule = try #require(PackLoader().load([page]).rules.first)
    let report = RulePacksTests.report(rule, article)
    #expect(
      report.findings.map(\.message) == [
        "'slow' did not check all of this post: the expression takes too many steps on this post"
      ])
    #expect(report.outcome == .unverified("the expression takes too many steps on this post"))
  }

  @Test("Many attributes and many siblings take linear time")
  func wide() throws {
    let attributes = (0..<50_000).map { " a\($0)=\($0)" }.joined()
    let siblings = String(repeating: "<i>1</i>2", count: 50_000)
    let document = try Self.document("<p\(attributes)>\(siblings)</p>")
    let result = try XPathRule("//p/@* | //i | //p/text()").evaluate(document)
    #expect(result.reason != nil || result.matches.count == 150_000)
  }

  @Test(
    "Expressions that are too long or too deep are refused, and no stack runs over",
    arguments: [
      String(repeating: "(", count: 3_000) + "//p",
      String(repeating: "//p[", count: 900),
      String(repeating: "-", count: 3_900) + "1",
      "//p" + String(repeating: "/a", count: 1_900),
      "//p[a" + String(repeating: " or a", count: 700) + "]",
      "//p[" + String(repeating: "not(", count: 500) + "a",
      "//p" + String(repeating: "[a]", count: 1_300),
      String(repeating: "//p | ", count: 700) + "//a",
      "//p[@a='" + String(repeating: "x", count: 5_000) + "']",
    ])
  func tooMuch(_ expression: String) {
    #expect(throws: XPathMistake.self) { try XPathRule(expression) }
  }

  @Test("The greatest expressions that are let in run on a thread with 512 KB of stack")
  func smallStack() throws {
    let expressions = [
      "//p" + String(repeating: "/*", count: 240),
      "//p[a" + String(repeating: " or a", count: 120) + "]",
      String(repeating: "//p | ", count: 60) + "//a",
      "//p" + String(repeating: "[a", count: 28) + String(repeating: "]", count: 28),
      "//p[" + String(repeating: "not(", count: 14) + "a" + String(repeating: ")", count: 14) + "]",
      "//p[" + String(repeating: "-", count: 28) + "1]",
    ]
    let document = try Self.document(String(repeating: "<p><a>1</a></p>", count: 100))
    let done = DispatchSemaphore(value: 0)
    let failures = Failures()
    let thread = Thread {
      for expression in expressions {
        do {
          _ = try XPathRule(expression).evaluate(document)
        } catch {
          failures.add("\(expression): \(error)")
        }
      }
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
    #expect(failures.all == [])
  }

  @Test("One rule serves many threads at once")
  func threads() async throws {
    let rule = try XPathRule("//p[contains(@class, 'x') and not(b)]")
    let document = try Self.document(
      String(repeating: "<p class=x>1</p><p><b>2</b></p>", count: 50))
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<64 { group.addTask { rule.evaluate(document).matches.count } }
      for await count in group { #expect(count == 50) }
    }
  }

  @Test(
    "Every expression is read, right or wrong, without a crash, and libxml2 agrees with what is let in",
    arguments: [
      "", " ", "/", "//", "a/", "@", "*", "***", "* * *", "and", "and and and", "div div div",
      "a or", "(", ")", "[", "]", "a[", "a]", "a[]", "'", "\"", "'a'", "1", ".5", "1.2.3", ".",
      "..",
      "...", "a::b", "self::", "text()", "text(", "text(1)", "node()/text()", "count()", "count(a)",
      "not()", "a|b|c", "a|1", "1|a", "-a", "--a", "a-b", "a - b", "a -b", "svg:a", "$x", "a!b",
      "a!=b", "a<b", "é", "//é", "//*[@é]", "()", "(a)", "(a)[1]", "(1)[1]", "'a'/b", "a//b//c",
      "//a[b=c]", "//a[b = 'c\u{0}']", "a[1][2][last()]", "/..", "//@*", "attribute::*", "//a/@b/c",
      "processing-instruction()", "id('x')", "namespace::*", "substring(a,1,2,3)", "concat('a')",
      "a,b", "a b", "//a[@b and @c or @d]", "sum(//a)", "string(//a)", "//a[sum(//b) > 1]",
    ])
  func robust(_ expression: String) {
    do {
      _ = try XPathRule(expression)
    } catch {
      #expect(!error.message.hasPrefix("libxml2"), "\(expression): \(error.message)")
      #expect(error.range.end <= expression.utf8.count)
    }
  }
}

extension Document {
  /// How deep the deepest element stands.
  var depth: Int {
    var depths = [Int](repeating: 0, count: nodes.count)
    var deepest = 0
    for index in nodes.indices.dropFirst() {
      depths[index] = depths[Int(nodes[index].parent)] + 1
      deepest = max(deepest, depths[index])
    }
    return deepest
  }
}

/// What went wrong on another thread.
final class Failures: Sendable {
  private let texts = Mutex<[String]>([])

  func add(_ text: String) { texts.withLock { $0.append(text) } }
  var all: [String] { texts.withLock { $0 } }
}

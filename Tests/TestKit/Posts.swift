// SPDX-License-Identifier: Apache-2.0

import Foundation
package import SourceText

/// A generator with a fixed start, so that a failure can be seen again.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  package mutating func pick(_ words: [String]) -> String {
    words[Int.random(in: 0..<words.count, using: &self)]
  }
}

/// Posts that look like those that people write, nested and broken at random.
package enum GeneratedPost {
  private static let inlines = [
    "word", "🐟 é", "*em*", "**strong *both***", "_a_ __b__", "~~gone~~", "`code`", "`` a`b ``",
    "[link](/a_b \"ti&amp;tle\")", "[link](</c d> 'x')", "![alt *em*](i.png (t))", "[ref][r]",
    "[r]",
    "![r]", "<https://e.x/?a=1&b>", "www.e.x/(a)", "a@e.x", "&copy; &#x1F600; &nope; &#0;",
    "\\* \\a",
    "note[^1]", "{{< ref \"a\" >}}", "{% post_url a %}", "$x_1$", "[[wiki]]",
    "<b class='c&lt;'>b</b>",
    "<br>", "<!-- c -->", "[a](", "*", "_", "](", "`", "a  \nb", "a\\\nb", "\nc", "<i", "\u{0}",
    "\t",
  ]
  private static let blocks = [
    "# I {#id}\n", "## I ##\n", "I\n===\n", "I\n---\n", "I I\nI\n", "- I\n- I\n\n  I\n",
    "1. I\n2) I\n",
    "- [ ] I\n- [x] I\n", "> I\nI\n", "> [!NOTE]\n> I\n", "```sw ift\nI\n```\n", "~~~\nI\n",
    "    I\n",
    "* * *\n", "| I | I |\n|:-|-:|\n| I | I\n", "[r]: /u&amp; 'I'\n", "[^1]: I\n\n    I\n",
    "I\n: I\n",
    "<div id=\"a\">\nI\n</div>\n", "<p>I\n<table><tr><td>I</table>\n", "<!-- I -->\n",
    "$$\nI\n$$\n",
    "{% raw %}\nI\n{% endraw %}\n", "<script>I</script>\n", "I\n{: .a #b}\n", "\t- I\n",
  ]
  private static let elements = [
    "p", "div", "h2", "ul", "li", "b", "i", "a", "table", "tr", "td", "select", "option", "svg",
    "template", "math", "form", "button", "blockquote", "pre", "dl", "dd", "ruby", "rt", "nobr",
  ]
  private static let texts = [
    "text ", "é🐟", "&amp;", "&#x41;", "&not", "\n", "<!-- c -->", "<br>", "<img src=a alt='&lt;b'>",
    "<input type=hidden>", "<style>a</style>", "<textarea>\nb</textarea>", "<![CDATA[c]]>", "\0",
  ]

  /// A post in Markdown.
  package static func markdown(_ seed: Int) -> String {
    var generator = SeededGenerator(seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      var block = ""
      for character in generator.pick(blocks) {
        guard character == "I" else {
          block.append(character)
          continue
        }
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          block += generator.pick(inlines) + generator.pick([" ", " ", ""])
        }
      }
      let prefix = generator.pick(["", "", "", "> ", "  ", "- ", "> - "])
      if !prefix.isEmpty {
        let next = prefix.replacingOccurrences(of: "-", with: " ")
        block = prefix + block.replacingOccurrences(of: "\n", with: "\n" + next)
      }
      text += block + generator.pick(["\n", "\n", "", "\n\n"])
    }
    return generator.pick(["", "", "\u{FEFF}"]) + lineEnds(text, &generator)
  }

  /// A page or a fragment of one.
  package static func html(_ seed: Int) -> String {
    var generator = SeededGenerator(seed)
    var text = generator.pick(["", "<!DOCTYPE html><html lang=en><head><title>a</title><body>"])
    var open: [String] = []
    for _ in 0..<Int.random(in: 5...60, using: &generator) {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0, 1:
        let name = generator.pick(elements)
        open.append(name)
        text += "<" + name
        text += generator.pick([
          "", " ID=a", " class = \"b  c\"", " data-x='&amp;y' hidden", " href=/u?a=1&b=2",
        ])
        text += generator.pick([">", ">", " >", "/>"])
      case 2: text += "</" + (open.popLast() ?? generator.pick(elements)) + ">"
      case 3: text += "</" + generator.pick(elements) + generator.pick([">", " >"])
      default: text += generator.pick(texts)
      }
    }
    return generator.pick(["", "", "\u{FEFF}"]) + lineEnds(text, &generator)
  }

  private static func lineEnds(_ text: String, _ generator: inout SeededGenerator) -> String {
    let lineEnd = generator.pick(["\n", "\n", "\r\n", "\r"])
    return lineEnd == "\n" ? text : text.replacingOccurrences(of: "\n", with: lineEnd)
  }
}

/// The posts and pages of the shared corpus, if it is on this machine.
package enum Corpus {
  /// Unpacked once into a folder that the system clears; nothing where there is none or no `tar`.
  private static let folder: URL? = {
    guard let suites = Suites.folder else { return nil }
    let corpus = URL(fileURLWithPath: suites + "/../corpus")
    let archives =
      (try? FileManager.default.contentsOfDirectory(at: corpus, includingPropertiesForKeys: nil))?
      .filter { $0.lastPathComponent.hasSuffix(".tar.gz") } ?? []
    let target = FileManager.default.temporaryDirectory
      .appendingPathComponent("stet-corpus-\(ProcessInfo.processInfo.processIdentifier)")
    guard !archives.isEmpty,
      (try? FileManager.default.createDirectory(at: target, withIntermediateDirectories: true))
        != nil
    else { return nil }
    for archive in archives {
      let tar = Process()
      tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      tar.arguments = ["tar", "-xzf", archive.path, "-C", target.path]
      guard (try? tar.run()) != nil else { return nil }
      tar.waitUntilExit()
    }
    return target
  }()

  /// Whether there are any.
  package static var isHere: Bool { folder != nil }

  /// Every `step`th of the files with one of `endings`, by path.
  package static func sources(_ endings: [String], every step: Int) throws -> [SourceText] {
    guard let folder else { return [] }
    let names =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let chosen = names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
    return try stride(from: 0, to: chosen.count, by: step).map { index in
      SourceText(
        path: chosen[index], bytes: try Suites.bytes(folder.path + "/" + chosen[index]))
    }
  }
}

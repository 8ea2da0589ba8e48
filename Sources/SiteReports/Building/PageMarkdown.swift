// SPDX-License-Identifier: Apache-2.0

/// The pages of rules, as HTML: headings, paragraphs, lists, code and examples, of which the flagged part is marked.
///
/// A page may be a stranger's: whatever it holds is text.
enum PageMarkdown {
  /// What a page says before its first heading, as plain text.
  static func opening(_ page: String) -> String {
    var words: [Substring] = []
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") || line.hasPrefix("```") || (line.isEmpty && !words.isEmpty) { break }
      if !line.isEmpty { words.append(line) }
    }
    return words.joined(separator: " ").replacing("`", with: "")
  }

  static func html(_ page: String) -> HTML {
    var result = HTML()
    var paragraph: [Substring] = []
    var items: [HTML] = []
    var example: [Substring]?
    func end() {
      if !paragraph.isEmpty {
        result = result + HTML("p", [], inline(paragraph.joined(separator: " ")))
      }
      if !items.isEmpty { result = result + HTML("ul", [], items) }
      paragraph = []
      items = []
    }
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        if let lines = example {
          result = result + HTML("pre", [], code(lines.joined(separator: "\n")))
          example = nil
        } else {
          end()
          example = []
        }
      } else if example != nil {
        example?.append(line)
      } else if line.hasPrefix("#") {
        end()
        result = result + HTML("h3", [], HTML(String(line.drop { $0 == "#" || $0 == " " })))
      } else if line.isEmpty {
        end()
      } else if line.hasPrefix("- ") || line.hasPrefix("* ") {
        if !paragraph.isEmpty { end() }
        items.append(HTML("li", [], inline(String(line.dropFirst(2)))))
      } else {
        paragraph.append(line)
      }
    }
    end()
    if let example { result = result + HTML("pre", [], code(example.joined(separator: "\n"))) }
    return result
  }

  /// An example, in which the flagged text is marked.
  private static func code(_ text: String) -> HTML {
    var result = HTML()
    for (number, part) in text.split(separator: "⟦", omittingEmptySubsequences: false).enumerated()
    {
      let pieces = part.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
      if number == 0 || pieces.count < 2 {
        result = result + HTML(lines: String(part))
      } else {
        result =
          result + HTML("mark", [], HTML(lines: String(pieces[0]))) + HTML(lines: String(pieces[1]))
      }
    }
    return result
  }

  /// A paragraph with its code.
  private static func inline(_ text: String) -> HTML {
    var result = HTML()
    for (number, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    {
      guard !part.isEmpty else { continue }
      let piece = HTML(String(part))
      result = result + (number % 2 == 1 ? HTML("code", [], piece) : piece)
    }
    return result
  }
}

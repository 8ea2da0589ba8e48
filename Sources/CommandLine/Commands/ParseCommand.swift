// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import FrontMatter
import HTMLReading
import Linting
import MarkdownReading
import Formats
import SourceText
import ValeStyles
import Workspace

/// `stet parse`: what Stet sees in a post.
struct ParseCommand {
  private let arguments: ParseArguments
  private let console: Console

  init(_ arguments: ParseArguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  func run() -> RunStatus {
    let isInput = arguments.path == "-"
    if !isInput, console.environment.isFolder(arguments.path) {
      console.error("'\(arguments.path)' is a folder", help: "name one file, or '-'")
      return .wrongUse
    }
    var dialect: MarkdownDialect?
    if let name = arguments.dialect {
      dialect = MarkdownDialect(name: name)
      guard dialect != nil else {
        let names = MarkdownDialect.names
        console.error(
          "unknown dialect '\(name)'",
          help: Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            ?? "available dialects: \(names.joined(separator: ", "))")
        return .wrongUse
      }
    }
    let (posts, workspace) = console.selection(
      PostRequest([arguments.path]),
      stdinFilename: arguments.stdinFilename ?? (dialect == nil ? nil : "stdin.md"),
      isQuiet: true)
    guard let task = posts.tasks.first else { return max(posts.status, .wrongUse) }
    let text = task.read(workspace.loader)
    let (post, format) = (text.post, text.format)
    if let finding = post.finding, !post.isReadable {
      console.error("\(task.file.printed): \(finding.message)", help: finding.help)
      return .failure
    }
    guard let reader = try? ArticleReader(task.rules.article) else {
      console.error("a selector in the configuration is invalid", help: "see 'stet config'")
      return .wrongUse
    }
    let block = FrontMatterBlock.locate(in: post.source)
    let usual = reader.dialect(
      of: post.source, frontMatter: block.flatMap { try? $0.read(post.source) })
    switch arguments.view {
    case .article:
      console.write(ArticleListing(task.article(in: post.source, format, by: reader)).text)
    case .text:
      let article = task.article(in: post.source, format, by: reader)
      let lines = article.blocks.map { article.text(of: $0).string + "\n" }
      console.write(TerminalText.escapedLines(lines.joined()))
    case .styleTexts:
      console.write(Self.styleTexts(task.article(in: post.source, format, by: reader)))
    case .tree:
      let tree = TreeNotation.text(of: document(post.source, format, dialect ?? usual))
      console.write(TerminalText.escapedLines(tree.hasSuffix("\n") ? tree : tree + "\n"))
    case .html:
      guard format == .markdown else {
        console.error("--as html shows Markdown's HTML", help: "use --as tree for an HTML file")
        return .wrongUse
      }
      let html = MarkdownReader.html(
        post.source, from: start(of: post.source), dialect: dialect ?? usual)
      console.write(TerminalText.referencedLines(html))
    }
    return .success
  }

  /// The texts that rules of Vale's styles read, one in a line as JSON.
  private static func styleTexts(_ article: Article) -> String {
    var lines: [UInt8] = []
    for text in StyleText.texts(of: article) {
      // A writer of its own for each line: between values of one it writes commas.
      var writer = JSONWriter()
      writer.object(inline: true) { writer in
        writer.key("scopes")
        writer.array(text.scopes)
        if let key = text.key { writer.member("key", key) }
        writer.member("text", text.text)
        writer.key("parts")
        writer.array(inline: true) { writer in
          for part in text.parts {
            writer.array(inline: true) { writer in
              writer.value(part.bytes.lowerBound)
              writer.value(part.source.start)
              writer.value(part.source.end)
              writer.value(part.isVerbatim)
            }
          }
        }
      }
      writer.endLine()
      lines += writer.bytes
    }
    return String(decoding: lines, as: UTF8.self)
  }

  /// With a named dialect or fragment, the text has no front matter.
  private func start(of source: SourceText) -> Int {
    guard arguments.dialect == nil, arguments.fragment == nil,
      let block = FrontMatterBlock.locate(in: source)
    else { return source.contentStart }
    return block.range.end
  }

  private func document(
    _ source: SourceText, _ format: DocumentFormat, _ dialect: MarkdownDialect
  ) -> Document {
    let start = start(of: source)
    switch format {
    case .markdown: return MarkdownReader.read(source, from: start, dialect: dialect)
    case .html:
      if let tag = arguments.fragment {
        return HTMLReader.readFragment(source, context: tag, from: start)
      }
      return HTMLReader.read(source, from: start, templates: start > source.contentStart)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

package import Documents
package import SourceText

/// Reads Markdown into the tree that its HTML would make, with the ranges of its own markers.
package enum MarkdownReader {
  /// The document that `source` holds from the byte at `start` on (after front matter); its document node's children
  /// are the blocks.
  package static func read(
    _ source: SourceText, from start: Int? = nil, dialect: MarkdownDialect = .stet
  ) -> Document {
    let tree = BlockParser.parse(
      source, from: start ?? source.contentStart, options: dialect.options)
    let likelyNodes = tree.likelyNodes(source.count)
    if !tree.hasHTMLBlocks {
      var writer = MarkdownWriter(
        source, tree, options: dialect.options, sink: DocumentSink(source, likelyNodes: likelyNodes)
      )
      writer.write()
      let sink = writer.finish()
      if !sink.isDone { return sink.finish() }
    }
    var writer = MarkdownWriter(
      source, tree, options: dialect.options,
      sink: TreeSink(source, likelyNodes: likelyNodes, options: dialect.options))
    writer.write()
    return writer.finish().finish()
  }

  /// The HTML of the same, as the CommonMark specification prints it.
  package static func html(
    _ source: SourceText, from start: Int? = nil, dialect: MarkdownDialect
  ) -> String {
    let tree = BlockParser.parse(
      source, from: start ?? source.contentStart, options: dialect.options)
    var writer = MarkdownWriter(
      source, tree, options: dialect.options, sink: HTMLSink(source, options: dialect.options))
    writer.write()
    return String(decoding: writer.finish().output, as: UTF8.self)
  }
}

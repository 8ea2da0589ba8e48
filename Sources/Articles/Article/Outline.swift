// SPDX-License-Identifier: Apache-2.0

import Documents

/// A heading with the section under it.
package struct Section: Hashable, Sendable {
  package var heading: Heading
  /// The section that this one is part of, as an index of the outline.
  package var parent: Int?
  /// Prose words up to the next heading of the same or a higher level, sub-sections included.
  package var words: Int
}

extension Article {
  /// The content's headings, bold ones among them when asked, as a tree of sections in order.
  package func outline(includingBold: Bool = true) -> [Section] {
    var all = headings
    if includingBold, !boldHeadings.isEmpty {
      all = (headings + boldHeadings).sorted { $0.node < $1.node }
    }
    var sections: [Section] = []
    var open: [Int] = []
    var nextBlock = 0
    func addWords(before node: NodeID?) {
      while nextBlock < blocks.count, node.map({ blocks[nextBlock].node < $0 }) ?? true {
        let block = blocks[nextBlock]
        if block.isProse {
          for index in open { sections[index].words += block.words }
        }
        nextBlock += 1
      }
    }
    for heading in all {
      addWords(before: heading.node)
      while let last = open.last, sections[last].heading.level >= heading.level {
        open.removeLast()
      }
      sections.append(Section(heading: heading, parent: open.last, words: 0))
      open.append(sections.count - 1)
    }
    addWords(before: nil)
    return sections
  }
}

// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Front matter as it was read.
package struct FrontMatterReading: Sendable {
  package var block: FrontMatterBlock
  /// What it says; `nil` when it could not be read.
  package var value: DataValue?
  /// Why it could not.
  package var problem: DataProblem?

  /// A reading of `block`.
  package init(block: FrontMatterBlock, value: DataValue?, problem: DataProblem?) {
    self.block = block
    self.value = value
    self.problem = problem
  }
}

extension FrontMatterReading {
  /// Who reads the post.
  package enum Reader: Sendable {
    /// A generator, to which front matter without keys is a mistake.
    case generator
    /// A generator that passes over blank lines in front of it.
    case lenientGenerator
    case anybody
  }

  /// The front matter of the post in `source`; `nil` where there is none, nor anything that its
  /// writer meant as such.
  package init?(in source: SourceText, for reader: Reader) {
    var isLenient = false
    if case .lenientGenerator = reader { isLenient = true }
    if let block = FrontMatterBlock.locate(in: source, behindBlanks: isLenient) {
      self.init(block, source)
      // To a generator it is front matter without fields; to everybody else, text between two rules.
      if case .anybody = reader, isText(source) { return nil }
      return
    }
    guard let block = FrontMatterBlock.misplaced(in: source) else { return nil }
    self.init(block, source)
  }

  private init(_ block: FrontMatterBlock, _ source: SourceText) {
    guard block.isClosed else {
      let problem = DataProblem(
        message: "this front matter is never closed", range: block.opening)
      self.init(block: block, value: (try? block.read(source)) ?? nil, problem: problem)
      return
    }
    do {
      self.init(block: block, value: try block.read(source), problem: nil)
    } catch {
      self.init(block: block, value: nil, problem: error)
    }
  }

  /// Whether the lines between two fences of YAML are a text or a list and no map.
  private func isText(_ source: SourceText) -> Bool {
    guard block.format == .yaml, block.isClosed else { return false }
    if let value { return value.map == nil && !value.isNull }
    // What cannot be read and begins with a blank line is prose with a colon in it.
    return problem != nil
      && source.bytes[block.contentRange.indices].prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        .count < block.contentRange.count
      && source.bytes[block.contentRange.indices]
        .drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.first == 0x0A
  }
}

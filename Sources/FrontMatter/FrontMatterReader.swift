// SPDX-License-Identifier: Apache-2.0

package import SourceText

/// Reads located front matter in whichever language it is written.
package enum FrontMatterReader {
  /// The values of `block`; for TOML nothing yet, which says nothing about the post.
  package static func read(
    _ block: FrontMatterBlock, in source: SourceText
  ) throws(DataProblem) -> DataValue {
    switch block.format {
    case .yaml: return try YAMLReader.read(source, in: block.contentRange)
    case .json: return try JSONReader.read(source, in: block.contentRange)
    case .toml: return DataValue(.null, range: block.contentRange)
    }
  }
}

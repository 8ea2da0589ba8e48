// SPDX-License-Identifier: Apache-2.0

package import Articles
import Documents
package import SourceText

/// A text of a post as patterns of styles see it, with Vale's default settings.
package struct StyleText: Sendable {
  /// The scopes that it is in.
  package let scopes: [String]
  /// The key of the front matter that it is the value of.
  package let key: String?
  package let text: String
  /// The runs of the text and the source bytes that they stand for.
  package let parts: [Part]

  /// A run of the text.
  package struct Part: Sendable {
    /// Its bytes in the text.
    package let bytes: Range<Int>
    package let source: ByteRange
    /// Whether it is spelled in the source as it is here.
    package let isVerbatim: Bool
  }

  /// The texts of `article`, in the order in which styles read them.
  package static func texts(of article: Article) -> [StyleText] {
    let ignores = ValeIgnores()
    let wanted: ValeScope = [.sentence, .summary, .raw, .link, .strong, .emphasis, .code]
    return ValeTexts(article, ignores, ElementRoles(ignores), wanted: wanted).units.map { unit in
      StyleText(
        scopes: ValeScope.names.filter { unit.scopes.contains($0.value) }.map(\.key).sorted(),
        key: unit.key, text: unit.string(0..<unit.bytes.count),
        parts: unit.parts.map {
          Part(bytes: $0.bytes, source: $0.source, isVerbatim: $0.isVerbatim)
        })
    }
  }
}

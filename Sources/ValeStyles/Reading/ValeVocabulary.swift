// SPDX-License-Identifier: Apache-2.0

import Configuration
import Linting
import Patterns
import SourceText

/// The words that a project always or never uses, as Vale keeps them next to its styles.
struct ValeVocabulary: Sendable {
  private(set) var accepted: [String] = []
  private(set) var rejected: [String] = []

  init() {}

  /// The vocabularies `names` of the folder that holds the style at `folder`; nothing: all.
  init(above folder: String, names: [String]?, _ files: any FileAccess) {
    let styles = PathText.folder(folder)
    for place in ["config/vocabularies", "Vocab"] {
      let all = PathText.join(styles, place)
      for name in names ?? files.list(all) ?? [] where !name.contains("/") && name != ".." {
        let own = PathText.join(all, name)
        accepted += Self.lines("accept.txt", of: own, below: styles, files)
        rejected += Self.lines("reject.txt", of: own, below: styles, files)
      }
    }
  }

  private static func lines(
    _ name: String, of folder: String, below styles: String, _ files: any FileAccess
  ) -> [String] {
    let path = PathText.join(folder, name)
    guard PathText.relative(files.resolved(path), to: files.resolved(styles)) != nil,
      case .text(let source) = files.read(path)
    else { return [] }
    return source.string(ByteRange(source.contentStart, source.count))
      .split(whereSeparator: \.isNewline)
      .map { String($0.trimming()) }
      .filter { !$0.isEmpty && $0 != "#" && !$0.hasPrefix("# ") }
  }

  /// The rules that the words themselves make, as Vale has them.
  func bodies() -> [(id: String, body: any ValeBody)] {
    var bodies: [(String, any ValeBody)] = []
    let selector = ValeSelector(["text"])
    if !rejected.isEmpty {
      var query = ValeQuery(selector: selector)
      query.tokens = rejected.compactMap {
        try? ValeQuery.Token.read($0, ignoresCase: false, .word)
      }
      bodies.append(
        (
          "vale-avoid",
          ValeExistence(
            query: query,
            message: ValeMessage(
              text: "'%s' is not used in this project", help: "use another word"),
            exceptions: ValeExceptions(accepted), action: nil, limit: 0)
        ))
    }
    let terms = accepted.filter { !$0.hasPrefix("(?") && $0 != $0.lowercased() }
      .sorted { $0.utf8.count > $1.utf8.count }
    if !terms.isEmpty {
      var query = ValeQuery(selector: selector)
      var swaps: [ValeSubstitution.Swap] = []
      for term in terms {
        guard let token = try? ValeQuery.Token.read(term, ignoresCase: true, .word) else {
          continue
        }
        query.tokens.append(token)
        let isPlain = NetSyntax.literal(term) != nil
        swaps.append(
          ValeSubstitution.Swap(
            written: term, options: [term],
            fine: isPlain
              ? nil : try? ValePattern("^(?:\(term))$", ignoresCase: false, .plain)))
      }
      bodies.append(
        (
          "vale-terms",
          ValeSubstitution(
            query: query, swaps: swaps,
            message: ValeMessage(
              text: "'%[2]s' is spelled '%[1]s' in this project", help: "use the project's spelling"
            ),
            exceptions: ValeExceptions(), replaces: false, capitalizes: false, isOfTerms: true,
            limit: 0)
        ))
    }
    return bodies
  }
}

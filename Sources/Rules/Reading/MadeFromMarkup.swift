// SPDX-License-Identifier: Apache-2.0

import Articles
import SourceText

extension Article {
  /// Whether a program made the page from a markup of manuals, in which authors write neither quotation marks nor
  /// descriptions nor texts for addresses: the page is printed, too.
  var isMadeFromMarkup: Bool {
    guard let maker = head?.meta("generator")?.text.lowercased() else { return false }
    return ["docbook", "asciidoc", "publican", "sphinx"].contains {
      maker.utf8Range(of: $0) != nil
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Where the documentation is published, as `make site` writes it.
package enum DocumentationSite {
  /// The address, ending in a slash; empty until the documentation is published. `Distribution/site.py` reads it here.
  package static let base = ""

  /// The address of the page of a rule that is part of Stet; `nil` as long as there is none.
  package static func page(of rule: String, base: String = base) -> String? {
    base.isEmpty ? nil : "\(base)rules/\(rule)/"
  }
}

// SPDX-License-Identifier: Apache-2.0

import Articles
import FrontMatter
import Linting

// Why what a post says of itself cannot always be verified.

extension RuleContext {
  /// Says that the page's head is filled in later, so that what it lacks is not a finding.
  mutating func isTemplate() { unverified("the page is a template whose head is filled in later") }

  /// Whether the front matter of `article` cannot be read, which is said then.
  mutating func lacksFrontMatter(of article: Article) -> Bool {
    guard let matter = article.frontMatter, matter.value == nil,
      matter.problem != nil || matter.block.format == .script
    else { return false }
    unverified("the front matter cannot be read")
    return true
  }
}

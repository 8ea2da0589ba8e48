// SPDX-License-Identifier: Apache-2.0

/// Something that is said once of a site, and not of each of its posts. It never fails a run.
package struct SiteFinding: Hashable, Sendable {
  /// What its posts measure, where the rule measures.
  package struct Distribution: Hashable, Sendable {
    package var field: String
    /// What the rule objects to beyond.
    package var limit: Double
    package var median: Double
    /// Posts up to this one have no finding: nine in ten.
    package var percentile90: Double

    package init(field: String, limit: Double, median: Double, percentile90: Double) {
      self.field = field
      self.limit = limit
      self.median = median
      self.percentile90 = percentile90
    }
  }

  package var rule: String
  package var message: String
  package var help: String
  /// The folder of the posts as printed, and their language where the folder holds several.
  package var collection: String
  /// How many posts share it.
  package var count: Int
  /// How many posts the rule applies to.
  package var posts: Int
  /// Some of the posts, as printed.
  package var examples: [String]
  package var distribution: Distribution?
  /// Findings of this run that were held back for it.
  package var heldBack: Int

  package init(
    rule: String, message: String, help: String, collection: String, count: Int, posts: Int,
    examples: [String] = [], distribution: Distribution? = nil, heldBack: Int = 0
  ) {
    self.rule = rule
    self.message = message
    self.help = help
    self.collection = collection
    self.count = count
    self.posts = posts
    self.examples = examples
    self.distribution = distribution
    self.heldBack = heldBack
  }
}

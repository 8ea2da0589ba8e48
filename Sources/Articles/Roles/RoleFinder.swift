// SPDX-License-Identifier: Apache-2.0

package import Documents
package import Selectors

/// What the selectors of one preset found in a page.
package struct FoundRoles: Sendable {
  package var preset = "plain"
  var nodes: [Role: [NodeID]] = [:]
  /// Whether the content was found by what any page may have, such as `main`, and not by a theme's own name.
  var isContentGeneric = false

  /// The elements in role `role`, those of the first selector that matched any, in document order.
  package subscript(role: Role) -> [NodeID] { nodes[role] ?? [] }
}

/// Finds the parts of an article by selectors: all presets' at once, in one pass over the elements.
package struct RoleFinder: Sendable {
  private struct Target: Sendable {
    var preset: Int
    /// Nothing: the selector tells the preset itself.
    var role: Role?
    var order: Int
  }

  private let presets: [ThemePreset]
  private let targets: [Target]
  private let index: SelectorIndex
  /// The preset that a setting names.
  private let forced: Int?

  /// The finder for the settings `options`; a selector that cannot be read is reported.
  package init(_ options: ArticleOptions) throws(SelectorProblem) {
    presets = ThemePreset.all
    forced = options.preset.flatMap { name in ThemePreset.all.firstIndex { $0.name == name } }
    var targets: [Target] = []
    var selectors: [(selector: Selector, number: Int)] = []
    func add(_ source: String, _ preset: Int, _ role: Role?) throws(SelectorProblem) {
      guard !source.isEmpty else { return }
      for (order, selector) in try SelectorList(source).selectors.enumerated() {
        selectors.append((selector, targets.count))
        targets.append(Target(preset: preset, role: role, order: order))
      }
    }
    for (number, preset) in presets.enumerated() {
      try add(preset.foundBy, number, nil)
      for role in Role.allCases {
        // The list of what is never content is shared, and asked for once, under the last preset.
        if role == .never, number != presets.count - 1, options.selectors[.never] == nil {
          continue
        }
        if let source = options.selectors[role] ?? preset.selectors[role] {
          try add(source, number, role)
        }
      }
    }
    self.targets = targets
    index = SelectorIndex(selectors)
  }

  /// The finder without any settings, made once.
  package static let standard: RoleFinder? = try? RoleFinder(ArticleOptions())

  /// How many of `nodes` lie in none of the others.
  private func countApart(_ nodes: [NodeID], in document: Document) -> Int {
    var count = 0
    var end = 0
    for node in nodes where node.index >= end {
      count += 1
      end = document.subtreeEnd(node)
    }
    return count
  }

  /// The parts of `document`.
  package func find(in document: Document) -> FoundRoles {
    var matches: [[NodeID]] = Array(repeating: [], count: targets.count)
    let candidates = index.candidates(in: document)
    for number in document.nodes.indices {
      let record = document.nodes[number]
      guard record.kind == .element, !record.flags.contains(.markdown) else { continue }
      let node = NodeID(number)
      index.forEachMatch(of: node, in: document, candidates: candidates) { target in
        if matches[target].last != node { matches[target].append(node) }
      }
    }
    var isThere = Array(repeating: false, count: presets.count)
    for (target, found) in zip(targets, matches) where target.role == nil && !found.isEmpty {
      isThere[target.preset] = true
    }
    isThere[presets.count - 1] = true
    var order = presets.indices.filter { isThere[$0] } + presets.indices.filter { !isThere[$0] }
    if let forced { order = [forced] }

    func roles(_ preset: Int) -> FoundRoles {
      var roles = FoundRoles(preset: presets[preset].name)
      var best: [Role: Int] = [:]
      for (number, target) in targets.enumerated() {
        guard let role = target.role, !matches[number].isEmpty else { continue }
        if role == .never || role == .caption || role == .card || role == .related {
          guard target.preset == preset || role == .never else { continue }
          roles.nodes[role, default: []].append(contentsOf: matches[number])
        } else if target.preset == preset {
          // Several of one kind side by side are a list of posts, so a selector that finds one is better.
          let isList = role == .content && countApart(matches[number], in: document) > 1
          let order = isList ? target.order + targets.count : target.order
          if order < best[role] ?? .max {
            best[role] = order
            roles.nodes[role] = matches[number]
            if role == .content {
              roles.isContentGeneric =
                target.order >= presets[preset].ownContentSelectors ?? .max
            }
          }
        }
      }
      for (role, nodes) in roles.nodes where !zip(nodes, nodes.dropFirst()).allSatisfy({ $0 < $1 })
      {
        roles.nodes[role] = Array(Set(nodes)).sorted()
      }
      return roles
    }

    let first = roles(order[0])
    if !first[.content].isEmpty { return first }
    for preset in order.dropFirst() {
      let found = roles(preset)
      if !found[.content].isEmpty { return found }
    }
    return first
  }
}

// SPDX-License-Identifier: Apache-2.0

package import FrontMatter

/// The settings of a Hugo site, put together from its files as Hugo does it. Keys are found in any letter case.
package struct HugoConfiguration: Sendable {
  /// The values of each file, those that go before the others first.
  private var layers: [DataValue]

  package init(_ value: DataValue?) { layers = value.map { [$0] } ?? [] }

  /// The settings in `files`, as ``files(_:)`` puts them in order.
  init(_ files: [GeneratorSettings.File]) {
    layers = files.compactMap { file in
      guard let value = GeneratorSettings.values(file) else { return nil }
      return Self.layer(value, SourceName(file.name))
    }
  }

  private static let endings: Set<String> = ["toml", "yaml", "yml", "json"]
  /// The folders of settings, the one for the published site first.
  private static let folders = ["config/production", "config/_default"]

  /// Where the settings of a site are: those for the published site, the site's own, and the rest.
  static func files(_ files: FolderFiles) -> [String] {
    var found: [String] = []
    let rootNames = ["hugo", "config"].flatMap { name in
      ["toml", "yaml", "yml", "json"].map { name + "." + $0 }
    }
    for folder in folders {
      let inside = files.inside(folder).filter { endings.contains(SourceName($0).ending) }
      // A file that the build makes from a template is beside it under another name.
      let stems = Set(inside.map { SourceName($0).stem })
      found += inside.filter { name in
        let stem = SourceName(name).stem
        return !stem.hasPrefix("module") || stem == "module" || !stems.contains("module")
      }
      if folder == folders[0] { found += rootNames.filter(files.contains).prefix(1) }
    }
    return found
  }

  /// What a file says, under the key that its name stands for: `permalinks.toml`, `params.fr.toml`.
  private static func layer(_ value: DataValue, _ name: SourceName) -> DataValue {
    if name.folder.isEmpty { return value }
    var parts = name.stem.split(separator: ".").map(String.init)
    var value = value
    func wrap(_ key: String) {
      value = DataValue(
        .map([DataEntry(key: key, keyRange: value.range, value: value)]), range: value.range)
    }
    let language = parts.count > 1 ? parts.removeLast() : nil
    let key = parts.joined(separator: ".")
    if key.hasPrefix("module") {
      wrap("module")
    } else if key != "hugo", key != "config" {
      wrap(key)
    }
    if let language {
      wrap(language)
      wrap("languages")
    }
    return value
  }

  /// The value under `keys`, from the first file that has one.
  subscript(keys: String...) -> DataValue? { value(keys) }

  func value(_ keys: [String]) -> DataValue? {
    for layer in layers {
      var value: DataValue? = layer
      for key in keys { value = value?.folded(key) }
      if let value, !value.isNull { return value }
    }
    return nil
  }

  /// The entries of the map under `keys`, from all files, keys in lower case.
  func entries(_ keys: String...) -> [(key: String, value: DataValue)] {
    var found: [(key: String, value: DataValue)] = []
    var seen: Set<String> = []
    for layer in layers {
      var value: DataValue? = layer
      for key in keys { value = value?.folded(key) }
      for entry in value?.map ?? [] {
        let key = entry.key.lowercased()
        if seen.insert(key).inserted { found.append((key, entry.value)) }
      }
    }
    return found
  }
}

extension DataValue {
  /// The last value of `key` in a map, whatever the letter case.
  func folded(_ key: String) -> DataValue? {
    let key = key.lowercased()
    return map?.last { $0.key.lowercased() == key }?.value
  }
}

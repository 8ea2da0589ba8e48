// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting

/// Under which address Hugo writes a page: `url` and `slug` of its front matter, `permalinks` and `uglyURLs` of the
/// settings.
struct HugoPermalinks: Sendable {
  private let isUgly: Bool
  private let uglySections: Set<String>
  private let keepsCase: Bool
  /// Templates by section, of single pages and of section pages.
  private var pages: [String: String] = [:]
  private var sections: [String: String] = [:]

  init(_ settings: HugoConfiguration) {
    isUgly = settings["uglyURLs"]?.bool ?? false
    uglySections = Set(
      (settings["uglyURLs"]?.map ?? []).filter { $0.value.bool == true }.map(\.key))
    keepsCase = settings["disablePathToLower"]?.bool ?? false
    // By kind, or, as it was once, right below.
    for entry in settings.entries("permalinks") {
      if let template = entry.value.string { pages[entry.key] = template }
    }
    for entry in settings.entries("permalinks", "page") {
      if let template = entry.value.string { pages[entry.key] = template }
    }
    for entry in settings.entries("permalinks", "section") {
      if let template = entry.value.string { sections[entry.key] = template }
    }
  }

  /// The address of the page `file`, whose place in the content is `name`, in the language whose folder is `prefix`.
  func address(of file: SourceFile, _ name: SourceName, _ date: Day?, prefix: String) -> String {
    if let url = file.values?.folded("url")?.string, !url.isEmpty {
      // With a slash in front it counts from the root, whatever the language.
      let filled = url.contains(":") ? fill(url, file, name, date) : url
      return url.hasPrefix("/") || prefix.isEmpty ? "/" + filled.drop { $0 == "/" } : "/\(prefix)/" + filled
    }
    let path = permalink(of: file, name, date)
    return prefix.isEmpty ? path : "/" + prefix + path
  }

  private func permalink(of file: SourceFile, _ name: SourceName, _ date: Day?) -> String {
    let section = name.folders.first ?? ""
    if name.stem == "_index" {
      if name.folders.count == 1, let template = sections[section.lowercased()] {
        return slashed(fill(template, file, name, date))
      }
      return "/" + (name.folder.isEmpty ? "" : path(name.folder) + "/")
    }
    // The name of a bundle is its folder's.
    let isBundle = name.stem == "index"
    let folder = isBundle ? PathText.folder(name.folder) : name.folder
    if isBundle, name.folder.isEmpty { return "/" }
    if let template = pages[section.lowercased()] ?? (section.isEmpty ? pages["/"] : nil) {
      return slashed(fill(template, file, name, date))
    }
    let base = isBundle ? PathText.name(name.folder) : name.stem
    let slug = file.values?.folded("slug")?.string
    let whole = "/" + SitePath.join(path(folder), segment(slug ?? base))
    return isUgly || uglySections.contains(section) ? whole + ".html" : whole + "/"
  }

  private func slashed(_ path: String) -> String { path.hasPrefix("/") ? path : "/" + path }

  private func fill(
    _ template: String, _ file: SourceFile, _ name: SourceName, _ date: Day?
  ) -> String {
    let isBundle = name.stem == "index"
    let isSection = name.stem == "_index"
    let folder = isBundle ? PathText.folder(name.folder) : name.folder
    let base = isBundle || isSection ? PathText.name(name.folder) : name.stem
    let slug = file.values?.folded("slug")?.string
    let title = file.values?.folded("title")?.string
    return Permalink.filled(Self.withSlices(template, SourceName(folder + "/x").folders.map(segment)))
    { token in
      switch token {
      case "section": segment(name.folders.first ?? "")
      case "sections": path(folder)
      case "title": segment(title ?? base)
      case "slug": segment(slug ?? title ?? base)
      case "slugorfilename", "slugorcontentbasename": segment(slug ?? base)
      case "filename", "contentbasename": segment(base)
      default: date.flatMap { Permalink.part(token, of: $0) }
      }
    }
  }

  /// `template` with `:sections[1:]` and its like filled in.
  private static func withSlices(_ template: String, _ sections: [String]) -> String {
    guard template.contains(":sections[") else { return template }
    var result = ""
    for (number, part) in template.split(
      separator: ":sections[", omittingEmptySubsequences: false
    ).enumerated() {
      guard number > 0, let end = part.firstIndex(of: "]") else {
        result += part
        continue
      }
      result += slice(String(part[..<end]), sections).joined(separator: "/")
      result += part[part.index(after: end)...]
    }
    return result
  }

  private static func slice(_ text: String, _ sections: [String]) -> ArraySlice<String> {
    func place(_ text: Substring, _ otherwise: Int) -> Int {
      if text.isEmpty { return otherwise }
      if text == "last" { return sections.count - 1 }
      return min(max(0, Int(text) ?? otherwise), sections.count)
    }
    let sides = text.split(separator: ":", omittingEmptySubsequences: false)
    guard sides.count == 2 else {
      let number = place(Substring(text), 0)
      return sections.indices.contains(number) ? sections[number...number] : []
    }
    let (start, end) = (place(sides[0], 0), place(sides[1], sections.count))
    return start < end ? sections[start..<end] : []
  }

  /// A path as Hugo writes it: in lower case, spaces as hyphens.
  func path(_ text: String) -> String {
    text.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }.map(segment)
      .joined(separator: "/")
  }

  /// One part of an address: letters, digits, marks and `._-#+~@` stay, spaces become hyphens.
  private func segment(_ text: String) -> String {
    let kept = Set("._-#+~@/".unicodeScalars)
    var result = ""
    var isPending = false
    for scalar in (keepsCase ? text : text.lowercased()).unicodeScalars {
      if scalar.properties.isWhitespace {
        isPending = !result.isEmpty
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || kept.contains(scalar) || scalar.properties.generalCategory == .nonspacingMark
      {
        if isPending, !result.hasSuffix("-"), scalar != "-" { result += "-" }
        isPending = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

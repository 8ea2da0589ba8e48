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
  /// The folders of the content that are sections of their own.
  private let sectionFolders: Set<String>
  /// The same as addresses, without slashes at their ends.
  private var sectionPaths: Set<String> = []
  /// Where a page's date comes from besides its front matter.
  private let dateIsInName: Bool
  private let dateIsElsewhere: Bool

  init(_ settings: HugoConfiguration, sections folders: Set<String>) {
    sectionFolders = folders
    let dates = settings["frontmatter", "date"]?.texts.map { $0.lowercased() } ?? []
    dateIsInName = dates.contains(":filename")
    dateIsElsewhere = dates.contains { [":git", ":filemodtime"].contains($0) }

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
    sectionPaths = Set(folders.map(path))
    for (folder, template) in sections {
      let name = SourceName(folder + "/_index.md")
      let address = fill(template, SourceFile(folder + "/_index.md"), name, nil)
      sectionPaths.insert(SitePath.join(address))
    }
  }

  /// Whether the address with these parts is a section's, which Hugo lists, in any of the languages.
  func isSection(_ parts: [String], _ languages: [String]) -> Bool {
    var parts = parts[...]
    if let last = parts.last, last.hasSuffix(".html") {
      parts[parts.endIndex - 1] = String(last.dropLast(5))
    }
    let inside = languages.contains(parts.first ?? "") ? parts.dropFirst() : parts
    return sectionPaths.contains(parts.joined(separator: "/"))
      || sectionPaths.contains(inside.joined(separator: "/"))
  }

  /// The address of the page `file`, whose place in the content is `name`, in the language whose folder is `prefix`.
  func address(of file: SourceFile, _ name: SourceName, _ date: Day?, prefix: String) -> String {
    if let url = file.values?.folded("url")?.string, !url.isEmpty {
      // With a slash in front it counts from the root, whatever the language.
      let filled = url.contains(":") ? fill(url, file, name, date) : url
      return url.hasPrefix("/") || prefix.isEmpty
        ? "/" + filled.drop { $0 == "/" } : "/\(prefix)/" + filled
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
      if name.folder.isEmpty { return "/" }
      return "/" + path(name.folder) + (isUgly || uglySections.contains(section) ? ".html" : "/")
    }
    // The name of a bundle is its folder's.
    let isBundle = name.stem == "index"
    let folder = isBundle ? PathText.folder(name.folder) : name.folder
    if isBundle, name.folder.isEmpty { return "/" }
    if let template = pages[section.lowercased()] ?? (section.isEmpty ? pages["/"] : nil) {
      return slashed(fill(template, file, name, date))
    }
    let base = isBundle ? PathText.name(name.folder) : name.stem
    let slug = Self.slug(file)
    let whole = "/" + SitePath.join(path(folder), segment(slug ?? base))
    return isUgly || uglySections.contains(section) ? whole + ".html" : whole + "/"
  }

  private static func slug(_ file: SourceFile) -> String? {
    file.values?.folded("slug")?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func slashed(_ path: String) -> String { path.hasPrefix("/") ? path : "/" + path }

  private func fill(
    _ template: String, _ file: SourceFile, _ name: SourceName, _ date: Day?
  ) -> String {
    let isBundle = name.stem == "index"
    let isSection = name.stem == "_index"
    let folder = isBundle ? PathText.folder(name.folder) : name.folder
    let base = isBundle || isSection ? PathText.name(name.folder) : name.stem
    var slug = Self.slug(file)
    var date = date
    if dateIsInName, let dated = SourceName(base + ".md").dated {
      date = date ?? dated.date
      slug = slug ?? dated.rest
    }
    let title = file.values?.folded("title")?.string
    let sections = sections(around: folder).map(segment)
    return Permalink.filled(Self.withSlices(template, sections)) { token in
      switch token {
      case "section": segment(name.folders.first ?? "")
      case "sections": sections.joined(separator: "/")
      case "title": segment(title ?? base)
      case "slug": segment(slug ?? title ?? base)
      case "slugorfilename", "slugorcontentbasename": segment(slug ?? base)
      case "filename", "contentbasename": segment(base)
      // A page without a date has the first day of all.
      case "year": date.map { String($0.year) } ?? "1"
      case "month" where date == nil, "day" where date == nil: "01"
      default: date.flatMap { Permalink.part(token, of: $0) }
      }
    }
  }

  /// The names of the sections around a page in `folder`: its first folder, and those below that have a page of their
  /// own.
  private func sections(around folder: String) -> [String] {
    var names: [String] = []
    var path = ""
    for name in SourceName(folder + "/x").folders {
      path = SitePath.join(path, name)
      if sectionFolders.contains(path) { names.append(name) }
    }
    return names
  }

  /// Whether the address of a page without a date in its front matter needs one that only the build knows.
  func isComputed(_ file: SourceFile, _ name: SourceName, _ date: Day?) -> Bool {
    guard date == nil, dateIsElsewhere, file.values?.folded("url") == nil,
      let template = pages[(name.folders.first ?? "").lowercased()]
    else { return false }
    return [":year", ":month", ":day", ":monthname", ":yearday"].contains { template.contains($0) }
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

// SPDX-License-Identifier: Apache-2.0

import FactFiles
import Files
import Linting
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The facts of the pages of one site that an earlier run left, and those that this run adds.
///
/// Two files: one of all pages, and a small one of those that changed since, so that one edit does not write all again.
/// Both may be deleted at any time, and runs at once do each other no harm: a file is written whole under another name,
/// and a fact counts only for a file with the very stamp that it was made from.
final class FactStore: Sendable {
  /// Where the text of a page is.
  struct Place: Sendable {
    fileprivate enum Holder: Sendable {
      case none
      case memory([UInt8])
      case old(FactFile)
      case new(NewFactFile)
    }

    fileprivate var holder: Holder
    private(set) var range: (offset: Int, count: Int)

    static let none = Place(holder: .none, range: (0, 0))

    fileprivate init(holder: Holder, range: (Int, Int)) {
      self.holder = holder
      self.range = range
    }

    /// The bytes, less their checksum; nil where they are damaged.
    var bytes: [UInt8]? {
      let all: [UInt8]
      switch holder {
      case .none: return nil
      case .memory(let bytes): all = bytes
      case .old(let file): all = file.bytes(at: range.offset, count: range.count)
      case .new(let file): all = file.bytes(at: range.offset, count: range.count)
      }
      guard all.count == range.count, all.count >= 8 else { return nil }
      var reader = ByteReader(all[..<8])
      var hash = QuickHash()
      hash.add(all[8...])
      guard (try? reader.word()) == hash.value else { return nil }
      return Array(all[8...])
    }
  }

  /// The facts of one page as they are written.
  struct Record {
    var path: String
    var stamp: FileStamp
    var facts: PageFacts
    /// Whether this run made them.
    var isNew: Bool
  }

  /// A file that tells what the site is made with.
  struct SettingsFile: Sendable {
    var stamp: FileStamp
    /// nil where there is no such file.
    var bytes: [UInt8]
  }

  /// One of the two files, read.
  private struct Old: Sendable {
    var file: FactFile
    /// Where the path and the record of each page stand, in the order of the site's walk.
    var places: [Int]
    var settings: [String: SettingsFile]
    /// What ``ImageFacts`` are made of.
    var images: ArraySlice<UInt8>
  }

  private struct Images {
    /// `nil` until one is asked for.
    var known: ImageFacts?
    var hasNew = false
  }

  private let path: String?
  private let build: String
  private let started: Int64
  private let main: Old?
  private let recent: Old?
  private let new = Mutex<NewFactFile?>(nil)

  /// The facts at `path`, less its ending; nil keeps nothing. What was changed since `started`, nanoseconds since 1970, is
  /// not kept: it may change again and look the same. `build` names the program that makes them; `told` gets what is wrong
  /// with a file.
  init(_ path: String?, build: String, started: Int64, told: (String) -> Void) {
    self.path = path
    self.build = build
    self.started = started
    main = path.flatMap { Self.read($0 + ".facts", told) }
    recent = path.flatMap { Self.read($0 + ".recent", told) }
  }

  private static func read(_ path: String, _ told: (String) -> Void) -> Old? {
    do throws(FactFile.Problem) {
      let file = try FactFile(path)
      guard let old = try? Self.places(file) else { throw .damaged }
      return old
    } catch {
      switch error {
      case .missing: break
      case .foreign: told("\(path) is owned by another user and is ignored")
      case .damaged: told("\(path) is damaged or from another version, and is rebuilt")
      }
      return nil
    }
  }

  private static func places(_ file: FactFile) throws(ByteReader.Damage) -> Old {
    var reader = ByteReader(file.records[...])
    var settings: [String: SettingsFile] = [:]
    for _ in 0..<(try reader.count()) {
      let path = try reader.text()
      let stamp = try FileStamp(&reader)
      settings[path] = SettingsFile(stamp: stamp, bytes: Array(try reader.raw()))
    }
    let images = try reader.raw()
    let count = try reader.count()
    var places: [Int] = []
    places.reserveCapacity(count)
    for _ in 0..<count {
      places.append(reader.offset)
      _ = try reader.raw()
      _ = try reader.raw()
    }
    return Old(file: file, places: places, settings: settings, images: images)
  }

  /// Where the last answer was found: pages are asked for in the order in which they were kept.
  private struct Cursor {
    var next = [0, 0]
    /// By path, for what is asked for in another order; made when it is needed.
    var tables: [[String: Int]?] = [nil, nil]
    /// How often what was asked for was not where it was expected.
    var misses = [0, 0]
  }

  /// So many records are examined for one that is not the next, as files before it may be gone.
  private static let lookahead = 16
  /// So many new files are taken for new without a table.
  private static let fewMisses = 8

  private let cursor = Mutex(Cursor())

  /// The record of `path` in one of the two files; a page whose record is overlooked is read again.
  private func record(of path: String, in which: Int) -> ArraySlice<UInt8>? {
    guard let old = which == 0 ? recent : main else { return nil }
    return cursor.withLock { cursor in
      let next = cursor.next[which]
      for place in next..<max(next, min(next + Self.lookahead, old.places.count)) {
        if let record = Self.record(old, old.places[place], path) {
          cursor.next[which] = place + 1
          return record
        }
      }
      cursor.misses[which] += 1
      if cursor.misses[which] <= Self.fewMisses { return nil }
      if cursor.tables[which] == nil { cursor.tables[which] = Self.table(old) }
      guard let number = cursor.tables[which]?[path] else { return nil }
      cursor.next[which] = number + 1
      return Self.record(old, old.places[number], path)
    }
  }

  private static func table(_ old: Old) -> [String: Int] {
    var table: [String: Int] = [:]
    for (number, place) in old.places.enumerated() {
      var reader = ByteReader(old.file.records[place...])
      if let path = try? reader.text() { table[path] = number }
    }
    return table
  }

  /// The record at `place`, if it is that of `path`.
  private static func record(_ old: Old, _ place: Int, _ path: String) -> ArraySlice<UInt8>? {
    var reader = ByteReader(old.file.records[place...])
    guard let found = try? reader.raw(), found.isSame(as: path) else { return nil }
    return try? reader.raw()
  }

  /// The settings file at `path` as it was when it had `stamp`.
  func settingsFile(_ path: String, _ stamp: FileStamp) -> [UInt8]? {
    for old in [recent, main] {
      if let file = old?.settings[path], file.stamp == stamp { return file.bytes }
    }
    return nil
  }

  private let images = Mutex(Images())

  /// What the header of the image at `path` said when the file had `stamp`.
  func image(_ path: String, _ stamp: FileStamp) -> ImageFacts.Fact? {
    images.withLock { images in
      let known = images.known ?? keptImages()
      images.known = known
      return known[path].flatMap { $0.stamp == stamp ? $0 : nil }
    }
  }

  /// Keeps what the header of the image at `path` says.
  func add(_ image: ImageFacts.Fact, of path: String) {
    images.withLock { images in
      images.known = images.known ?? keptImages()
      images.known?[path] = image
      images.hasNew = images.hasNew || isSettled(image.stamp)
    }
  }

  private func keptImages() -> ImageFacts {
    var facts = ImageFacts()
    for case let old? in [main, recent] {
      if let kept = try? ImageFacts(old.images, build: build) { facts.merge(kept) }
    }
    return facts
  }

  /// The facts of the page at `path`, if they were made of a file with `stamp` while `factsKey` held.
  func facts(_ path: String, _ stamp: FileStamp, factsKey: UInt64) -> PageFacts? {
    for (which, old) in [recent, main].enumerated() {
      guard let old, old.file.head.factsKey == factsKey,
        let record = record(of: path, in: which),
        let facts = try? Self.facts(record, stamp, old.file)
      else { continue }
      return facts
    }
    return nil
  }

  /// Whether there is anything from an earlier run that may still hold.
  func holdsFacts(_ factsKey: UInt64) -> Bool { main?.file.head.factsKey == factsKey }

  private static func facts(
    _ record: ArraySlice<UInt8>, _ stamp: FileStamp, _ file: FactFile
  ) throws(ByteReader.Damage) -> PageFacts? {
    var reader = ByteReader(record)
    guard try FileStamp(&reader) == stamp else { return nil }
    return try PageFacts(&reader) { Place(holder: .old(file), range: ($0, $1)) }
  }

  /// Whether the targets in the facts that were kept still hold.
  func keepsTargets(_ indexKey: UInt64) -> Bool {
    (main.map { $0.file.head.indexKey == indexKey } ?? true)
      && (recent.map { $0.file.head.indexKey == indexKey } ?? true)
  }

  /// Keeps the text of a page.
  func add(_ text: PageText) -> Place {
    let content = text.bytes()
    var hash = QuickHash()
    hash.add(content[...])
    var writer = ByteWriter()
    writer.word(hash.value)
    return place(writer.bytes + content)
  }

  private func place(_ bytes: [UInt8]) -> Place {
    guard let file = newFile() else {
      return Place(holder: .memory(bytes), range: (0, bytes.count))
    }
    return Place(holder: .new(file), range: (file.add(bytes), bytes.count))
  }

  private func newFile() -> NewFactFile? {
    guard let path else { return nil }
    return new.withLock { new in
      let file = new ?? NewFactFile(in: PathText.folder(path))
      new = file
      return file
    }
  }

  // MARK: Keeping

  /// From so many changed pages on all are written again.
  private static let mostRecent = 64

  /// Writes what is to be kept of the `count` pages of the site, of each what `record` makes of its number when it is asked,
  /// and of `settings`. `hasNew` says whether this run made any that can be kept, and `hasTargets` whether it looked up what
  /// pages link to.
  func save(
    _ count: Int, _ record: (Int) -> Record?, hasNew: Bool, hasTargets: Bool,
    settings: [String: SettingsFile], factsKey: UInt64, indexKey: UInt64
  ) {
    // Targets of another index do no harm, as nobody takes them, and most runs ask for none: to write all again for each
    // file that comes or goes would be the greater part of such a run.
    let isOutdated = [main, recent].contains { old in
      old.map {
        $0.file.head.factsKey != factsKey || hasTargets && $0.file.head.indexKey != indexKey
      } ?? false
    }
    guard let path else { return }
    // Where nothing is kept, no file may be left.
    defer { new.withLock { $0?.removeName() } }
    let (images, hasNewImages) = images.withLock { ($0.known ?? keptImages(), $0.hasNew) }
    guard hasNew || hasNewImages || isOutdated || main == nil else { return }
    var settled: [Int] = []
    var changed: [Int] = []
    for number in 0..<count {
      guard let record = record(number), isSettled(record.stamp) else { continue }
      settled.append(number)
      if record.isNew { changed.append(number) }
    }
    let isWhole = main == nil || isOutdated || changed.count > max(Self.mostRecent, count / 8)
    guard isWhole || hasNewImages || !changed.isEmpty, let file = newFile() else { return }
    var written = isWhole ? settled : changed
    if !isWhole, let recent {
      let kept = Set(
        recent.places.compactMap { place in
          var reader = ByteReader(recent.file.records[place...])
          return try? reader.text()
        })
      written = settled.filter { number in
        record(number).map { $0.isNew || kept.contains($0.path) } ?? false
      }
    }
    let bytes = Self.bytes(
      of: written, record, settings.filter { isSettled($0.value.stamp) },
      images: images.bytes(build: build, keeping: isSettled)
    ) { place in
      if case .new = place.holder { return place }
      return place.bytes.map { _ in self.moved(place, to: file) }
    }
    let isDone = file.finish(
      bytes, at: path + (isWhole ? ".facts" : ".recent"), factsKey: factsKey, indexKey: indexKey)
    if isDone, isWhole { FactFile.remove(path + ".recent") }
  }

  private func moved(_ place: Place, to file: NewFactFile) -> Place {
    guard case .old(let old) = place.holder else { return place }
    let bytes = old.bytes(at: place.range.offset, count: place.range.count)
    return Place(holder: .new(file), range: (file.add(bytes), bytes.count))
  }

  /// Whether a later change of a file with `stamp` will show in its stamp. The clocks of file systems tick slowly, some
  /// once per second.
  func isSettled(_ stamp: FileStamp) -> Bool {
    let second: Int64 = 1_000_000_000
    let tick = stamp.modified % second == 0 ? second : second / 50
    return stamp.modified < started - tick
  }

  private static func bytes(
    of numbers: [Int], _ record: (Int) -> Record?, _ settings: [String: SettingsFile],
    images: [UInt8], _ move: (Place) -> Place?
  ) -> [UInt8] {
    var writer = ByteWriter()
    writer.number(settings.count)
    for (path, file) in settings.sorted(by: { $0.key < $1.key }) {
      writer.text(path)
      file.stamp.write(to: &writer)
      writer.raw(file.bytes)
    }
    writer.raw(images)
    var all = ByteWriter()
    var count = 0
    for number in numbers {
      guard var record = record(number) else { continue }
      if case .known(var body)? = record.facts.body {
        // What is damaged is read again by the next run.
        guard let place = move(body.text) else { continue }
        body.text = place
        record.facts.body = .known(body)
      }
      var inner = ByteWriter()
      record.stamp.write(to: &inner)
      record.facts.write(to: &inner)
      all.text(record.path)
      all.raw(inner.bytes)
      count += 1
    }
    writer.number(count)
    writer.append(all)
    return writer.bytes
  }
}

extension ArraySlice<UInt8> {
  /// Whether these are the bytes of `text`.
  fileprivate func isSame(as text: String) -> Bool {
    guard count == text.utf8.count, count > 0 else { return isEmpty && text.isEmpty }
    var text = text
    return text.withUTF8 { text in
      unsafe withUnsafeBytes { bytes in
        guard let bytes = bytes.baseAddress, let text = text.baseAddress else {
          return false
        }
        return unsafe memcmp(bytes, text, count) == 0
      }
    }
  }
}

extension FileStamp {
  func write(to writer: inout ByteWriter) {
    for word in [first, second, third, fourth] { writer.word(word) }
    writer.word(UInt64(bitPattern: modified))
  }

  init(_ reader: inout ByteReader) throws(ByteReader.Damage) {
    let first = try reader.word()
    let second = try reader.word()
    let third = try reader.word()
    let fourth = try reader.word()
    self.init(
      first, second, third, fourth, modified: Int64(bitPattern: try reader.word()))
  }
}

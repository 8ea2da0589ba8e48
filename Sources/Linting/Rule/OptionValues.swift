// SPDX-License-Identifier: Apache-2.0

package import FrontMatter
package import Patterns
import SourceText

/// Why a value of a configuration cannot be taken; no message: it is not of the type that is wanted.
package struct OptionValueProblem: Error, Hashable, Sendable {
  package var message: String?
  package var help: String?

  package init(_ message: String? = nil, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// What an option's value may be, or each value of a map.
package protocol OptionValue: Hashable, Sendable {
  static var type: OptionType { get }
  init(option value: DataValue) throws(OptionValueProblem)
  /// How it is shown as a default.
  var measure: Measure { get }
}

extension String: OptionValue {
  package static var type: OptionType { .text }
  package init(option value: DataValue) throws(OptionValueProblem) {
    guard let text = value.string else { throw OptionValueProblem() }
    self = text
  }
  package var measure: Measure { .text(self) }
}

/// A list; a single value is a list of one.
extension Array: OptionValue where Element == String {
  package static var type: OptionType { .texts }
  package init(option value: DataValue) throws(OptionValueProblem) {
    let list = value.list ?? [value]
    self = list.compactMap(\.string)
    guard count == list.count else { throw OptionValueProblem() }
  }
  package var measure: Measure { .list(map { .text($0) }) }
}

extension OptionValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  package static var type: OptionType { .choice(allCases.map(\.rawValue)) }
  package init(option value: DataValue) throws(OptionValueProblem) {
    guard let text = value.string, let choice = Self(rawValue: text) else {
      throw OptionValueProblem()
    }
    self = choice
  }
  package var measure: Measure { .text(rawValue) }
}

extension Pattern: OptionValue {
  package static var type: OptionType { .pattern }
  package convenience init(option value: DataValue) throws(OptionValueProblem) {
    guard let text = value.string else { throw OptionValueProblem() }
    do {
      try self.init(text)
    } catch {
      throw OptionValueProblem(
        "'\(text)' is not a valid pattern: \(error.message)",
        help:
          "the error is after '\(String(decoding: text.utf8.prefix(error.offset), as: UTF8.self))'"
      )
    }
  }
  package var measure: Measure { .text(source) }
}

/// Patterns for the paths of posts, as in `overrides`; none matches all.
package struct PathPatterns: OptionValue {
  private let globs: [Glob]

  package init() { globs = [] }

  package static var type: OptionType { .texts }
  package init(option value: DataValue) throws(OptionValueProblem) {
    var globs: [Glob] = []
    for pattern in try [String](option: value) {
      do {
        globs.append(try Glob(path: pattern))
      } catch {
        throw OptionValueProblem(
          "'\(pattern)' is not a valid path pattern: \(error.message)",
          help: "write a pattern such as 'posts/archive/**'")
      }
    }
    self.globs = globs
  }
  package var measure: Measure { .list(globs.map { .text($0.pattern) }) }

  /// Whether the post at `path` is meant.
  package func cover(_ path: String) -> Bool {
    globs.isEmpty || globs.contains { $0.covers(path) }
  }
}

extension Option {
  /// A value that reads itself and says what is wrong with it.
  package init<Value: OptionValue>(
    value name: String, _ path: WritableKeyPath<Root, Value>, _ summary: String
  ) {
    self.name = name
    self.summary = summary
    type = Value.type
    read = { root, value in
      do throws(OptionValueProblem) {
        root[keyPath: path] = try Value(option: value)
        return true
      } catch {
        return error.message != nil
      }
    }
    show = { $0[keyPath: path].measure }
    mistakes = { entry in Self.mistake(Value.self, entry, of: nil).map { [$0] } ?? [] }
  }

  /// A map of the project's own names to values of one type; a wrong value is left out.
  package init<Value: OptionValue>(
    _ name: String, _ path: WritableKeyPath<Root, [String: Value]>, _ summary: String
  ) {
    self.name = name
    self.summary = summary
    type = .map(Value.type)
    read = { root, value in
      guard let entries = value.map else { return false }
      for entry in entries { root[keyPath: path][entry.key] = try? Value(option: entry.value) }
      return true
    }
    show = { root in
      .record(
        root[keyPath: path].sorted { $0.key < $1.key }.map {
          Measure.Field($0.key, $0.value.measure)
        })
    }
    mistakes = { entry in
      let entries = entry.value.map ?? []
      return OptionMistake.repeated(entries, of: name)
        + entries.compactMap { Self.mistake(Value.self, $0, of: name) }
    }
  }

  /// A list of records, each with options of its own; a single one is a list of one.
  package init<Record: RuleOptions>(
    _ name: String, _ path: WritableKeyPath<Root, [Record]>, _ summary: String
  ) {
    self.name = name
    self.summary = summary
    type = .records(Record.table.map(\.description))
    read = { root, value in
      let records = value.list ?? [value]
      let entries = records.compactMap(\.map)
      guard entries.count == records.count else { return false }
      root[keyPath: path] = entries.map { Record.read($0.map { OptionEntry($0) }).0 }
      return true
    }
    show = { root in
      .list(
        root[keyPath: path].map { record in
          .record(Record.table.map { Measure.Field($0.name, $0.show(record)) })
        })
    }
    mistakes = { entry in
      (entry.value.list ?? [entry.value]).flatMap { value in
        let entries = value.map ?? []
        let found = Record.read(entries.map { OptionEntry($0) }, of: name).1
        return (OptionMistake.repeated(entries, of: name) + found).map {
          OptionMistake(message: $0.message, help: $0.help, range: $0.range, key: name)
        }
      }
    }
  }

  /// What keeps the value of `entry` from being a `Value`; `owner` is the map that holds it.
  private static func mistake<Value: OptionValue>(
    _ type: Value.Type, _ entry: DataEntry, of owner: String?
  ) -> OptionMistake? {
    do throws(OptionValueProblem) {
      _ = try Value(option: entry.value)
      return nil
    } catch {
      let name = owner.map { "\($0).\(entry.key)" } ?? entry.key
      return OptionMistake(
        message: error.message ?? "'\(name)' must be \(Value.type.expectation)",
        help: error.help ?? Suggestion.help(entry.value.string, Value.type),
        range: entry.value.range.isEmpty ? entry.keyRange : entry.value.range,
        key: owner ?? entry.key)
    }
  }
}

extension OptionMistake {
  /// The keys of `owner` that come before it.
  fileprivate static func repeated(_ entries: [DataEntry], of owner: String) -> [OptionMistake] {
    var seen: Set<String> = []
    return entries.compactMap { entry in
      seen.insert(entry.key).inserted
        ? nil
        : OptionMistake(
          message: "'\(entry.key)' is set twice", help: "keep one",
          range: entry.keyRange, key: owner)
    }
  }
}
